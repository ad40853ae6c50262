import {
  DateField,
  Form,
  HiddenField,
  MoneyField,
  SelectField,
  Submit,
  TextArea,
  TextField,
  useWords,
} from '../ui/index.js';
import { PurposeFields } from './purpose-fields.js';
import { SliceFields, type Sliced } from './slice-fields.js';
import { SplitForm } from './split-form.js';

export interface Proposed extends Sliced {
  lineId?: string;
  amountCents: number;
  purpose: string;
  instalments: { amountCents: number; dueOn?: string | null; condition?: string | null }[];
  /** Of a former proposal. */
  purposes?: { code: string; sharePercent: number }[];
}

interface ProposalFormProps {
  act: string;
  submit: string;
  /** Of a first proposal. */
  applicationId?: string;
  defaults: Proposed;
  lines: { id: string; label: string; availableCents: number }[];
  /** What the programme's grants may be for; none where it does not say. */
  purposes: { code: string; label: string }[];
  authorities: { id: string; label: string; availableCents: number }[];
  /** Of the call. */
  firstYear: number;
}

/** Amount, purpose, line and instalments. Works without scripts: rows left blank are left out. */
export function ProposalForm({ act, submit, applicationId, defaults, lines, purposes, ...years }: ProposalFormProps) {
  const { t, money } = useWords();
  const options = lines.map(({ id, label, availableCents }) => ({
    value: id,
    label: t('line.option', { label, available: money(availableCents) }),
  }));
  const rows = defaults.instalments.length + 2;
  return (
    <div className="stack-wide">
      <SplitForm amountCents={defaults.amountCents} />
      <Form act={act} defaults={{ ...defaults, purposes: undefined, slices: undefined }}>
        {applicationId ? <HiddenField name="applicationId" value={applicationId} /> : null}
        <SelectField name="lineId" label={t('line')} options={options} value={defaults.lineId ?? options[0]?.value} />
        <MoneyField name="amountCents" label={t('amount')} hint={t('amount.hint')} />
        <TextArea name="purpose" label={t('purpose')} hint={t('purpose.hint')} maxLength={5000} rows={4} />
        {purposes.length > 0 ? <PurposeFields purposes={purposes} shares={defaults.purposes} /> : null}
        <fieldset className="field">
          <legend>{t('instalments')}</legend>
          <p className="hint">{t('instalments.hint')}</p>
          <div className="stack-wide">
            {Array.from({ length: rows }, (_, i) => (
              <InstalmentFields key={i} index={i} />
            ))}
          </div>
        </fieldset>
        <SliceFields {...years} sliced={defaults} amountCents={defaults.amountCents} />
        <Submit>{submit}</Submit>
      </Form>
    </div>
  );
}

function InstalmentFields({ index }: { index: number }) {
  const { t } = useWords();
  const name = `instalments.${index}`;
  return (
    <div className="filters" role="group" aria-label={t('instalment.one', { position: index + 1 })}>
      <MoneyField
        name={`${name}.amountCents`}
        label={t('instalment.amount', { position: index + 1 })}
        optional={index > 0}
      />
      <DateField name={`${name}.dueOn`} label={t('instalment.due-on')} />
      <TextField name={`${name}.condition`} label={t('instalment.condition')} maxLength={500} />
    </div>
  );
}

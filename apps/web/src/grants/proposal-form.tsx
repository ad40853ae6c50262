import { Form as GetForm, useSearchParams } from 'react-router';
import {
  Button,
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

export interface Proposed {
  lineId?: string;
  amountCents: number;
  purpose: string;
  instalments: { amountCents: number; dueOn?: string | null; condition?: string | null }[];
}

interface ProposalFormProps {
  act: string;
  submit: string;
  /** Of a first proposal. */
  applicationId?: string;
  defaults: Proposed;
  lines: { id: string; label: string; availableCents: number }[];
}

/** Amount, purpose, line and instalments. Works without scripts: rows left blank are left out. */
export function ProposalForm({ act, submit, applicationId, defaults, lines }: ProposalFormProps) {
  const { t, money } = useWords();
  const options = lines.map(({ id, label, availableCents }) => ({
    value: id,
    label: t('line.option', { label, available: money(availableCents) }),
  }));
  const rows = defaults.instalments.length + 2;
  return (
    <div className="stack-wide">
      <SplitForm amountCents={defaults.amountCents} />
      <Form act={act} defaults={defaults}>
        {applicationId ? <HiddenField name="applicationId" value={applicationId} /> : null}
        <SelectField name="lineId" label={t('line')} options={options} value={defaults.lineId ?? options[0]?.value} />
        <MoneyField name="amountCents" label={t('amount')} hint={t('amount.hint')} />
        <TextArea name="purpose" label={t('purpose')} hint={t('purpose.hint')} maxLength={5000} rows={4} />
        <fieldset className="field">
          <legend>{t('instalments')}</legend>
          <p className="hint">{t('instalments.hint')}</p>
          <div className="stack-wide">
            {Array.from({ length: rows }, (_, i) => (
              <InstalmentFields key={i} index={i} />
            ))}
          </div>
        </fieldset>
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

/** Fills the instalments below with equal parts (D08); a form of its own, so that it needs no script. */
function SplitForm({ amountCents }: { amountCents: number }) {
  const { t, cents } = useWords();
  const [params] = useSearchParams();
  return (
    <details open={params.has('count')}>
      <summary>{t('split')}</summary>
      <GetForm method="get" className="filters" key={params.toString()}>
        <div className="field">
          <label htmlFor="split-amount">{t('amount')}</label>
          <input
            id="split-amount"
            name="amount"
            inputMode="decimal"
            defaultValue={params.get('amount') ?? cents(amountCents)}
          />
        </div>
        <div className="field">
          <label htmlFor="split-count">{t('split.count')}</label>
          <input
            id="split-count"
            name="count"
            type="number"
            min="1"
            max="24"
            defaultValue={params.get('count') ?? '3'}
          />
        </div>
        <div className="field">
          <label htmlFor="split-first">{t('split.first-on')}</label>
          <input id="split-first" name="firstOn" type="date" defaultValue={params.get('firstOn') ?? ''} />
        </div>
        <div className="field">
          <label htmlFor="split-months">{t('split.months')}</label>
          <input
            id="split-months"
            name="monthsApart"
            type="number"
            min="1"
            max="12"
            defaultValue={params.get('monthsApart') ?? '1'}
          />
        </div>
        <Button type="submit">{t('split.do')}</Button>
      </GetForm>
    </details>
  );
}

import type { Json } from '../form-body.js';
import {
  Drawer,
  Form,
  HiddenField,
  MoneyField,
  SelectField,
  Submit,
  Table,
  TextArea,
  TextField,
  useWords,
} from '../ui/index.js';
import type { ActView, Choices } from './budget-act.js';
import { TwoSides } from './two-sides.js';

/** Lines whose amount was left blank are no sides of the act; a new line needs an amount. */
export function enteredSides({ lines, news, ...rest }: Record<string, Json>): Record<string, Json> {
  const rows = [...((lines ?? []) as Record<string, Json>[]), ...((news ?? []) as Record<string, Json>[])];
  return { ...rest, sides: rows.filter(({ amountCents }) => amountCents !== undefined) };
}

/** The draft's text, an amount for each line of the year, and lines that the act brings. Minus takes, plus gives. */
export function BudgetActForm({ act, choices }: { act: ActView; choices: Choices }) {
  const { t } = useWords();
  const amountOf = new Map(act.sides.map((side) => [side.lineId, side.amountCents]));
  const lines = choices.lines.map(({ id }) => ({ lineId: id, amountCents: amountOf.get(id) }));
  const news = act.sides.filter(({ lineId }) => !lineId);
  const defaults = { ...act, lines, news };
  return (
    <Form id="act" act="budget-act.change" defaults={defaults}>
      <HiddenField name="version" kind="int" value={act.version} />
      <TextField name="title" label={t('label')} maxLength={200} />
      <TextArea name="reason" label={t('act.reason')} hint={t('act.reason.hint')} maxLength={2000} optional />
      {act.kind === 'DM' ? (
        <TextField
          name="counterpart"
          label={t('act.counterpart')}
          hint={t('act.counterpart.hint')}
          maxLength={500}
          optional
        />
      ) : null}
      {act.kind === 'BP' ? null : <LineAmounts lines={choices.lines} />}
      {act.kind === 'VIR' && news.length === 0 ? (
        <Drawer title={t('act.new-lines')}>
          <NewLines count={1} act={act} choices={choices} />
        </Drawer>
      ) : (
        <NewLines count={news.length + (act.kind === 'BP' ? 3 : 1)} act={act} choices={choices} />
      )}
      <TwoSides saved={{ received: act.receivedCents, given: act.givenCents }} balanced={act.kind === 'VIR'} />
      <Submit>{t('act.save')}</Submit>
    </Form>
  );
}

function LineAmounts({ lines }: { lines: Choices['lines'] }) {
  const { t, cents } = useWords();
  return (
    <Table
      caption={t('act.lines')}
      rows={lines.map((line, i) => ({ ...line, i }))}
      keyOf={({ id }) => id}
      columns={[
        { key: 'label', heading: t('label'), cell: ({ label, chapter, nature }) => `${label} · ${chapter}-${nature}` },
        {
          key: 'available',
          heading: t('account.available'),
          kind: 'number',
          cell: ({ position }) => cents(position.availableCents),
        },
        {
          key: 'amount',
          heading: t('act.amount'),
          cell: ({ i, id, label }) => (
            <>
              <HiddenField name={`lines.${i}.lineId`} value={id} />
              <MoneyField
                name={`lines.${i}.amountCents`}
                label={<span className="hidden">{t('act.amount.of', { label })}</span>}
              />
            </>
          ),
        },
      ]}
    />
  );
}

function NewLines({ count, act, choices }: { count: number; act: ActView; choices: Choices }) {
  const { t } = useWords();
  return (
    <>
      {Array.from({ length: count }, (_, i) => (
        <NewLine
          key={i}
          at={`news.${i}`}
          title={t('act.new-line', { number: i + 1 })}
          year={act.year}
          choices={choices}
        />
      ))}
    </>
  );
}

function NewLine({ at, title, choices }: { at: string; title: string; year: number; choices: Choices }) {
  const { t } = useWords();
  const accounts = (kind: string) =>
    choices.accounts
      .filter((account) => account.kind === kind)
      .map(({ number, label }) => ({ value: number, label: `${number} · ${label}` }));
  return (
    <fieldset className="stack">
      <legend>{title}</legend>
      <TextField name={`${at}.label`} label={t('label')} maxLength={200} optional />
      <SelectField
        name={`${at}.programmeCode`}
        label={t('programme')}
        options={choices.programmes.map(({ code, name }) => ({ value: code, label: name }))}
        optional
      />
      <SelectField
        name={`${at}.section`}
        label={t('section')}
        options={['operating', 'investment'].map((value) => ({ value, label: t(`section.${value}`) }))}
        optional
      />
      <SelectField name={`${at}.chapter`} label={t('chapter')} options={accounts('chapter')} optional />
      <SelectField name={`${at}.nature`} label={t('nature')} options={accounts('nature')} optional />
      <TextField name={`${at}.function`} label={t('function')} className="narrow" optional />
      <SelectField
        name={`${at}.fundingSource`}
        label={t('source')}
        options={choices.sources.map(({ code, label }) => ({ value: code, label }))}
        optional
      />
      <MoneyField name={`${at}.amountCents`} label={t('act.amount')} optional />
    </fieldset>
  );
}

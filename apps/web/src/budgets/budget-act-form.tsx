import type { Json } from '../form-body.js';
import { Form, HiddenField, MoneyField, Submit, Table, TextArea, TextField, useWords } from '../ui/index.js';
import type { ActView, Choices } from './budget-act.js';
import { NewLineDrawer } from './new-line-drawer.js';
import { TwoSides } from './two-sides.js';

/** Lines whose amount was left blank are no sides of the act; a new line needs an amount. */
export function enteredSides({ lines, news, ...rest }: Record<string, Json>): Record<string, Json> {
  const rows = [...((lines ?? []) as Record<string, Json>[]), ...((news ?? []) as Record<string, Json>[])];
  return { ...rest, sides: rows.filter(({ amountCents }) => amountCents !== undefined) };
}

/** The draft's text, an amount for each line of the year, and lines that the act brings. Minus takes, plus gives. */
export function BudgetActForm({ act, choices }: { act: ActView; choices: Choices }) {
  const { t } = useWords();
  const shown = linesOf(act, choices);
  const amountOf = new Map(act.sides.map((side) => [side.lineId, side.amountCents]));
  const lines = shown.map(({ lineId }) => ({ lineId, amountCents: amountOf.get(lineId) }));
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
      {act.kind === 'BP' && shown.length === 0 ? null : <LineAmounts lines={shown} />}
      <NewLines news={news} act={act} choices={choices} />
      <TwoSides saved={{ received: act.receivedCents, given: act.givenCents }} balanced={act.kind === 'VIR'} />
      <Submit>{t('act.save')}</Submit>
    </Form>
  );
}

interface ShownLine {
  lineId: string;
  label: string;
  chapter: string;
  nature: string;
  availableCents: number;
}

/** The lines that may be chosen; and those of the draft that are not among them, so that saving it loses none. */
function linesOf(act: ActView, choices: Choices): ShownLine[] {
  const listed = (act.kind === 'BP' ? [] : choices.lines).map(({ id, label, chapter, nature, position }) => ({
    ...{ lineId: id, label, chapter, nature, availableCents: position.availableCents },
  }));
  const known = new Set(listed.map(({ lineId }) => lineId));
  const others = act.sides.flatMap(({ lineId, label, chapter, nature, availableCents }) =>
    lineId && !known.has(lineId) ? [{ lineId, label, chapter, nature, availableCents: availableCents ?? 0 }] : [],
  );
  return [...listed, ...others];
}

function LineAmounts({ lines }: { lines: ShownLine[] }) {
  const { t, cents } = useWords();
  return (
    <Table
      caption={t('act.lines')}
      rows={lines.map((line, i) => ({ ...line, i }))}
      keyOf={({ lineId }) => lineId}
      columns={[
        { key: 'label', heading: t('label'), cell: ({ label, chapter, nature }) => `${label} · ${chapter}-${nature}` },
        {
          key: 'available',
          heading: t('account.available'),
          kind: 'number',
          cell: ({ availableCents }) => cents(availableCents),
        },
        {
          key: 'amount',
          heading: t('act.amount'),
          cell: ({ i, lineId, label }) => (
            <>
              <HiddenField name={`lines.${i}.lineId`} value={lineId} />
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

/** Lines that the act brings, each folded once it is entered; and blank ones, the first of them open where a budget is voted. */
function NewLines({ news, act, choices }: { news: ActView['sides']; act: ActView; choices: Choices }) {
  const { t } = useWords();
  const blanks = act.kind === 'BP' ? 3 : 1;
  return (
    <section className="stack" aria-label={t('act.new-lines')}>
      <h2>{t('act.new-lines')}</h2>
      {Array.from({ length: news.length + blanks }, (_, i) => (
        <NewLineDrawer key={i} i={i} entered={news[i]} open={i === 0 && act.kind === 'BP'} choices={choices} />
      ))}
    </section>
  );
}

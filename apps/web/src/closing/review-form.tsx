import { Link, useSearchParams } from 'react-router';
import type { Json } from '../form-body.js';
import { Form, HiddenField, LiveSum, MoneyField, Submit, TextField, useWords } from '../ui/index.js';
import type { ReviewRow } from './reviews.js';
import { useWhy } from './year-end-parts.js';

/** A part left blank is nothing. */
export function reviewed(body: Record<string, Json>): Record<string, Json> {
  const items = (body.items ?? []) as Record<string, Json>[];
  return { items: items.map((item) => ({ accrueCents: 0, carryCents: 0, lapseCents: 0, ...item })) };
}

const PARTS = ['accrue', 'carry', 'lapse'] as const;

/** Splits one grant's committed money into what is accrued, carried over and lapses; the sum is told live. */
export function ReviewForm({ row }: { row: ReviewRow }) {
  const { t, money } = useWords();
  const why = useWhy();
  const [params] = useSearchParams();
  const without = new URLSearchParams(params);
  without.delete('choose');
  const now = row.chosen ?? row.proposed;
  const given = Object.fromEntries(
    PARTS.flatMap((part) => (now[`${part}Cents`] > 0 ? [[`${part}Cents`, now[`${part}Cents`]]] : [])),
  );
  const defaults = { items: [{ ...given, reason: row.chosen?.reason }] };
  return (
    <section className="notice" id="choose" aria-label={t('choose.for', { title: row.title })}>
      <h2>{t('choose.for', { title: `${row.organisationName} · ${row.title}` })}</h2>
      <p>{t('choose.facts', { committed: money(row.committedCents), done: money(row.doneCents) })}</p>
      {row.waitingCents > 0 ? <p>{t('waiting', { waiting: money(row.waitingCents) })}</p> : null}
      <p className="quiet">{why(row)}</p>
      <Form act="year-end.review" defaults={defaults}>
        <HiddenField name="items.0.lineId" value={row.lineId} />
        <HiddenField name="items.0.grantId" value={row.grantId} />
        <div className="filters">
          {PARTS.map((part) => (
            <MoneyField key={part} name={`items.0.${part}Cents`} label={t(`choice.${part}`)} optional />
          ))}
        </div>
        <LiveSum
          label={t('choose.sum')}
          of="items.0."
          make={row.committedCents}
          saved={{ sum: row.committedCents, make: row.committedCents }}
        />
        <TextField name="items.0.reason" label={t('choose.reason')} hint={t('choose.reason.hint')} optional />
        <div className="row">
          <Submit>{t('choose.save')}</Submit>
          <Link to={`?${without}`}>{t('choose.leave')}</Link>
        </div>
      </Form>
    </section>
  );
}

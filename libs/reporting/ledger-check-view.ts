import { namesOf } from '#libs/access';
import { type Actor, may, notFound } from '#libs/kernel';
import { allowedActs, languageOf, listPage, type ListQuery, type Queryable, Where, words } from '#libs/platform';
import { KEPT, STEPS } from './compare-ledger.js';
import type { LedgerCheckDto, LedgerCheckItemDto, LedgerCheckPage } from './ledger-check.dto.js';
import { CHECK_COLUMNS, checkById, type CheckRow, differencesOf } from './ledger-checks.repository.js';

const RUN = { act: 'ledger-check.run', allowed: true, reasons: [], irreversible: false, needsReason: false };

/** All checks, the latest first. */
export async function listChecks(q: Queryable, actor: Actor, query: ListQuery): Promise<LedgerCheckPage> {
  const page = await listPage<CheckRow, CheckRow>(q, {
    select: CHECK_COLUMNS,
    from: 'ledger_checks c',
    where: new Where(),
    id: 'c.id',
    sort: { asked: { column: 'c.asked_at', type: 'timestamptz', descending: true } },
    query,
    map: (row) => row,
  });
  const names = await namesOf(
    q,
    page.items.map((row) => row.askedBy),
  );
  return {
    ...page,
    items: page.items.map((row) => itemView(row, names)),
    ...(await lastChecks(q)),
    allowedActs: allowedActs(may(actor, 'ledger-check.run') ? [RUN] : [], languageOf()),
  };
}

const LAST = (also: string) =>
  `(SELECT id FROM ledger_checks WHERE state = 'done' ${also} ORDER BY finished_at DESC, id DESC LIMIT 1)`;

const lastChecks = async (q: Queryable) =>
  (await q.one<{ lastDoneId: string | null; lastNightlyId: string | null }>(
    `SELECT ${LAST('')} AS "lastDoneId", ${LAST('AND night IS NOT NULL')} AS "lastNightlyId"`,
  ))!;

/** @throws 404 */
export async function showCheck(q: Queryable, id: string): Promise<LedgerCheckDto> {
  const row = (await checkById(q, id)) ?? notFound();
  const names = await namesOf(q, [row.askedBy]);
  const say = (key: string) => words(languageOf(), key);
  const differences = (await differencesOf(q, id, KEPT)).map(({ comparison, account, ...one }) => ({
    ...one,
    comparisonLabel: say(`ledger-comparison.${comparison}`),
    accountLabel: say(`ledger-account.${account}`),
  }));
  const results = row.results.map((one) => ({
    ...one,
    label: say(`ledger-comparison.${one.comparison}`),
    text: say(`ledger-comparison.${one.comparison}.text`),
  }));
  return { ...itemView(row, names), results, differences, failure: row.failure };
}

function itemView(row: CheckRow, names: Map<string, string>): LedgerCheckItemDto {
  const { id, state, night, askedBy, askedAt, startedAt, finishedAt, step, stepsDone, entries, compared, different } =
    row;
  const say = (key: string) => words(languageOf(), key);
  return {
    ...{ id, state, askedAt, startedAt, finishedAt, stepsDone, entries, compared, different },
    stateLabel: say(`ledger-check.state.${state}`),
    nightly: night !== null,
    askedByName: names.get(askedBy ?? '') ?? null,
    milliseconds: startedAt && finishedAt ? finishedAt.getTime() - startedAt.getTime() : null,
    stepLabel: state === 'running' && step ? say(`ledger-comparison.${step}`) : null,
    steps: STEPS,
  };
}

import { type Actor, type ActOffer, may, notFound } from '#libs/kernel';
import { allowedActs, languageOf, listPage, type Queryable, Where, words } from '#libs/platform';
import { namesOf } from '#libs/access';
import type { BudgetLineDto, BudgetLinePage, BudgetLineQuery, EntryDto, EntryPage, EntryQuery } from './budget.dto.js';
import { LINE_COLUMNS, LINE_TABLES, lineById, type LineView } from './budgets.repository.js';
import { sourceNames } from './funding-sources.repository.js';
import { type Position, positions } from './position.js';

/** One line as the API shows it, with its balances at the end of a day. @throws 404. */
export async function showLine(q: Queryable, id: string, asOf?: string | null): Promise<BudgetLineDto> {
  const line = (await lineById(q, id)) ?? notFound();
  return view(line, (await positions(q, [id], asOf)).get(id)!, await sourceNames(q), asOf);
}

/** A page of lines with balances, and the totals of the whole filter: two queries more than the page, however many lines. */
export async function listLines(q: Queryable, actor: Actor, query: BudgetLineQuery): Promise<BudgetLinePage> {
  const where = new Where()
    .when(query.programme, 'p.code = $?')
    .when(query.year, 'l.year = $?')
    .when(query.source, 'l.funding_source = $?');
  const page = await listPage<LineView, LineView>(q, {
    select: LINE_COLUMNS,
    from: LINE_TABLES,
    where,
    id: 'l.id',
    sort: {
      programme: { column: 'p.position', type: 'int' },
      year: { column: 'l.year', type: 'int', descending: true },
    },
    query,
    map: (row) => row,
    countFrom: 'budget_lines l JOIN programmes p ON p.id = l.programme_id',
  });
  const all = await q.query<{ id: string }>(`SELECT l.id FROM ${LINE_TABLES} WHERE ${where.sql}`, where.params);
  const balances = await positions(
    q,
    all.map(({ id }) => id),
    query.asOf,
  );
  const sources = await sourceNames(q);
  return {
    ...page,
    items: page.items.map((line) => view(line, balances.get(line.id)!, sources, query.asOf)),
    totals: sumOf([...balances.values()]),
    allowedActs: allowedActs(may(actor, 'budget-act.draft') ? [DRAFT] : [], languageOf()),
  };
}

const DRAFT: ActOffer = {
  act: 'budget-act.draft',
  allowed: true,
  reasons: [],
  irreversible: false,
  needsReason: false,
};

type Names = Map<string, string>;

function view(line: LineView, position: Position, sources: Names, asOf?: string | null): BudgetLineDto {
  const language = languageOf();
  return {
    id: line.id,
    programmeCode: line.programmeCode,
    programmeName: language === 'fr' ? line.programmeNameFr : line.programmeNameEn,
    year: line.year,
    chapter: line.chapter,
    nature: line.nature,
    function: line.function,
    label: line.label,
    section: line.section,
    service: line.service,
    fundingSource: line.fundingSource,
    fundingSourceLabel: sources.get(line.fundingSource) ?? line.fundingSource,
    state: line.closed ? 'closed' : 'open',
    stateLabel: words(language, `budget-line.state.${line.closed ? 'closed' : 'open'}`),
    asOf: asOf ?? null,
    position,
  };
}

const NOTHING: Position = {
  votedCents: 0n,
  amendedCents: 0n,
  transferredCents: 0n,
  carriedInCents: 0n,
  reversedCents: 0n,
  settledCents: 0n,
  availableCents: 0n,
  reservedCents: 0n,
  committedCents: 0n,
  orderedCents: 0n,
  paidCents: 0n,
  accruedCents: 0n,
  carriedCents: 0n,
  lapsedCents: 0n,
};

/** The sum of positions, account by account, in cents. */
export function sumOf(all: Position[]): Position {
  const keys = Object.keys(NOTHING) as (keyof Position)[];
  return Object.fromEntries(keys.map((key) => [key, all.reduce((sum, p) => sum + p[key], 0n)])) as unknown as Position;
}

type EntryRow = Omit<EntryDto, 'moveLabel' | 'fromLabel' | 'toLabel' | 'actorName'> & { actorId: string };

const ENTRY = `e.id, e.accounting_date AS "accountingDate", e.created_at AS "createdAt", e.move, e.from_account AS "fromAccount",
  e.to_account AS "toAccount", e.amount_cents AS "amountCents", e.reference, e.reason, e.grant_id AS "grantId", e.actor_id AS "actorId"`;

/** A line's entries, the newest accounting day first. @throws 404. */
export async function listEntries(q: Queryable, lineId: string, query: EntryQuery): Promise<EntryPage> {
  if (!(await lineById(q, lineId))) notFound();
  const page = await listPage<EntryRow, EntryRow>(q, {
    select: ENTRY,
    from: 'ledger_entries e',
    where: new Where()
      .add('e.line_id = $?', lineId)
      .when(query.asOf, 'e.accounting_date <= $?')
      .when(query.move, 'e.move = $?')
      .when(query.grantId, 'e.grant_id = $?'),
    id: 'e.id',
    sort: { date: { column: 'e.accounting_date', type: 'date', descending: true } },
    query,
    map: (row) => row,
  });
  const names = await namesOf(
    q,
    page.items.map((row) => row.actorId),
  );
  const language = languageOf();
  return {
    ...page,
    items: page.items.map(({ actorId, ...row }) => ({
      ...row,
      moveLabel: words(language, `budget.move.${row.move}`),
      fromLabel: words(language, `budget.account.${row.fromAccount}`),
      toLabel: words(language, `budget.account.${row.toAccount}`),
      actorName: names.get(actorId) ?? null,
    })),
  };
}

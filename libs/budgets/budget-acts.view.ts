import { namesOf } from '#libs/access';
import { Approvals } from '#libs/approvals';
import { timeline } from '#libs/history';
import { type Actor, type ActOffer, may, offersOf } from '#libs/kernel';
import { allowedActs, languageOf, listPage, type Queryable, Where, words } from '#libs/platform';
import { numberOfAct } from './adopt-budget-act.js';
import { type BudgetActFacts, budgetActActs } from './budget-act.acts.js';
import type {
  BudgetActDocumentDto,
  BudgetActDto,
  BudgetActItemDto,
  BudgetActPage,
  BudgetActQuery,
  BudgetActSideDto,
} from './budget-act.dto.js';
import { ceilingOf, type Side, sumOfSides, type TransferRoom } from './budget-act.rules.js';
import { ACT_COLUMNS, budgetActById, type BudgetActRow, factsOfAct, sidesOf } from './budget-acts.repository.js';
import { programmes } from './budgets.repository.js';
import { positions } from './position.js';

const DRAFT: ActOffer = {
  act: 'budget-act.draft',
  allowed: true,
  reasons: [],
  irreversible: false,
  needsReason: false,
};

interface Sums {
  sideCount: number;
  receivedCents: bigint;
  givenCents: bigint;
}

const SUMMED = `budget_acts a CROSS JOIN LATERAL (SELECT count(*)::int AS "sideCount",
    coalesce(sum(amount_cents) FILTER (WHERE amount_cents > 0), 0)::bigint AS "receivedCents",
    -coalesce(sum(amount_cents) FILTER (WHERE amount_cents < 0), 0)::bigint AS "givenCents"
  FROM budget_act_lines WHERE act_id = a.id) s`;

const item = (row: BudgetActRow, sums: Sums): BudgetActItemDto => ({
  ...{ id: row.id, kind: row.kind, year: row.year, title: row.title, state: row.state },
  ...{ accountingDate: row.accountingDate, ...sums },
  kindLabel: words(languageOf(), `budget-act.kind.${row.kind}`),
  number: numberOfAct(row) || null,
  stateLabel: words(languageOf(), `budget-act.state.${row.state}`),
});

/** A page of budget acts, the newest first. */
export async function listBudgetActs(q: Queryable, actor: Actor, query: BudgetActQuery): Promise<BudgetActPage> {
  const page = await listPage<BudgetActRow & Sums, BudgetActItemDto>(q, {
    select: `${ACT_COLUMNS}, s.*`,
    from: SUMMED,
    countFrom: 'budget_acts a',
    where: new Where()
      .when(query.year, 'a.year = $?')
      .when(query.kind, 'a.kind = $?')
      .when(query.state, 'a.state = $?')
      .when(query.q, `a.title ILIKE '%' || $? || '%'`),
    id: 'a.id',
    sort: { year: { column: 'a.year', type: 'int', descending: true } },
    query,
    map: (row) => item(row, { sideCount: row.sideCount, receivedCents: row.receivedCents, givenCents: row.givenCents }),
  });
  return { ...page, allowedActs: allowedActs(may(actor, 'budget-act.draft') ? [DRAFT] : [], languageOf()) };
}

/** One act with its sides, what stands in its way, and its history. @throws 404. */
export async function showBudgetAct(
  q: Queryable,
  approvals: Approvals,
  actor: Actor,
  id: string,
): Promise<BudgetActDto> {
  const row = await budgetActById(q, id);
  const sides = await sidesOf(q, id);
  const facts = await factsOfAct(q, row, sides);
  const subject = { kind: 'budget-act', id };
  const up = sides.filter(({ amountCents }) => amountCents > 0n);
  const receivedCents = sumOfSides(up);
  const sumCents = sumOfSides(sides);
  const names = await namesOf(q, [row.createdBy, row.adoptedBy]);
  return {
    ...item(row, { sideCount: sides.length, receivedCents, givenCents: receivedCents - sumCents }),
    ...{ reason: row.reason, counterpart: row.counterpart, decision: row.decision, version: row.version, sumCents },
    ...{ adoptedAt: row.adoptedAt, betweenChapters: facts.betweenChapters, room: facts.room && shownRoom(facts.room) },
    createdByName: names.get(row.createdBy) ?? null,
    adoptedByName: names.get(row.adoptedBy ?? '') ?? null,
    document: await documentOf(q, row.documentId),
    caseId: (await approvals.caseOf(q, subject))?.id ?? null,
    sides: await shownSides(q, sides),
    allowedActs: allowedActs(offers(actor, row, facts), languageOf()),
    timeline: await timeline(q, [subject, ...(await approvals.casesOf(q, subject))], languageOf()),
  };
}

/** Of adopting and submitting only the one that this act needs is offered. */
function offers(actor: Actor, { state }: BudgetActRow, facts: BudgetActFacts): ActOffer[] {
  const other = facts.betweenChapters ? 'budget-act.adopt' : 'budget-act.submit';
  return offersOf(budgetActActs, { state, can: (p) => may(actor, p), facts }).filter(({ act }) => act !== other);
}

const shownRoom = (room: TransferRoom) => {
  const ceilingCents = ceilingOf(room);
  return { ceilingCents, movedCents: room.movedCents, leftCents: ceilingCents - room.movedCents };
};

async function documentOf(q: Queryable, id: string | null): Promise<BudgetActDocumentDto | null> {
  if (!id) return null;
  return (await q.one<BudgetActDocumentDto>('SELECT id, name FROM stored_documents WHERE id = $1', [id])) ?? null;
}

async function shownSides(q: Queryable, sides: readonly Side[]): Promise<BudgetActSideDto[]> {
  const name = new Map((await programmes(q)).map((programme) => [programme.code, programme.name]));
  const balances = await positions(
    q,
    sides.flatMap(({ lineId }) => lineId ?? []),
  );
  return sides.map(({ year: _, ...side }) => {
    const balance = side.lineId ? balances.get(side.lineId) : undefined;
    return {
      ...side,
      programmeName: name.get(side.programmeCode) ?? side.programmeCode,
      votedCents: balance?.votedCents ?? null,
      availableCents: balance?.availableCents ?? null,
    };
  });
}

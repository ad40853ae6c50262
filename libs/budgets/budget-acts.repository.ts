import { type Cents, type FiscalYear, type LocalDate, notFound } from '#libs/kernel';
import { type Queryable, toJson, type Tx } from '#libs/platform';
import type { BudgetActFacts, BudgetActState } from './budget-act.acts.js';
import {
  betweenChapters,
  type BudgetActKind,
  type Chart,
  faultsOfCeiling,
  faultsOfSides,
  movedCents,
  type Side,
  type TransferRoom,
} from './budget-act.rules.js';

export interface BudgetActRow {
  id: string;
  kind: BudgetActKind;
  year: FiscalYear;
  number: number | null;
  title: string;
  reason: string;
  counterpart: string | null;
  decision: string | null;
  accountingDate: LocalDate | null;
  state: BudgetActState;
  documentId: string | null;
  betweenCents: Cents;
  section: string | null;
  version: number;
  createdBy: string;
  createdAt: Date;
  adoptedBy: string | null;
  adoptedAt: Date | null;
}

export const ACT_COLUMNS = `a.id, a.kind, a.year, a.number, a.title, a.reason, a.counterpart, a.decision,
  a.accounting_date AS "accountingDate", a.state, a.document_id AS "documentId", a.between_cents AS "betweenCents", a.section,
  a.version, a.created_by AS "createdBy", a.created_at AS "createdAt", a.adopted_by AS "adoptedBy", a.adopted_at AS "adoptedAt"`;

const SELECT = `SELECT ${ACT_COLUMNS} FROM budget_acts a WHERE a.id = $1`;

/** @throws 404. */
export const budgetActById = async (q: Queryable, id: string): Promise<BudgetActRow> =>
  (await q.one<BudgetActRow>(SELECT, [id])) ?? notFound();

/** The same, held until the transaction ends. @throws 404. */
export const lockBudgetAct = async (tx: Tx, id: string): Promise<BudgetActRow> =>
  (await tx.one<BudgetActRow>(`${SELECT} FOR UPDATE`, [id])) ?? notFound();

/** An act's sides in the order in which they were entered; of lines that are there, with the place they have. */
export const sidesOf = (q: Queryable, id: string): Promise<Side[]> =>
  q.query<Side>(
    `SELECT s.line_id AS "lineId", l.year, coalesce(p.code, s.programme_code) AS "programmeCode",
       coalesce(l.section, s.section) AS section, coalesce(l.chapter, s.chapter) AS chapter, coalesce(l.nature, s.nature) AS nature,
       coalesce(l.function, s.function) AS function, coalesce(l.service, s.service, '') AS service,
       coalesce(l.funding_source, s.funding_source, 'general') AS "fundingSource", coalesce(l.label, s.label) AS label,
       s.amount_cents AS "amountCents"
     FROM budget_act_lines s LEFT JOIN budget_lines l ON l.id = s.line_id LEFT JOIN programmes p ON p.id = l.programme_id
     WHERE s.act_id = $1 ORDER BY s.position`,
    [id],
  );

/** A side as it is entered: a line, or the definition of a new one. */
export interface SideInput {
  lineId?: string | null;
  programmeCode?: string | null;
  section?: string | null;
  chapter?: string | null;
  nature?: string | null;
  function?: string | null;
  service?: string | null;
  fundingSource?: string | null;
  label?: string | null;
  /** Never zero once adopted. */
  amountCents: Cents;
}

/** Those of before go. */
export async function setSides(tx: Tx, id: string, sides: readonly SideInput[]): Promise<void> {
  await tx.query('DELETE FROM budget_act_lines WHERE act_id = $1', [id]);
  await tx.query(
    `INSERT INTO budget_act_lines (act_id, position, line_id, programme_code, section, chapter, nature, function, service,
       funding_source, label, amount_cents)
     SELECT $1, n - 1, (s->>'lineId')::uuid, s->>'programmeCode', s->>'section', s->>'chapter', s->>'nature', s->>'function',
       s->>'service', s->>'fundingSource', s->>'label', (s->>'amountCents')::bigint
     FROM jsonb_array_elements($2::jsonb) WITH ORDINALITY AS x(s, n)`,
    [id, toJson(sides)],
  );
}

/** The account numbers that hold on 1 January of a year (rules 3.7, 3.8). */
export async function chartOf(q: Queryable, year: FiscalYear): Promise<Chart> {
  const rows = await q.query<{ kind: string; number: string }>(
    `SELECT kind, number FROM chart_accounts WHERE valid_from <= make_date($1, 1, 1)
       AND coalesce(valid_to, 'infinity') >= make_date($1, 1, 1)`,
    [year],
  );
  const numbers = (kind: string) => new Set(rows.filter((row) => row.kind === kind).map(({ number }) => number));
  return { chapters: numbers('chapter'), natures: numbers('nature') };
}

/** What may still move between chapters of a section in a year: real expenses as voted and amended, and what has moved (rule 3.12). */
export async function transferRoom(q: Queryable, year: FiscalYear, section: string): Promise<TransferRoom> {
  const sql = `SELECT coalesce(y.transfer_ceiling_bp, 750) AS "ceilingBp",
      (SELECT coalesce(sum(voted_cents - transferred_cents - carried_in_cents - reversed_cents - settled_cents), 0)::bigint
        FROM budget_lines WHERE year = $1 AND section = $2) AS "baseCents",
      (SELECT coalesce(sum(between_cents), 0)::bigint FROM budget_acts
        WHERE year = $1 AND section = $2 AND state = 'adopted' AND between_cents > 0) AS "movedCents"
    FROM (SELECT) one LEFT JOIN fiscal_years y ON y.year = $1`;
  return (await q.one<TransferRoom>(sql, [year, section]))!;
}

/** What the rules ask of an act. */
export async function factsOfAct(
  q: Queryable,
  act: BudgetActRow,
  sides: readonly Side[],
): Promise<BudgetActFacts & { room: TransferRoom | null }> {
  const between = betweenChapters(act.kind, sides);
  const room = between ? await transferRoom(q, act.year, sides[0]!.section) : null;
  const faults = faultsOfSides({ ...act, sides }, await chartOf(q, act.year));
  return {
    faults: [...faults, ...(room ? faultsOfCeiling(room, movedCents(sides)) : [])],
    attached: act.documentId !== null,
    reasoned: act.reason !== '',
    betweenChapters: between,
    room,
  };
}

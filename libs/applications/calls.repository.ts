import { type Cents, newId, notFound, refuse } from '#libs/kernel';
import { type Queryable, toJson, type Tx } from '#libs/platform';
import type { CallState } from './call.acts.js';
import type { FormKind } from './form.js';
import type { Weight } from './review.rules.js';

export interface CallContent {
  programmeCode: string;
  fiscalYear: number;
  title: string;
  eligibilityFr: string;
  eligibilityEn: string;
  opensAt: Date;
  /** The first instant that is too late. */
  closesAt: Date;
  envelopeCents: Cents;
  minCents: Cents;
  maxCents: Cents;
  /** The most that a grant may be of the cash total (rule 2.11), in hundredths of a percent. */
  shareCapBp: number | null;
  form: FormKind;
  routeCode: string;
  criteria: Weight[];
}

export interface CallRow extends CallContent {
  id: string;
  state: CallState;
  version: number;
  createdBy: string;
}

const COLUMNS: Record<keyof CallContent, string> = {
  programmeCode: 'programme_code',
  fiscalYear: 'fiscal_year',
  title: 'title',
  eligibilityFr: 'eligibility_fr',
  eligibilityEn: 'eligibility_en',
  opensAt: 'opens_at',
  closesAt: 'closes_at',
  envelopeCents: 'envelope_cents',
  minCents: 'min_cents',
  maxCents: 'max_cents',
  shareCapBp: 'share_cap_bp',
  form: 'form',
  routeCode: 'route_code',
  criteria: 'criteria',
};
const KEYS = Object.keys(COLUMNS) as (keyof CallContent)[];

/** The columns of a call, of the table called `c`. */
export const CALL_SELECT = `c.id, c.state, c.version, c.created_by AS "createdBy", ${KEYS.map((key) => `c.${COLUMNS[key]} AS "${key}"`).join(', ')}`;

const valuesOf = (content: CallContent) =>
  KEYS.map((key) => (key === 'criteria' ? toJson(content[key]) : content[key]));

export async function insertCall(tx: Tx, content: CallContent, createdBy: string): Promise<string> {
  const id = newId();
  await tx.query(
    `INSERT INTO calls (id, created_by, ${KEYS.map((key) => COLUMNS[key]).join(', ')})
     VALUES ($1, $2, ${KEYS.map((_, i) => `$${i + 3}`).join(', ')})`,
    [id, createdBy, ...valuesOf(content)],
  );
  return id;
}

export async function callById(q: Queryable, id: string): Promise<CallRow> {
  return (await q.one<CallRow>(`SELECT ${CALL_SELECT} FROM calls c WHERE c.id = $1`, [id])) ?? notFound();
}

/** Holds the call until the transaction ends. */
export async function lockCall(tx: Tx, id: string): Promise<CallRow> {
  return (await tx.one<CallRow>(`SELECT ${CALL_SELECT} FROM calls c WHERE c.id = $1 FOR UPDATE`, [id])) ?? notFound();
}

/** @throws 409 `stale` when someone changed the call meanwhile. */
export async function updateCall(tx: Tx, id: string, version: number, content: CallContent): Promise<void> {
  const row = await tx.one(
    `UPDATE calls SET version = version + 1, ${KEYS.map((key, i) => `${COLUMNS[key]} = $${i + 3}`).join(', ')}
     WHERE id = $1 AND version = $2 RETURNING id`,
    [id, version, ...valuesOf(content)],
  );
  if (!row) refuse('stale', {}, 409);
}

export async function moveCall(tx: Tx, id: string, state: CallState): Promise<void> {
  await tx.query('UPDATE calls SET state = $2, version = version + 1 WHERE id = $1', [id, state]);
}

/** Open calls whose closing instant has come. */
export function callsPast(q: Queryable, now: Date): Promise<{ id: string }[]> {
  return q.query(`SELECT id FROM calls WHERE state = 'open' AND closes_at <= $1 ORDER BY closes_at`, [now]);
}

/** What was recommended or granted on a call already, in cents, one application left out. */
export async function recommendedOn(tx: Tx, callId: string, exceptId: string): Promise<Cents> {
  const row = await tx.one<{ sum: Cents }>(
    `SELECT coalesce(sum(recommended_cents), 0) AS sum FROM applications
     WHERE call_id = $1 AND id <> $2 AND state IN ('recommended', 'granted')`,
    [callId, exceptId],
  );
  return BigInt(row?.sum ?? 0n);
}

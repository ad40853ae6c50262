import { type Cents, newId, notFound } from '#libs/kernel';
import { type Queryable, toJson, type Tx } from '#libs/platform';
import type { ApplicationState } from './application.acts.js';
import { totalsOf } from './budget.rules.js';
import { type Answers, reviveCents, type Section } from './form.js';

export interface ApplicationRow {
  id: string;
  callId: string;
  organisationId: string;
  organisationName: string;
  state: ApplicationState;
  /** Since when it is in this state. */
  movedAt: Date;
  version: number;
  answers: Answers;
  sectionVersions: Partial<Record<Section, number>>;
  title: string;
  countries: string[];
  askedCents: Cents;
  totalCents: Cents;
  receiptNumber: string | null;
  receiptId: string | null;
  submittedAt: Date | null;
  submittedBy: string | null;
  /** Mean of the reviews, of 100 points, in hundredths. */
  scoreHundredths: number | null;
  recommendedCents: Cents | null;
  recommendedBy: string | null;
  recommendation: string | null;
  refusedReason: string | null;
  createdAt: Date;
}

const SELECT = `SELECT a.id, a.call_id AS "callId", a.organisation_id AS "organisationId", a.organisation_name AS "organisationName",
  a.state, a.moved_at AS "movedAt", a.version, a.answers, a.section_versions AS "sectionVersions", a.title, a.countries,
  a.asked_cents AS "askedCents", a.total_cents AS "totalCents", a.receipt_number AS "receiptNumber", a.receipt_id AS "receiptId",
  a.submitted_at AS "submittedAt", a.submitted_by AS "submittedBy", a.score_hundredths AS "scoreHundredths",
  a.recommended_cents AS "recommendedCents", a.recommended_by AS "recommendedBy", a.recommendation, a.refused_reason AS "refusedReason",
  a.created_at AS "createdAt" FROM applications a`;

const read = (row: ApplicationRow | undefined): ApplicationRow =>
  row ? { ...row, answers: reviveCents(row.answers) } : notFound();

export async function applicationById(q: Queryable, id: string): Promise<ApplicationRow> {
  return read(await q.one<ApplicationRow>(`${SELECT} WHERE a.id = $1`, [id]));
}

/** Holds the application until the transaction ends. */
export async function lockApplication(tx: Tx, id: string): Promise<ApplicationRow> {
  return read(await tx.one<ApplicationRow>(`${SELECT} WHERE a.id = $1 FOR UPDATE`, [id]));
}

interface NewApplication {
  callId: string;
  organisationId: string;
  organisationName: string;
  answers: Answers;
  createdBy: string;
  now: Date;
}

/** A new draft, or the one that the organisation has for this call already. */
export async function insertApplication(tx: Tx, facts: NewApplication): Promise<{ id: string; isNew: boolean }> {
  const made = await tx.one<{ id: string }>(
    `INSERT INTO applications (id, call_id, organisation_id, organisation_name, answers, created_by, moved_at, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $7) ON CONFLICT ON CONSTRAINT application_once_a_call DO NOTHING RETURNING id`,
    [
      newId(),
      facts.callId,
      facts.organisationId,
      facts.organisationName,
      toJson(facts.answers),
      facts.createdBy,
      facts.now,
    ],
  );
  if (made) return { id: made.id, isNew: true };
  const there = await tx.one<{ id: string }>(
    'SELECT id FROM applications WHERE call_id = $1 AND organisation_id = $2',
    [facts.callId, facts.organisationId],
  );
  return { id: there!.id, isNew: false };
}

/** Writes one section, and the columns that lists show. */
export async function saveSection(tx: Tx, row: ApplicationRow, section: Section, answers: Answers): Promise<number> {
  const sectionVersion = (row.sectionVersions[section] ?? 0) + 1;
  const { chargesCents, askedCents } = totalsOf(answers.budget);
  await tx.query(
    `UPDATE applications SET answers = $2, section_versions = section_versions || $3::jsonb, version = version + 1,
       title = $4, countries = $5, asked_cents = $6, total_cents = $7 WHERE id = $1`,
    [
      row.id,
      toJson(answers),
      toJson({ [section]: sectionVersion }),
      answers.project?.title ?? '',
      answers.place?.countries ?? [],
      askedCents,
      chargesCents,
    ],
  );
  return sectionVersion;
}

export interface Frozen {
  receiptNumber: string;
  submittedAt: Date;
  submittedBy: string;
  snapshot: unknown;
  receiptId: string;
}

export async function freeze(
  tx: Tx,
  id: string,
  { receiptNumber, submittedAt, submittedBy, snapshot, receiptId }: Frozen,
): Promise<void> {
  await tx.query(
    `UPDATE applications SET state = 'submitted', moved_at = $3, version = version + 1,
       receipt_number = $2, submitted_at = $3, submitted_by = $4, snapshot = $5, receipt_id = $6 WHERE id = $1`,
    [id, receiptNumber, submittedAt, submittedBy, toJson(snapshot), receiptId],
  );
}

/** `2027-000123`: never used twice; numbers may be left out when a submission fails. */
export async function nextReceiptNumber(tx: Tx, fiscalYear: number): Promise<string> {
  const row = await tx.one<{ n: bigint }>(`SELECT nextval('application_receipts') AS n`);
  return `${fiscalYear}-${String(row!.n).padStart(6, '0')}`;
}

interface Move {
  state: ApplicationState;
  now: Date;
  recommendedCents?: Cents;
  recommendedBy?: string;
  recommendation?: string | null;
  refusedReason?: string;
}

export async function moveApplication(tx: Tx, id: string, move: Move): Promise<void> {
  await tx.query(
    `UPDATE applications SET moved_at = CASE WHEN state = $2 THEN moved_at ELSE $3::timestamptz END, state = $2, version = version + 1,
       recommended_cents = coalesce($4, recommended_cents), recommended_by = coalesce($5, recommended_by),
       recommendation = coalesce($6, recommendation), refused_reason = coalesce($7, refused_reason) WHERE id = $1`,
    [
      id,
      move.state,
      move.now,
      move.recommendedCents ?? null,
      move.recommendedBy ?? null,
      move.recommendation ?? null,
      move.refusedReason ?? null,
    ],
  );
}

export async function setScore(tx: Tx, id: string, scoreHundredths: number | null): Promise<void> {
  await tx.query('UPDATE applications SET score_hundredths = $2 WHERE id = $1', [id, scoreHundredths]);
}

/** The name that lists sort and search by follows the organisation's. */
export async function renameApplicant(q: Queryable, organisationId: string, name: string): Promise<void> {
  await q.query(
    'UPDATE applications SET organisation_name = $2 WHERE organisation_id = $1 AND organisation_name <> $2',
    [organisationId, name],
  );
}

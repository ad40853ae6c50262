import { newId, notFound } from '#libs/kernel';
import { type Queryable, toJson, type Tx } from '#libs/platform';
import type { ReviewState } from './review.acts.js';
import type { Criterion } from './review.rules.js';

/** Questions, files and reviews of an application. */

export interface QuestionRow {
  id: string;
  text: string;
  askedByName: string;
  askedAt: Date;
  answer: string | null;
  answeredByName: string | null;
  answeredAt: Date | null;
}

export function questionsOf(q: Queryable, applicationId: string): Promise<QuestionRow[]> {
  return q.query(
    `SELECT x.id, x.text, asker.name AS "askedByName", x.asked_at AS "askedAt", x.answer, answerer.name AS "answeredByName",
       x.answered_at AS "answeredAt"
     FROM application_questions x JOIN users asker ON asker.id = x.asked_by LEFT JOIN users answerer ON answerer.id = x.answered_by
     WHERE x.application_id = $1 ORDER BY x.asked_at, x.id`,
    [applicationId],
  );
}

export async function insertQuestion(
  tx: Tx,
  applicationId: string,
  text: string,
  by: string,
  now: Date,
): Promise<string> {
  const id = newId();
  await tx.query(
    'INSERT INTO application_questions (id, application_id, text, asked_by, asked_at) VALUES ($1, $2, $3, $4, $5)',
    [id, applicationId, text, by, now],
  );
  return id;
}

/** Answers one question of this application once. @throws 404 when it is not there or answered already. */
export async function answerOf(
  tx: Tx,
  applicationId: string,
  id: string,
  answer: string,
  by: string,
  now: Date,
): Promise<void> {
  const row = await tx.one(
    `UPDATE application_questions SET answer = $3, answered_by = $4, answered_at = $5
     WHERE application_id = $1 AND id = $2 AND answer IS NULL RETURNING id`,
    [applicationId, id, answer, by, now],
  );
  if (!row) notFound();
}

export async function openQuestions(tx: Tx, applicationId: string): Promise<number> {
  const row = await tx.one<{ n: bigint }>(
    'SELECT count(*) AS n FROM application_questions WHERE application_id = $1 AND answer IS NULL',
    [applicationId],
  );
  return Number(row!.n);
}

export interface FileRow {
  id: string;
  documentId: string;
  kind: string;
  questionId: string | null;
  name: string;
  mime: string;
  size: number;
  sha256: string;
  addedAt: Date;
}

const FILES = `SELECT f.id, f.document_id AS "documentId", f.kind, f.question_id AS "questionId", f.added_at AS "addedAt",
  d.name, d.mime, d.size, d.sha256 FROM application_files f JOIN stored_documents d ON d.id = f.document_id WHERE f.application_id = $1`;

export const filesOf = (q: Queryable, applicationId: string): Promise<FileRow[]> =>
  q.query(`${FILES} ORDER BY f.added_at, f.id`, [applicationId]);

/** A file of this very application; another's is not there (D21). */
export async function fileOf(q: Queryable, applicationId: string, fileId: string): Promise<FileRow> {
  return (await q.one<FileRow>(`${FILES} AND f.id = $2`, [applicationId, fileId])) ?? notFound();
}

interface NewFile {
  documentId: string;
  kind: string;
  questionId: string | null;
  by: string;
  now: Date;
}

export async function insertFile(
  tx: Tx,
  applicationId: string,
  { documentId, kind, questionId, by, now }: NewFile,
): Promise<string> {
  const id = newId();
  await tx.query(
    `INSERT INTO application_files (id, application_id, document_id, kind, question_id, added_by, added_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [id, applicationId, documentId, kind, questionId, by, now],
  );
  return id;
}

export async function deleteFile(tx: Tx, id: string): Promise<void> {
  await tx.query('DELETE FROM application_files WHERE id = $1', [id]);
}

export interface ReviewRow {
  id: string;
  applicationId: string;
  reviewerId: string;
  reviewerName: string;
  state: ReviewState;
  assignedAt: Date;
  movedAt: Date;
  recusalReason: string | null;
  scores: Partial<Record<Criterion, number>> | null;
  totalHundredths: number | null;
  comment: string | null;
}

const REVIEWS = `SELECT r.id, r.application_id AS "applicationId", r.reviewer_id AS "reviewerId", u.name AS "reviewerName", r.state,
  r.assigned_at AS "assignedAt", r.moved_at AS "movedAt", r.recusal_reason AS "recusalReason", r.scores,
  r.total_hundredths AS "totalHundredths", r.comment FROM reviews r JOIN users u ON u.id = r.reviewer_id`;

export const reviewsOf = (q: Queryable, applicationId: string): Promise<ReviewRow[]> =>
  q.query(`${REVIEWS} WHERE r.application_id = $1 ORDER BY r.assigned_at, r.id`, [applicationId]);

export async function reviewById(q: Queryable, id: string): Promise<ReviewRow> {
  return (await q.one<ReviewRow>(`${REVIEWS} WHERE r.id = $1`, [id])) ?? notFound();
}

/** Adds the reviewers that are not there yet; answers the ids of those people. */
export async function insertReviews(
  tx: Tx,
  applicationId: string,
  reviewerIds: string[],
  by: string,
  now: Date,
): Promise<string[]> {
  const rows = await tx.query<{ reviewer_id: string }>(
    `INSERT INTO reviews (id, application_id, reviewer_id, assigned_by, assigned_at, moved_at)
     SELECT uuidv7(), $1, person, $3, $4, $4 FROM unnest($2::uuid[]) AS person
     ON CONFLICT ON CONSTRAINT review_once_a_person DO NOTHING RETURNING reviewer_id`,
    [applicationId, reviewerIds, by, now],
  );
  return rows.map((row) => row.reviewer_id);
}

interface ReviewMove {
  state: ReviewState;
  now: Date;
  recusalReason?: string;
  scores?: Partial<Record<Criterion, number>>;
  totalHundredths?: number;
  comment?: string;
}

export async function moveReview(tx: Tx, id: string, move: ReviewMove): Promise<void> {
  await tx.query(
    `UPDATE reviews SET state = $2, moved_at = $3, version = version + 1, recusal_reason = $4, scores = $5, total_hundredths = $6, comment = $7
     WHERE id = $1`,
    [
      id,
      move.state,
      move.now,
      move.recusalReason ?? null,
      move.scores ? toJson(move.scores) : null,
      move.totalHundredths ?? null,
      move.comment ?? null,
    ],
  );
}

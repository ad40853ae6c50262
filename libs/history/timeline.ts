import type { Language } from '#libs/kernel';
import { InstantField, JsonField, type Queryable, TextField, words, type WordValues } from '#libs/platform';

/** One line of a record's timeline, in the reader's words. */
export class HappeningDto {
  @TextField() id!: string;
  @InstantField() at!: Date;
  @TextField() act!: string;
  @TextField({ description: 'What was done, in the reader’s language' }) text!: string;
  @TextField() actorName!: string;
  @TextField({ optional: true, max: 2000 }) reason!: string | null;
  @JsonField() facts!: Record<string, unknown>;
}

interface Row {
  id: string;
  at: Date;
  act: string;
  actor_name: string;
  reason: string | null;
  facts: Record<string, unknown>;
}

/** The newest hundred things that happened to these records, newest first. */
export async function timeline(
  db: Queryable,
  subjects: { kind: string; id: string }[],
  language: Language,
): Promise<HappeningDto[]> {
  const rows = await db.query<Row>(
    `SELECT h.id, h.at, h.act, h.actor_name, h.reason, h.facts FROM history h
     JOIN unnest($1::text[], $2::uuid[]) AS s(kind, id) ON h.subject_kind = s.kind AND h.subject_id = s.id
     ORDER BY h.seq DESC LIMIT 100`,
    [subjects.map((s) => s.kind), subjects.map((s) => s.id)],
  );
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    act: row.act,
    text: words(language, `${row.act}.done`, row.facts as WordValues),
    actorName: row.actor_name,
    reason: row.reason,
    facts: row.facts,
  }));
}

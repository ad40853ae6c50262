import { newId } from '#libs/kernel';
import type { Queryable } from '#libs/platform';

interface GrantWishes {
  organisationName: string;
  /** ISO codes. */
  countries: string[];
  lineId: string;
  year: number;
}

const ROWS = `
  WITH person AS (SELECT id FROM users LIMIT 1),
  who AS (INSERT INTO organisations (id, kind, name, rna) VALUES ($1::uuid, 'ngo', $4, 'W' || lpad(floor(random() * 1e9)::text, 9, '0'))),
  call AS (INSERT INTO calls (id, programme_code, fiscal_year, title, eligibility_fr, eligibility_en, opens_at, closes_at,
      envelope_cents, min_cents, max_cents, form, route_code, criteria, state, created_by)
    SELECT $2, 'aids', $7, 'Appel', '', '', now(), now() + interval '1 day', 100, 1, 100, 'full', 'aids', '[]', 'closed', id FROM person),
  asked AS (INSERT INTO applications (id, call_id, organisation_id, organisation_name, moved_at, created_by)
    SELECT $3, $2, $1, $4, now(), id FROM person)
  INSERT INTO grants (id, reference, application_id, organisation_id, organisation_name, programme_code, fiscal_year, line_id,
      title, purpose, countries, amount_cents, moved_at, prepared_by)
    SELECT $8::uuid, 'S-' || $8, $3, $1, $4, 'aids', $7, $6, 'Projet', 'Projet', $5, 1, now(), id FROM person`;

/** For tests of reports: a grant with as little around it as the tables allow; its money is the test's. Answers its id. */
export async function bareGrant(
  db: Queryable,
  { organisationName, countries, lineId, year }: GrantWishes,
): Promise<string> {
  const id = newId();
  await db.query(ROWS, [newId(), newId(), newId(), organisationName, countries, lineId, year, id]);
  return id;
}

import type { Pool } from 'pg';

/** Rows in bulk, as the owner of the database, so that lists and reports are measured at the size of a city after many years. */
const ORGANISATIONS = `
  INSERT INTO organisations (id, kind, name, rna)
  SELECT uuidv7(), 'ngo', w.a || ' ' || w.b || ' ' || n, 'W' || lpad(n::text, 9, '0')
  FROM generate_series(1, $1::int) n, LATERAL (SELECT
    (ARRAY['Santé','Eau','École','Étoile','Paysans','Femmes','Jeunesse','Forêt','Pêche','Lumière'])[1 + n % 10] AS a,
    (ARRAY['du Sahel','d’Afrique','des Îles','sans frontières','pour tous','solidaire','du Fleuve'])[1 + n % 7] AS b) w`;

const CALLS = `
  INSERT INTO calls (id, programme_code, fiscal_year, title, eligibility_fr, eligibility_en, opens_at, closes_at, envelope_cents,
    min_cents, max_cents, form, route_code, criteria, state, created_by)
  SELECT uuidv7(), (ARRAY['projects','aids','water','partners'])[1 + n % 4], 2015 + n % 12, 'Appel ' || n, '', '',
    timestamptz '2015-01-01' + n * interval '4 hours', timestamptz '2015-03-01' + n * interval '4 hours', 100000000, 1, 100000000,
    'full', 'aids', '[]', 'closed', (SELECT id FROM users LIMIT 1)
  FROM generate_series(1, $1::int) n`;

/** Each organisation answers each call once; states, amounts and words spread evenly. */
const APPLICATIONS = `
  INSERT INTO applications (id, call_id, organisation_id, organisation_name, state, moved_at, title, countries, asked_cents, receipt_number,
    submitted_at, submitted_by, snapshot, refused_reason, created_by)
  SELECT uuidv7(), c.id, o.id, o.name, s.state, c.closes_at - n * interval '7 seconds',
    (ARRAY['Forages','Dépistage','Latrines','Formation','Vaccins','Écoles','Assainissement','Semences'])[1 + n % 8] || ' et ' ||
    (ARRAY['prévention','maraîchage','hygiène','alphabétisation','énergie','santé','pêche'])[1 + n % 7] || ' à ' ||
    (ARRAY['Bamako','Dakar','Lomé','Cotonou','Niamey','Conakry','Thiès','Sikasso','Zinder','Porto-Novo','Kayes'])[1 + n % 11],
    ARRAY[(ARRAY['ML','SN','TG','BJ','NE','GN'])[1 + n % 6]], 100000 + (n * 7919) % 9000000,
    'R-' || n, c.closes_at - interval '1 day', u.id, '{}', CASE s.state WHEN 'refused' THEN 'Hors critères' END, u.id
  FROM (SELECT c.*, o.id AS org, row_number() OVER () AS n FROM calls c CROSS JOIN organisations o WHERE o.rna LIKE 'W0%' LIMIT $1::int) c
  JOIN organisations o ON o.id = c.org
  CROSS JOIN LATERAL (SELECT (ARRAY['submitted','complete','reviewed','refused'])[1 + c.n % 4] AS state) s
  CROSS JOIN (SELECT id FROM users LIMIT 1) u`;

/** So many applications from so many organisations. */
export async function seedApplications(
  owner: Pool,
  { applications, organisations }: { applications: number; organisations: number },
) {
  await owner.query(ORGANISATIONS, [organisations]);
  await owner.query(CALLS, [Math.ceil(applications / organisations)]);
  await owner.query(APPLICATIONS, [applications]);
  await owner.query('VACUUM ANALYZE applications, calls, organisations');
}

/** Grants of one line, one for each of the first so many applications, without any money. Answers their ids. */
export async function seedGrants(owner: Pool, lineId: string, count: number): Promise<string[]> {
  const { rows } = await owner.query<{ id: string }>(
    `INSERT INTO grants (id, reference, application_id, organisation_id, organisation_name, programme_code, fiscal_year, line_id, title,
       purpose, countries, amount_cents, moved_at, prepared_by)
     SELECT uuidv7(), '2027-S' || a.receipt_number, a.id, a.organisation_id, a.organisation_name, 'aids', 2027, $1, a.title, a.title, a.countries,
       1000000, now(), a.created_by FROM applications a ORDER BY a.id LIMIT $2 RETURNING id`,
    [lineId, count],
  );
  return rows.map(({ id }) => id);
}

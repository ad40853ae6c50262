import { type Cents, type LocalDate, newId, notFound } from '#libs/kernel';
import { toJson, type Queryable, type Tx } from '#libs/platform';
import type { GrantFacts, GrantState } from './grant.acts.js';
import type { LocalPartner } from './grant.entity.js';
import type { PlannedInstalment } from './grant.rules.js';
import type { Bound } from './grant-money.js';
import { slicesOf } from './slices.repository.js';

/** A grant as acts see it; cents and `YYYY-MM-DD`. */
export interface GrantRow {
  id: string;
  reference: string;
  applicationId: string;
  organisationId: string;
  organisationName: string;
  programmeCode: string;
  fiscalYear: number;
  lineId: string;
  authorityId: string | null;
  title: string;
  purpose: string;
  countries: string[];
  startsOn: LocalDate | null;
  endsOn: LocalDate | null;
  partners: LocalPartner[];
  amountCents: Cents;
  grantedCents: Cents | null;
  state: GrantState;
  movedAt: Date;
  version: number;
  round: number;
  preparedBy: string;
  endReason: string | null;
  deliberationNumber: string | null;
  votedOn: LocalDate | null;
  inForceOn: LocalDate | null;
  agreementId: string | null;
  drawnUpAt: Date | null;
  keepsUnspent: boolean;
  signedCopyId: string | null;
  signedCopyAt: Date | null;
  signedOn: LocalDate | null;
  signedBy: string | null;
}

export const GRANT_COLUMNS = `g.id, g.reference, g.application_id AS "applicationId", g.organisation_id AS "organisationId",
  g.organisation_name AS "organisationName", g.programme_code AS "programmeCode", g.fiscal_year AS "fiscalYear", g.line_id AS "lineId",
  g.authority_id AS "authorityId", g.title, g.purpose, g.countries, g.starts_on AS "startsOn", g.ends_on AS "endsOn", g.partners, g.amount_cents AS "amountCents",
  g.granted_cents AS "grantedCents", g.state, g.moved_at AS "movedAt", g.version, g.round, g.prepared_by AS "preparedBy",
  g.end_reason AS "endReason", g.deliberation_number AS "deliberationNumber", g.voted_on AS "votedOn", g.in_force_on AS "inForceOn",
  g.agreement_id AS "agreementId", g.drawn_up_at AS "drawnUpAt", g.keeps_unspent AS "keepsUnspent", g.signed_copy_id AS "signedCopyId",
  g.signed_copy_at AS "signedCopyAt", g.signed_on AS "signedOn", g.signed_by AS "signedBy"`;

const read = (row: GrantRow | undefined): GrantRow => {
  if (!row) return notFound();
  return { ...row, partners: row.partners.map((p) => ({ ...p, receivesCents: BigInt(p.receivesCents) })) };
};

/**
 * Several are locked in this order too: a grant, then its instalments, then its money. NO KEY: a row that only names the grant, as a year's
 * close writes while others wait for the year, need not wait for us.
 */
export async function lockGrant(tx: Tx, id: string): Promise<GrantRow> {
  return read(
    (await tx.prepared<GrantRow>(`SELECT ${GRANT_COLUMNS} FROM grants g WHERE g.id = $1 FOR NO KEY UPDATE`, [id]))[0],
  );
}

export async function grantById(q: Queryable, id: string): Promise<GrantRow> {
  return read(await q.one<GrantRow>(`SELECT ${GRANT_COLUMNS} FROM grants g WHERE g.id = $1`, [id]));
}

export type NewGrant = Pick<
  GrantRow,
  | 'applicationId'
  | 'organisationId'
  | 'organisationName'
  | 'programmeCode'
  | 'fiscalYear'
  | 'lineId'
  | 'authorityId'
  | 'title'
  | 'purpose'
  | 'countries'
  | 'startsOn'
  | 'endsOn'
  | 'partners'
  | 'amountCents'
  | 'preparedBy'
>;

/** Writes the proposal. @throws 409 by the unique key when the application has a grant already. */
export async function insertGrant(tx: Tx, grant: NewGrant, now: Date): Promise<{ id: string; reference: string }> {
  const [row] = await tx.query<{ id: string; reference: string }>(
    `INSERT INTO grants (id, reference, application_id, organisation_id, organisation_name, programme_code, fiscal_year, line_id, title,
       purpose, countries, starts_on, ends_on, partners, amount_cents, prepared_by, moved_at, authority_id)
     VALUES ($1, $6::text || '-G' || lpad(nextval('grant_references')::text, 5, '0'), $2, $3, $4, $5, $6::int, $7, $8, $9, $10, $11, $12, $13,
       $14, $15, $16, $17) RETURNING id, reference`,
    [
      newId(),
      grant.applicationId,
      grant.organisationId,
      grant.organisationName,
      grant.programmeCode,
      grant.fiscalYear,
      grant.lineId,
      grant.title,
      grant.purpose,
      grant.countries,
      grant.startsOn,
      grant.endsOn,
      toJson(grant.partners),
      grant.amountCents,
      grant.preparedBy,
      now,
      grant.authorityId,
    ],
  );
  return row!;
}

/** Instalments of a proposal, in the order given; those of a former proposal go. */
export async function setInstalments(tx: Tx, grantId: string, planned: readonly PlannedInstalment[]): Promise<void> {
  await tx.query('DELETE FROM instalments WHERE grant_id = $1', [grantId]);
  const rows = planned.map((one, i) => ({ ...one, id: newId(), position: i + 1 }));
  await tx.query(
    `INSERT INTO instalments (id, grant_id, position, amount_cents, due_on, condition)
     SELECT id, $1, position, "amountCents", "dueOn", condition FROM jsonb_to_recordset($2::jsonb)
       AS i(id uuid, position int, "amountCents" bigint, "dueOn" date, condition text)`,
    [grantId, toJson(rows)],
  );
}

interface Move {
  state?: GrantState;
  now: Date;
  /** Further columns, by their names in the database. */
  set?: Record<string, unknown>;
}

/** Moves a grant that the transaction holds. */
export async function moveGrant(tx: Tx, id: string, { state, now, set = {} }: Move): Promise<void> {
  const more = Object.keys(set).map((column, i) => `, ${column} = $${i + 4}`);
  await tx.prepared(
    `UPDATE grants SET moved_at = CASE WHEN $2::text IS NULL THEN moved_at ELSE $3 END, state = coalesce($2, state),
       version = version + 1${more.join('')} WHERE id = $1`,
    [id, state ?? null, now, ...Object.values(set)],
  );
}

/** What a proposal holds of both ledgers, or held. */
export async function boundOf(q: Queryable, grant: GrantRow): Promise<Bound> {
  const { id, lineId, fiscalYear, authorityId, amountCents: wholeCents } = grant;
  const [first] = authorityId ? await slicesOf(q, id) : [];
  return { id, lineId, fiscalYear, authorityId, wholeCents, firstCents: first?.amountCents ?? wholeCents };
}

/** What the rules of a grant's acts ask. */
export async function factsOf(q: Queryable, grant: GrantRow): Promise<GrantFacts> {
  const row = await q.one<{ ordered: number; unsettled: number }>(
    `SELECT count(*) FILTER (WHERE state = 'ordered')::int AS ordered, count(*) FILTER (WHERE state IN ('planned', 'ordered'))::int AS unsettled
     FROM instalments WHERE grant_id = $1`,
    [grant.id],
  );
  return { drawnUp: grant.agreementId !== null, signedCopy: grant.signedCopyId !== null, ...row! };
}

/** Decided for this organisation in the fiscal year: the yearly total of rule 2.2, in cents. */
export async function yearlyTotal(q: Queryable, organisationId: string, fiscalYear: number): Promise<Cents> {
  const sql = `SELECT ${yearlyTotalSql('$1', '$2')} AS total`;
  return (await q.one<{ total: Cents }>(sql, [organisationId, fiscalYear]))!.total;
}

/** The same for an organisation and a year that a statement names: of a grant of several years, that year's slice. */
export const yearlyTotalSql = (organisation: string, year: string): string =>
  `(SELECT coalesce(sum(CASE WHEN y.authority_id IS NULL THEN y.granted_cents ELSE
      (SELECT p.amount_cents FROM grant_slices p WHERE p.grant_id = y.id AND p.year = ${year}) END), 0)::bigint
    FROM grants y WHERE y.organisation_id = ${organisation} AND y.state IN ('voted', 'in-force', 'signed', 'closed')
      AND (y.fiscal_year = ${year} OR (y.authority_id IS NOT NULL AND y.fiscal_year < ${year})))`;

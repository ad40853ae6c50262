import type { Cents } from '#libs/kernel';
import type { Queryable } from '#libs/platform';
import { organisationById } from './organisations.repository.js';

/** What an organisation was given, or refused, before this house kept the books. */
export interface PastGrantFacts {
  id: string;
  year: number;
  decidedOn: string | null;
  giver: string;
  purpose: string | null;
  outcome: 'granted' | 'refused';
  askedCents: Cents | null;
  amountCents: Cents;
  /** As the file wrote it. */
  beneficiary: string;
  /** By SIREN or RNA, or only by its name: then a person should look twice. */
  matchedBy: 'number' | 'name';
}

/**
 * Grants of earlier years, newest first, at most 200. Found when asked for, so an organisation that registers today has its past at once.
 * A row that names a SIREN or RNA counts for that number alone; one without, for the same name written in any way.
 */
export async function pastGrants(q: Queryable, organisationId: string): Promise<PastGrantFacts[]> {
  const organisation = await organisationById(q, organisationId);
  if (!organisation) return [];
  return q.query<PastGrantFacts>(
    `SELECT id, year, decided_on AS "decidedOn", giver, purpose, outcome, asked_cents AS "askedCents", amount_cents AS "amountCents", beneficiary,
       CASE WHEN siren IS NULL AND rna IS NULL THEN 'name' ELSE 'number' END AS "matchedBy"
     FROM past_grants
     WHERE siren = $1 OR rna = $2 OR (siren IS NULL AND rna IS NULL AND beneficiary_key = $3)
     ORDER BY year DESC, decided_on DESC NULLS LAST, id LIMIT 200`,
    [organisation.siren, organisation.rna, organisation.name_key],
  );
}

import { recommendedApplication } from '#libs/applications';
import { authoritiesFor, authorityPositions, linesFor, positions, sourceNames } from '#libs/budgets';
import { type Cents, type LocalDate, notFound, Refused } from '#libs/kernel';
import { type Database, languageOf, type Queryable, say } from '#libs/platform';
import type { ProposalDto } from './grant.dto.js';
import { agreementThreshold } from './grant.rules.js';
import { yearlyTotal } from './grants.repository.js';
import { purposeNames } from './purposes.repository.js';

/** What the form to propose a grant starts from; for an application that is not recommended, why there is none. @throws 404. */
export async function showProposal(db: Database, applicationId: string, today: LocalDate): Promise<ProposalDto> {
  const reasons = await db.transaction(async (tx) => {
    try {
      await recommendedApplication(tx, applicationId);
      return [];
    } catch (error) {
      if (!(error instanceof Refused) || error.status === 404) throw error;
      return error.refusals.map((refusal) => say(refusal, languageOf()));
    }
  });
  const application = (await db.one<Facts>(FACTS, [applicationId])) ?? notFound();
  const { programmeCode, fiscalYear, organisationId, ...shown } = application;
  return {
    ...shown,
    applicationId,
    reasons,
    fiscalYear,
    lines: await linesOf(db, programmeCode, fiscalYear),
    purposes: await purposeNames(db, programmeCode),
    authorities: await authoritiesOf(db, programmeCode, fiscalYear),
    yearlyTotalCents: await yearlyTotal(db, organisationId, fiscalYear),
    thresholdCents: agreementThreshold(today),
  };
}

interface Facts {
  receiptNumber: string;
  title: string;
  organisationId: string;
  organisationName: string;
  programmeCode: string;
  fiscalYear: number;
  askedCents: Cents;
  recommendedCents: Cents;
  opinion: string | null;
}

const FACTS = `SELECT a.receipt_number AS "receiptNumber", a.title, a.organisation_id AS "organisationId",
    a.organisation_name AS "organisationName", c.programme_code AS "programmeCode", c.fiscal_year AS "fiscalYear",
    a.asked_cents AS "askedCents", coalesce(a.recommended_cents, 0) AS "recommendedCents", a.recommendation AS opinion
  FROM applications a JOIN calls c ON c.id = a.call_id WHERE a.id = $1 AND a.submitted_at IS NOT NULL`;

async function linesOf(q: Queryable, programmeCode: string, year: number): Promise<ProposalDto['lines']> {
  const lines = await linesFor(q, programmeCode, year);
  const balances = await positions(
    q,
    lines.map(({ id }) => id),
  );
  const sources = await sourceNames(q);
  return lines.map((line) => ({
    id: line.id,
    label: `${sources.get(line.fundingSource)} · ${line.label} (${line.chapter}-${line.nature}-${line.function}, ${line.year})`,
    availableCents: balances.get(line.id)?.availableCents ?? 0n,
  }));
}

async function authoritiesOf(q: Queryable, programmeCode: string, year: number): Promise<ProposalDto['authorities']> {
  const authorities = await authoritiesFor(q, programmeCode, year);
  const balances = await authorityPositions(
    q,
    authorities.map(({ id }) => id),
  );
  return authorities.map(({ id, number, label }) => ({
    id,
    label: `${number} · ${label}`,
    availableCents: balances.get(id)?.availableCents ?? 0n,
  }));
}

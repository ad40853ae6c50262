import { recommendedApplication } from '#libs/applications';
import { linesFor, positions } from '#libs/budgets';
import type { LocalDate } from '#libs/kernel';
import type { Database } from '#libs/platform';
import type { ProposalDto } from './grant.dto.js';
import { agreementThreshold } from './grant.rules.js';
import { yearlyTotal } from './grants.repository.js';

/** What the form to propose a grant starts from. @throws 404, 409 `application.not-recommended`. */
export function showProposal(db: Database, applicationId: string, today: LocalDate): Promise<ProposalDto> {
  return db.transaction(async (tx) => {
    const application = await recommendedApplication(tx, applicationId);
    const { programmeCode, fiscalYear, organisationId } = application;
    const lines = await linesFor(tx, programmeCode, fiscalYear);
    const balances = await positions(
      tx,
      lines.map(({ id }) => id),
    );
    return {
      applicationId,
      receiptNumber: application.receiptNumber,
      title: application.title,
      organisationName: application.organisationName,
      askedCents: application.askedCents,
      recommendedCents: application.recommendedCents,
      opinion: application.opinion,
      lines: lines.map((line) => ({
        id: line.id,
        label: `${line.label} (${line.chapter}-${line.nature}-${line.function}, ${line.year})`,
        availableCents: balances.get(line.id)?.availableCents ?? 0n,
      })),
      yearlyTotalCents: await yearlyTotal(tx, organisationId, fiscalYear),
      thresholdCents: agreementThreshold(today),
    };
  });
}

import { Inject, Injectable } from '@nestjs/common';
import { type Actor, type Clock, type Refusal, Refused } from '#libs/kernel';
import { CLOCK, Database, type Tx } from '#libs/platform';
import { Documents } from '#libs/documents';
import { record } from '#libs/history';
import { organisationById } from '#libs/organisations';
import type { SubmitApplicationDto } from './application.dto.js';
import { type ApplicationRow, freeze, nextReceiptNumber } from './applications.repository.js';
import { filesOf } from './around.repository.js';
import { type Receipt, receiptPdf } from './receipt.js';
import { demandAct, lookAndLock, situationOf, type Taken } from './take-application.js';

/**
 * Hands the application in: checks that nothing is missing and that it is time, freezes what was written, and gives a receipt.
 * Done once: pressing again, together or later, answers the same receipt (D17).
 * @throws 403 for all but the signatory; 422 `application.too-late` from the closing instant on (the draft stays), what is missing,
 * `application.not-sworn`, `application.commitment-missing` (rule 2.14).
 */
@Injectable()
export class SubmitApplication {
  constructor(
    private readonly db: Database,
    private readonly documents: Documents,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  run(actor: Actor, id: string, input: SubmitApplicationDto): Promise<Receipt> {
    return this.db.transaction(async (tx) => {
      const row = await lookAndLock(tx, actor, id);
      const taken = await situationOf(tx, actor, row, this.clock.now());
      if (row.receiptNumber && taken.can('application.submit')) return receiptOf(row);
      demandAct('submit', taken);
      demandDeclarations(input);
      return this.handIn(tx, actor, taken);
    });
  }

  private async handIn(tx: Tx, actor: Actor, { row, call, facts: { now } }: Taken): Promise<Receipt> {
    const organisation = await organisationById(tx, row.organisationId);
    const files = (await filesOf(tx, row.id)).map(({ id, name, kind, size, sha256 }) => ({
      id,
      name,
      kind,
      size,
      sha256,
    }));
    const receipt = {
      applicationId: row.id,
      receiptNumber: await nextReceiptNumber(tx, call.fiscalYear),
      submittedAt: now,
    };
    const declarations = { sworn: true, republicanCommitment: true, by: { id: actor.id, name: actor.name }, at: now };
    const snapshot = { organisation, call, answers: row.answers, files, declarations };
    const bytes = receiptPdf(this.documents, { receipt, row, call, signatory: actor });
    const kept = await this.documents.store(tx, {
      bytes,
      name: `${actor.language === 'fr' ? 'recu' : 'receipt'}-${receipt.receiptNumber}.pdf`,
      by: actor,
      owner: { kind: 'application', id: row.id },
    });
    await freeze(tx, row.id, { ...receipt, submittedBy: actor.id, snapshot, receiptId: kept.id });
    await record(tx, {
      at: now,
      actor,
      act: 'application.submit',
      subject: { kind: 'application', id: row.id },
      organisationId: row.organisationId,
      facts: { receiptNumber: receipt.receiptNumber, title: row.title, call: call.title, askedCents: row.askedCents },
    });
    return receipt;
  }
}

export const receiptOf = (row: ApplicationRow): Receipt => ({
  applicationId: row.id,
  receiptNumber: row.receiptNumber!,
  submittedAt: row.submittedAt!,
});

function demandDeclarations({ sworn, republicanCommitment }: SubmitApplicationDto): void {
  const refusals: Refusal[] = [];
  if (!sworn) refusals.push({ code: 'application.not-sworn', path: 'sworn' });
  if (!republicanCommitment) refusals.push({ code: 'application.commitment-missing', path: 'republicanCommitment' });
  if (refusals.length > 0) throw new Refused(refusals);
}

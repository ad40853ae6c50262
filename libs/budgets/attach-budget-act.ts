import { Injectable } from '@nestjs/common';
import { Documents, type Upload } from '#libs/documents';
import { record } from '#libs/history';
import { type Actor, demand, may } from '#libs/kernel';
import { Database } from '#libs/platform';
import { budgetActActs, NO_FACTS } from './budget-act.acts.js';
import { budgetActById, type BudgetActRow, lockBudgetAct } from './budget-acts.repository.js';

/** The decision or order on which the act stands; a second file takes the place of the first. @throws 404; 403; 409 wrong state. */
@Injectable()
export class AttachBudgetAct {
  constructor(
    private readonly db: Database,
    private readonly documents: Documents,
  ) {}

  /** Says no before the bytes are sent, not after. */
  async check(actor: Actor, id: string): Promise<void> {
    this.demand(actor, await budgetActById(this.db, id));
  }

  run(actor: Actor, id: string, file: { upload: Upload } | { bytes: Buffer; name: string }): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      this.demand(actor, await lockBudgetAct(tx, id));
      const subject = { kind: 'budget-act', id };
      const document = await this.documents.store(tx, { ...file, by: actor, owner: subject });
      await tx.query('UPDATE budget_acts SET document_id = $2, version = version + 1 WHERE id = $1', [id, document.id]);
      const facts = { name: document.name, sha256: document.sha256 };
      await record(tx, { actor, act: 'budget-act.attach', subject, facts });
      return { id };
    });
  }

  private demand(actor: Actor, { state }: BudgetActRow): void {
    demand(budgetActActs, 'attach', { state, can: (p) => may(actor, p), facts: NO_FACTS });
  }
}

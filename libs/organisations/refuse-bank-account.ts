import { Injectable } from '@nestjs/common';
import { record } from '#libs/history';
import type { Actor } from '#libs/kernel';
import { Database } from '#libs/platform';
import { demandOfAccount } from './bank-account.acts.js';
import { endAccount, lockAccount } from './bank-accounts.repository.js';
import { maskedIban } from './identifiers.js';

/** The second person found the account wrong: no money ever goes there. */
@Injectable()
export class RefuseBankAccount {
  constructor(private readonly db: Database) {}

  run(actor: Actor, id: string, reason: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      const account = await lockAccount(tx, actor, id);
      demandOfAccount(actor, 'refuse', account);
      await endAccount(tx, id, 'refused', reason);
      await record(tx, {
        actor,
        act: 'bank-account.refuse',
        subject: { kind: 'bank-account', id },
        organisationId: account.organisation_id,
        reason,
        facts: { account: maskedIban(account.iban) },
      });
    });
  }
}

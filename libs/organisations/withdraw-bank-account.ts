import { Injectable } from '@nestjs/common';
import { record } from '#libs/history';
import type { Actor } from '#libs/kernel';
import { Database } from '#libs/platform';
import { demandOfAccount } from './bank-account.acts.js';
import { endAccount, lockAccount } from './bank-accounts.repository.js';
import { maskedIban } from './identifiers.js';

/** The account is no longer to be used; payments stop until another one is confirmed. */
@Injectable()
export class WithdrawBankAccount {
  constructor(private readonly db: Database) {}

  run(actor: Actor, id: string, reason: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      const account = await lockAccount(tx, actor, id);
      demandOfAccount(actor, 'withdraw', account);
      await endAccount(tx, id, 'withdrawn', reason);
      await record(tx, {
        actor,
        act: 'bank-account.withdraw',
        subject: { kind: 'bank-account', id },
        organisationId: account.organisation_id,
        reason,
        facts: { account: maskedIban(account.iban) },
      });
    });
  }
}

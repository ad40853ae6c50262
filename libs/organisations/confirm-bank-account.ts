import { Injectable } from '@nestjs/common';
import { record } from '#libs/history';
import type { Actor } from '#libs/kernel';
import { Database } from '#libs/platform';
import { demandOfAccount } from './bank-account.acts.js';
import { accountIn, confirmAccount, endAccount, lockAccount } from './bank-accounts.repository.js';
import { maskedIban } from './identifiers.js';

/** A second person has checked the account: from now on money goes there, and no longer to the one before. */
@Injectable()
export class ConfirmBankAccount {
  constructor(private readonly db: Database) {}

  run(actor: Actor, id: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      const account = await lockAccount(tx, actor, id);
      demandOfAccount(actor, 'confirm', account);
      const before = await accountIn(tx, account.organisation_id, 'confirmed');
      if (before) await endAccount(tx, before.id, 'withdrawn', null);
      await confirmAccount(tx, id, actor.id);
      await record(tx, {
        actor,
        act: 'bank-account.confirm',
        subject: { kind: 'bank-account', id },
        organisationId: account.organisation_id,
        facts: { account: maskedIban(account.iban), ...(before ? { accountBefore: maskedIban(before.iban) } : {}) },
      });
    });
  }
}

import { Injectable } from '@nestjs/common';
import { record } from '#libs/history';
import { type Actor, newId, refuse, Refused } from '#libs/kernel';
import { Database } from '#libs/platform';
import { demandOfAccount } from './bank-account.acts.js';
import { accountIn, endAccount, insertAccount } from './bank-accounts.repository.js';
import { maskedIban, parseBic, parseIban } from './identifiers.js';
import type { BankAccountInput } from './organisation.dto.js';
import { lockOrganisation } from './organisations.repository.js';

/**
 * Enters a bank account, which a second person must confirm before money goes there. The confirmed one stays in use until then;
 * one that still waited is withdrawn. Refuses `iban.…`, `bic.…`, `organisation.archived`, `bank-account.same`.
 */
@Injectable()
export class EnterBankAccount {
  constructor(private readonly db: Database) {}

  run(actor: Actor, organisationId: string, input: BankAccountInput): Promise<string> {
    return this.db.transaction(async (tx) => {
      const organisation = await lockOrganisation(tx, actor, organisationId);
      demandOfAccount(actor, 'enter', { organisation_id: organisationId, state: 'entered', entered_by: actor.id });
      if (organisation.state !== 'active') refuse('organisation.archived');
      const { iban, bic } = readNumbers(input);
      const confirmed = await accountIn(tx, organisationId, 'confirmed');
      if (confirmed?.iban === iban && confirmed.bic === bic) refuse('bank-account.same', {}, 409, 'iban');
      const waiting = await accountIn(tx, organisationId, 'entered');
      if (waiting) await endAccount(tx, waiting.id, 'withdrawn', null);
      const id = newId();
      const holder = input.holder || organisation.name;
      await insertAccount(tx, { id, organisation_id: organisationId, iban, bic, holder, entered_by: actor.id });
      await record(tx, {
        actor,
        act: 'bank-account.enter',
        subject: { kind: 'bank-account', id },
        organisationId,
        facts: { organisationName: organisation.name, account: maskedIban(iban) },
      });
      return id;
    });
  }
}

function readNumbers(input: BankAccountInput): { iban: string; bic: string } {
  const iban = parseIban(input.iban);
  const bic = parseBic(input.bic, typeof iban === 'string' ? iban : undefined);
  if (typeof iban === 'string' && typeof bic === 'string') return { iban, bic };
  throw new Refused([iban, bic].filter((read) => typeof read !== 'string'));
}

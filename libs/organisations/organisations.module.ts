import { Module } from '@nestjs/common';
import { defineScopeNames } from '#libs/access';
import { ArchiveOrganisation } from './archive-organisation.js';
import { BankAccountsController } from './bank-accounts.controller.js';
import { ChangeOrganisation } from './change-organisation.js';
import { ConfirmBankAccount } from './confirm-bank-account.js';
import { EnterBankAccount } from './enter-bank-account.js';
import { organisationNames } from './organisations.repository.js';
import { OrganisationsController } from './organisations.controller.js';
import { RefuseBankAccount } from './refuse-bank-account.js';
import { RegisterOrganisation } from './register-organisation.js';
import { RestoreOrganisation } from './restore-organisation.js';
import { WithdrawBankAccount } from './withdraw-bank-account.js';

// The scopes that access keeps for roles are organisations, and these are their names.
defineScopeNames(organisationNames);

const acts = [
  RegisterOrganisation,
  ChangeOrganisation,
  ArchiveOrganisation,
  RestoreOrganisation,
  EnterBankAccount,
  ConfirmBankAccount,
  RefuseBankAccount,
  WithdrawBankAccount,
];

@Module({ controllers: [OrganisationsController, BankAccountsController], providers: acts, exports: acts })
export class OrganisationsModule {}

import { Module, type OnModuleInit } from '@nestjs/common';
import { defineInvitationPost, defineScopeNames } from '#libs/access';
import { Notices, NoticesModule } from '#libs/notices';
import { ApplyPastGrantImport } from './apply-past-grant-import.js';
import { ArchiveOrganisation } from './archive-organisation.js';
import { BankAccountsController } from './bank-accounts.controller.js';
import { ChangeOrganisation } from './change-organisation.js';
import { ConfirmBankAccount } from './confirm-bank-account.js';
import { DiscardPastGrantImport } from './discard-past-grant-import.js';
import { EnterBankAccount } from './enter-bank-account.js';
import { MapPastGrantImport } from './map-past-grant-import.js';
import { organisationNames } from './organisations.repository.js';
import { OrganisationsController } from './organisations.controller.js';
import { PastGrantPreview } from './past-grant.preview.js';
import { PastGrantsController } from './past-grants.controller.js';
import { RefuseBankAccount } from './refuse-bank-account.js';
import { RegisterOrganisation } from './register-organisation.js';
import { RestoreOrganisation } from './restore-organisation.js';
import { UploadPastGrantImport } from './upload-past-grant-import.js';
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
  PastGrantPreview,
  UploadPastGrantImport,
  MapPastGrantImport,
  ApplyPastGrantImport,
  DiscardPastGrantImport,
];

@Module({
  imports: [NoticesModule],
  controllers: [OrganisationsController, BankAccountsController, PastGrantsController],
  providers: acts,
  exports: acts,
})
export class OrganisationsModule implements OnModuleInit {
  constructor(private readonly notices: Notices) {}

  onModuleInit(): void {
    defineInvitationPost((tx, { actor, to, link, days }) =>
      this.notices.mail(tx, {
        actor,
        to: to.email,
        language: to.language,
        key: 'invitation',
        values: { name: to.name, by: actor.name, days },
        link,
      }),
    );
  }
}

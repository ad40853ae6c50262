import * as access from '#libs/access';
import * as applications from '#libs/applications';
import * as approvals from '#libs/approvals';
import * as budgets from '#libs/budgets';
import * as closing from '#libs/closing';
import * as documents from '#libs/documents';
import * as emergencies from '#libs/emergencies';
import * as grants from '#libs/grants';
import * as history from '#libs/history';
import * as notices from '#libs/notices';
import * as organisations from '#libs/organisations';
import * as partnerships from '#libs/partnerships';
import * as payments from '#libs/payments';
import { platformEntities } from '#libs/platform';
import * as reporting from '#libs/reporting';

/** The rooms, in the order of the house. */
export const roomModules = [
  documents.DocumentsModule,
  history.HistoryModule,
  access.AccessModule,
  notices.NoticesModule,
  approvals.ApprovalsModule,
  organisations.OrganisationsModule,
  budgets.BudgetsModule,
  applications.ApplicationsModule,
  emergencies.EmergenciesModule,
  grants.GrantsModule,
  payments.PaymentsModule,
  closing.ClosingModule,
  partnerships.PartnershipsModule,
  reporting.ReportingModule,
];

/** The rows of all rooms. */
export const allEntities = [
  platformEntities,
  ...[
    documents,
    history,
    access,
    notices,
    approvals,
    organisations,
    budgets,
    applications,
    emergencies,
    grants,
    payments,
    closing,
    partnerships,
    reporting,
  ].map((room): (new () => object)[] => room.entities),
].flat();

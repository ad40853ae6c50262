import { BankAccount } from './bank-account.entity.js';
import { Organisation } from './organisation.entity.js';
import { PastGrant, PastGrantImport, PastGrantRow } from './past-grant.entity.js';

export { plantTwoOrganisations } from './organisations.demo.js';
export { OrganisationsModule } from './organisations.module.js';
export { type BankAccountRow, payableAccount } from './bank-accounts.repository.js';
export { maskedIban, parseIban, parseRna, parseSiret, spacedIban } from './identifiers.js';
export { countryName } from './organisation.dto.js';
export { membersOf, organisationById, organisationNames, type OrganisationRow } from './organisations.repository.js';
export { type PastGrantFacts, pastGrants } from './past-grants.js';

export const entities = [Organisation, BankAccount, PastGrantImport, PastGrant, PastGrantRow];

import { LedgerAlarm, LedgerCheck, LedgerDifference } from './ledger-check.entity.js';
import { LedgerExport } from './ledger-export.entity.js';
import { LedgerGrantMonth, LedgerMonth, LedgerNews } from './ledger-month.entity.js';
import { OdaChannel, OdaCode, OdaRecipient, OdaSector } from './oda.entity.js';

export { ReportingModule } from './reporting.module.js';

/** Reads the tables of the other rooms; its own hold what it found and made, nothing that others rely on. */
export const entities = [
  ...[LedgerCheck, LedgerDifference, LedgerAlarm, LedgerExport, LedgerMonth, LedgerGrantMonth, LedgerNews],
  ...[OdaCode, OdaRecipient, OdaSector, OdaChannel],
];

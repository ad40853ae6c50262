import type { Column } from '#libs/documents';
import type { Language } from '#libs/kernel';
import { words } from '#libs/platform';
import type { LedgerRow } from './ledger-rows.js';

/** The columns of an export of the ledger, in the reader's language; the ids at the end tell apart what bears the same name. */
export function ledgerColumns(language: Language): Column<LedgerRow>[] {
  const said = new Map<string, string>();
  const say = (key: string): string => {
    let text = said.get(key);
    if (text === undefined) said.set(key, (text = words(language, key)));
    return text;
  };
  const column = (key: string, value: Column<LedgerRow>['value'], kind?: 'day' | 'instant') => ({
    heading: say(`ledger-export.column.${key}`),
    value,
    kind,
  });
  const account = (name: string) => say(`ledger-account.${name}`);
  return [
    column('accounting-date', (row) => row.accountingDate, 'day'),
    column('written-at', (row) => row.writtenAt, 'instant'),
    column('year', (row) => row.line?.year),
    column('programme', (row) => row.line?.programmeCode),
    column('chapter', (row) => row.line?.chapter),
    column('nature', (row) => row.line?.nature),
    column('function', (row) => row.line?.function),
    column('line', (row) => row.line?.label),
    column('move', (row) => say(`budget.move.${row.move}`)),
    column('from', (row) => account(row.fromAccount)),
    column('to', (row) => account(row.toAccount)),
    column('amount', (row) => row.amountCents),
    column('grant', (row) => row.grant?.reference),
    column('beneficiary', (row) => row.grant?.organisationName),
    column('reason', (row) => row.reason),
    column('by', (row) => row.actorName),
    column('reference', (row) => row.reference),
    column('of-reference', (row) => row.ofReference),
    column('entry-id', (row) => row.id),
    column('line-id', (row) => row.lineId),
    column('grant-id', (row) => row.grantId),
  ];
}

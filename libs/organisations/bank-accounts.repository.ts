import { type Actor, mayIn, notFound } from '#libs/kernel';
import type { Queryable, Tx } from '#libs/platform';
import type { AccountState } from './bank-account.entity.js';

export interface BankAccountRow {
  id: string;
  organisation_id: string;
  iban: string;
  bic: string;
  holder: string;
  state: AccountState;
  entered_by: string;
  entered_at: Date;
  confirmed_by: string | null;
  confirmed_at: Date | null;
  reason: string | null;
}

const COLUMNS =
  'id, organisation_id, iban, bic, holder, state, entered_by, entered_at, confirmed_by, confirmed_at, reason';

/** The one account that money may go to: confirmed by a second person. Undefined when there is none. */
export function payableAccount(q: Queryable, organisationId: string): Promise<BankAccountRow | undefined> {
  return q.one<BankAccountRow>(
    `SELECT ${COLUMNS} FROM bank_accounts WHERE organisation_id = $1 AND state = 'confirmed'`,
    [organisationId],
  );
}

/** All that were ever entered, newest first. */
export function accountsOf(q: Queryable, organisationId: string): Promise<BankAccountRow[]> {
  return q.query<BankAccountRow>(
    `SELECT ${COLUMNS} FROM bank_accounts WHERE organisation_id = $1 ORDER BY entered_at DESC, id DESC LIMIT 50`,
    [organisationId],
  );
}

/** An account with its organisation locked, so that two people settle one after the other. @throws 404 for who may not read it. */
export async function lockAccount(tx: Tx, actor: Actor, id: string): Promise<BankAccountRow> {
  const where = await tx.one<{ organisation_id: string }>('SELECT organisation_id FROM bank_accounts WHERE id = $1', [
    id,
  ]);
  if (!where || !mayIn(actor, 'bank-account.read', where.organisation_id)) notFound();
  await tx.query('SELECT 1 FROM organisations WHERE id = $1 FOR UPDATE', [where.organisation_id]);
  return (await tx.one<BankAccountRow>(`SELECT ${COLUMNS} FROM bank_accounts WHERE id = $1`, [id])) ?? notFound();
}

export async function insertAccount(
  tx: Tx,
  row: Pick<BankAccountRow, 'id' | 'organisation_id' | 'iban' | 'bic' | 'holder' | 'entered_by'>,
): Promise<void> {
  await tx.query(
    'INSERT INTO bank_accounts (id, organisation_id, iban, bic, holder, entered_by) VALUES ($1, $2, $3, $4, $5, $6)',
    [row.id, row.organisation_id, row.iban, row.bic, row.holder, row.entered_by],
  );
}

export async function confirmAccount(tx: Tx, id: string, personId: string): Promise<void> {
  await tx.query(
    `UPDATE bank_accounts SET state = 'confirmed', confirmed_by = $2, confirmed_at = now(), version = version + 1 WHERE id = $1`,
    [id, personId],
  );
}

export async function endAccount(
  tx: Tx,
  id: string,
  to: 'refused' | 'withdrawn',
  reason: string | null,
): Promise<void> {
  await tx.query('UPDATE bank_accounts SET state = $2, reason = $3, version = version + 1 WHERE id = $1', [
    id,
    to,
    reason,
  ]);
}

/** The account in this state, if there is one. */
export function accountIn(
  q: Queryable,
  organisationId: string,
  state: 'entered' | 'confirmed',
): Promise<BankAccountRow | undefined> {
  return q.one<BankAccountRow>(`SELECT ${COLUMNS} FROM bank_accounts WHERE organisation_id = $1 AND state = $2`, [
    organisationId,
    state,
  ]);
}

import type { Cents, LocalDate } from '#libs/kernel';
import type { Queryable } from '#libs/platform';
import type { Instalment } from './instalment.entity.js';

export interface InstalmentRow {
  id: string;
  grantId: string;
  position: number;
  amountCents: Cents;
  dueOn: LocalDate | null;
  condition: string | null;
  conditionMetOn: LocalDate | null;
  state: Instalment['state'];
  paidOn: LocalDate | null;
}

export const INSTALMENT_COLUMNS = `i.id, i.grant_id AS "grantId", i.position, i.amount_cents AS "amountCents", i.due_on AS "dueOn", i.condition,
  i.condition_met_on AS "conditionMetOn", i.state, i.paid_on AS "paidOn"`;

export const instalmentsOf = (q: Queryable, grantId: string): Promise<InstalmentRow[]> =>
  q.query(`SELECT ${INSTALMENT_COLUMNS} FROM instalments i WHERE i.grant_id = $1 ORDER BY i.position`, [grantId]);

import { type LocalDate, type Refusal } from '#libs/kernel';
import { type ListQuery, listPage, type Page, type Queryable, searchQuery, Where } from '#libs/platform';
import { type OrderFacts, payableFrom, payBy, refusalsOfOrder } from './grant.rules.js';
import { FOR_ORDER, FOR_ORDER_TABLES, type InstalmentForOrder } from './instalment-for-order.js';

export type DueInstalment = Pick<
  InstalmentForOrder,
  | 'id'
  | 'position'
  | 'amountCents'
  | 'grantId'
  | 'grantReference'
  | 'title'
  | 'organisationId'
  | 'organisationName'
  | 'programmeCode'
> & {
  /** The day from which it can be ordered. */
  dueOn: LocalDate;
  payBy: LocalDate;
  refusals: Refusal[];
};

type Row = DueInstalment & Omit<OrderFacts, 'instalmentState' | 'today'>;

export interface DueFilter extends ListQuery {
  programme?: string | null;
  grantId?: string | null;
}

const SELECT = `${FOR_ORDER}, EXISTS (SELECT FROM bank_accounts b WHERE b.organisation_id = g.organisation_id AND b.state = 'confirmed')
  AS "accountConfirmed"`;

/** Instalments whose day has come and that have no order, the most urgent first. */
export async function dueInstalments(q: Queryable, filter: DueFilter, today: LocalDate): Promise<Page<DueInstalment>> {
  const where = new Where()
    .add("i.state = 'planned' AND coalesce(i.due_on, i.condition_met_on) <= $?", today)
    .add("g.state IN ('in-force', 'signed') AND g.in_force_on <= $?", today)
    .when(filter.programme, 'g.programme_code = $?')
    .when(filter.grantId, 'g.id = $?')
    .when(searchQuery(filter.q), "g.search @@ to_tsquery('simple', $?)");
  return listPage<Row, DueInstalment>(q, {
    select: SELECT,
    from: FOR_ORDER_TABLES,
    countFrom: 'instalments i JOIN grants g ON g.id = i.grant_id',
    where,
    id: 'i.id',
    sort: { due: { column: 'coalesce(i.due_on, i.condition_met_on)', type: 'date' } },
    query: filter,
    map: (row) => due(row, today),
  });
}

function due(row: Row, today: LocalDate): DueInstalment {
  const { id, position, amountCents, grantId, grantReference, title, organisationId, organisationName, programmeCode } =
    row;
  return {
    ...{ id, position, amountCents, grantId, grantReference, title, organisationId, organisationName, programmeCode },
    dueOn: payableFrom(row, row.inForceOn)!,
    payBy: payBy(row, row.inForceOn)!,
    refusals: refusalsOfOrder({ ...row, instalmentState: 'planned', today }),
  };
}

import { type Column, csv, csvFile } from '#libs/documents';
import type { LocalDate } from '#libs/kernel';
import { languageOf, type Queryable, words } from '#libs/platform';
import type { PaymentOrderItemDto, PaymentOrderQuery } from './payment-order.dto.js';
import { allOrders } from './payment-order-list.js';

/** The whole filter as a CSV for a spreadsheet, in the reader's language. */
export async function exportOrders(q: Queryable, query: PaymentOrderQuery, today: LocalDate) {
  const language = languageOf();
  const say = (key: string) => words(language, `payment-order.export.${key}`);
  const column = (key: string, value: Column<PaymentOrderItemDto>['value']) => ({ heading: say(key), value });
  const columns = [
    column('number', (o) => o.number),
    column('organisation', (o) => o.organisationName),
    column('grant', (o) => o.grantReference),
    column('title', (o) => o.title),
    column('amount', (o) => o.amountCents),
    column('issued-on', (o) => o.issuedOn),
    column('pay-by', (o) => o.payBy),
    column('state', (o) => o.stateLabel),
  ];
  return csvFile(`${say('name')}.csv`, csv(await allOrders(q, query, today), columns, language));
}

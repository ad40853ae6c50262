import { namesOf } from '#libs/access';
import { lineById } from '#libs/budgets';
import { timeline } from '#libs/history';
import { type Actor, type LocalDate, may, offersOf } from '#libs/kernel';
import { spacedIban } from '#libs/organisations';
import { allowedActs, languageOf, type Queryable, words } from '#libs/platform';
import { factsOf } from './order-facts.js';
import { paymentOrderActs } from './payment-order.acts.js';
import type { PaymentOrderDto, TransferDto } from './payment-order.dto.js';
import { orderItem } from './payment-order-list.js';
import { refundsOf } from './refunds.repository.js';
import { orderById, type TransferRow } from './payment-orders.repository.js';

/** An order with everything that its page shows. @throws 404. */
export async function showOrder(q: Queryable, actor: Actor, id: string, today: LocalDate): Promise<PaymentOrderDto> {
  const order = await orderById(q, id);
  const { account, transfers, facts } = await factsOf(q, actor, order);
  const line = await lineById(q, order.lineId);
  const instalment = await q.one<{ position: number; condition: string | null }>(
    'SELECT position, condition FROM instalments WHERE id = $1',
    [order.instalmentId],
  );
  const names = await namesOf(q, [order.issuedBy, order.handledBy, ...transfers.map(({ recordedBy }) => recordedBy)]);
  const language = languageOf();
  const offers = offersOf(paymentOrderActs, { state: order.state, can: (p) => may(actor, p), facts });
  return {
    ...orderItem(order, today),
    version: order.version,
    instalmentId: order.instalmentId,
    ...instalment!,
    lineLabel: line ? `${line.label} (${line.chapter}-${line.nature}-${line.function}, ${line.year})` : '',
    issuedByName: names.get(order.issuedBy) ?? null,
    handledByName: names.get(order.handledBy ?? '') ?? null,
    rejectReason: order.rejectReason,
    accountHolder: account?.holder ?? null,
    accountIban: account ? spacedIban(account.iban) : null,
    accountBic: account?.bic ?? null,
    transfers: transfers.map((transfer) => transferView(transfer, names)),
    refunds: (await refundsOf(q, id)).map((refund) => ({
      ...refund,
      kindLabel: words(language, `refund.kind.${refund.kind}`),
    })),
    allowedActs: allowedActs(offers, language),
    timeline: await timeline(q, [{ kind: 'payment-order', id }], language),
  };
}

function transferView(transfer: TransferRow, names: Map<string, string>): TransferDto {
  const { id, amountCents, paidOn, bankReference, state, returnedOn, returnReason } = transfer;
  return {
    ...{ id, amountCents, paidOn, bankReference, state, returnedOn, returnReason },
    iban: spacedIban(transfer.iban),
    stateLabel: words(languageOf(), `transfer.state.${state}`),
    recordedByName: names.get(transfer.recordedBy) ?? null,
  };
}

import { type Actor, may, notFound, offersOf } from '#libs/kernel';
import { allowedActs, type Page, type Queryable, words } from '#libs/platform';
import { deliveryById, listDeliveries } from './deliveries.repository.js';
import { deliveryActs, type DeliveryState } from './delivery.acts.js';
import type { DeliveriesQueryDto, DeliveryDto } from './delivery.dto.js';
import type { Delivery } from './delivery.entity.js';

/** What only the worker does is not offered to people. */
const BY_HAND = new Set(['delivery.retry', 'delivery.confirm']);

export async function listDeliveriesFor(
  q: Queryable,
  actor: Actor,
  states: readonly DeliveryState[],
  query: DeliveriesQueryDto,
): Promise<Page<DeliveryDto>> {
  const page = await listDeliveries(q, states, query);
  return { ...page, items: page.items.map((row) => viewOf(row, actor)) };
}

/** @throws 404 */
export const showDelivery = async (q: Queryable, actor: Actor, id: string): Promise<DeliveryDto> =>
  viewOf((await deliveryById(q, id)) ?? notFound(), actor);

function viewOf(row: Delivery, actor: Actor): DeliveryDto {
  const { id, version, address, subject, body, link, linkLabel, messageId, state, createdAt, changedAt, log } = row;
  const { language } = actor;
  const offers = offersOf(deliveryActs, { state, can: (permission) => may(actor, permission), facts: undefined });
  return {
    id,
    version,
    address,
    subject,
    body,
    link,
    linkLabel,
    messageId,
    state,
    stateLabel: words(language, `delivery.state.${state}`),
    createdAt,
    changedAt,
    log: log.map((attempt) => ({ ...attempt, outcomeLabel: words(language, `delivery.attempt.${attempt.outcome}`) })),
    allowedActs: allowedActs(
      offers.filter(({ act }) => BY_HAND.has(act)),
      language,
    ),
  };
}

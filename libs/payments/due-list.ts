import { dueInstalments, type DueInstalment } from '#libs/grants';
import { type Actor, type LocalDate, may } from '#libs/kernel';
import { allowedActs, languageOf, type Queryable, say } from '#libs/platform';
import type { DueInstalmentDto, DueInstalmentPage, DueQuery } from './payment-order.dto.js';

/** What waits for an order, the most urgent first, each with what stands in the way. */
export async function listDue(
  q: Queryable,
  actor: Actor,
  query: DueQuery,
  today: LocalDate,
): Promise<DueInstalmentPage> {
  const { items, ...page } = await dueInstalments(q, query, today);
  const issue = { act: 'payment-order.issue', allowed: true, reasons: [], irreversible: false, needsReason: false };
  return {
    ...page,
    items: items.map((one) => dueView(one, today)),
    allowedActs: allowedActs(may(actor, 'payment-order.issue') ? [issue] : [], languageOf()),
  };
}

const dueView = ({ refusals, ...one }: DueInstalment, today: LocalDate): DueInstalmentDto => ({
  ...one,
  late: one.payBy < today,
  reasons: refusals.map((refusal) => say(refusal, languageOf())),
});

import { defineActs } from '#libs/kernel';

export const DELIVERY_STATES = ['queued', 'sending', 'sent', 'failed', 'kept', 'unknown'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

const permission = 'delivery.administer';

/**
 * A message is queued, or kept where there is no mail server. The worker sends; what it cannot know (the server took the message
 * and did not answer) it leaves to a person, who asks the reader and then either confirms or retries.
 */
export const deliveryActs = defineActs<DeliveryState, unknown>({
  kind: 'delivery',
  states: DELIVERY_STATES,
  final: ['sent', 'kept'],
  acts: {
    write: { from: [], to: ['queued', 'kept'], permission },
    send: { from: ['queued'], to: ['sending', 'sent', 'failed', 'unknown'], permission },
    finish: { from: ['sending'], to: ['sent', 'queued', 'failed', 'unknown'], permission },
    retry: { from: ['failed', 'unknown'], to: 'queued', permission },
    confirm: { from: ['unknown'], to: 'sent', permission },
  },
});

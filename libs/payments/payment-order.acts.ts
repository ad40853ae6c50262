import { type ActTable, defineActs, type Rule } from '#libs/kernel';

export const PAYMENT_ORDER_STATES = ['issued', 'accepted', 'rejected', 'paid', 'returned'] as const;
export type PaymentOrderState = (typeof PAYMENT_ORDER_STATES)[number];

export interface PaymentOrderFacts {
  issuedByActor: boolean;
  /** Where the money would go now; undefined when no account is confirmed. */
  account?: { id: string; confirmedAt: Date | null };
  /** The account and the instant of the last return, if one came back. */
  lastReturn?: { accountId: string; at: Date };
}

/** Product, rule 3: no one both orders and pays (the table has a CHECK too). */
const otherPerson: Rule<PaymentOrderFacts> = ({ issuedByActor }) =>
  issuedByActor ? { code: 'payment-order.issued-by-you' } : undefined;

const accountConfirmed: Rule<PaymentOrderFacts> = ({ account }) =>
  account ? undefined : { code: 'payment-order.account-not-confirmed' };

/** D14: money that came back goes to a new account, or to the old one once it was checked again; never blindly there. */
const accountCheckedSince: Rule<PaymentOrderFacts> = ({ account, lastReturn }) => {
  if (!account || !lastReturn || account.id !== lastReturn.accountId) return undefined;
  return (account.confirmedAt ?? lastReturn.at) > lastReturn.at
    ? undefined
    : { code: 'payment-order.account-returned' };
};

const pay = 'payment-order.pay';

export const paymentOrderActs: ActTable<PaymentOrderState, PaymentOrderFacts> = defineActs<
  PaymentOrderState,
  PaymentOrderFacts
>({
  kind: 'payment-order',
  states: PAYMENT_ORDER_STATES,
  final: ['rejected'],
  acts: {
    issue: { from: [], to: 'issued', permission: 'payment-order.issue' },
    accept: { from: ['issued'], to: 'accepted', permission: pay, rules: [otherPerson, accountConfirmed] },
    'confirm-paid': {
      from: ['accepted', 'returned'],
      to: 'paid',
      permission: pay,
      rules: [otherPerson, accountConfirmed, accountCheckedSince],
    },
    'record-return': { from: ['paid'], to: 'returned', permission: pay, rules: [otherPerson] },
    'record-refund': { from: ['paid'], to: 'same', permission: pay, rules: [otherPerson] },
    reject: {
      from: ['issued', 'accepted', 'returned'],
      to: 'rejected',
      permission: pay,
      rules: [otherPerson],
      irreversible: true,
      needsReason: true,
    },
  },
});

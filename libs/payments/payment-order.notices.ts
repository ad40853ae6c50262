import { holdersOf } from '#libs/access';
import type { HistoryEvent } from '#libs/history';
import { defineNotice } from '#libs/notices';
import { membersOf } from '#libs/organisations';
import type { Queryable } from '#libs/platform';

const link = ({ subject }: HistoryEvent): string => `/payments/${subject.id}`;

const accountants = async (q: Queryable): Promise<string[]> =>
  (await holdersOf(q, 'payment-order.pay', null)).map(({ id }) => id);

const issuer = async (q: Queryable, { subject }: HistoryEvent): Promise<string[]> => {
  const row = await q.one<{ issuedBy: string }>('SELECT issued_by AS "issuedBy" FROM payment_orders WHERE id = $1', [
    subject.id,
  ]);
  return row ? [row.issuedBy] : [];
};

defineNotice({ act: 'payment-order.issue', audience: accountants, link });
defineNotice({ act: 'payment-order.reject', audience: issuer, link });
// The beneficiary hears of money that is there, and of money that did not arrive: its account has to be put right.
defineNotice({
  act: 'payment-order.confirm-paid',
  audience: async (q, { organisationId }) =>
    organisationId ? (await membersOf(q, organisationId)).map(({ id }) => id) : [],
  link: ({ facts }) => `/grants/${String(facts.grantId)}`,
});
defineNotice({
  act: 'payment-order.record-return',
  audience: async (q, { organisationId }) =>
    organisationId ? (await membersOf(q, organisationId)).map(({ id }) => id) : [],
  link: ({ facts }) => `/grants/${String(facts.grantId)}`,
});

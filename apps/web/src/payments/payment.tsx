import { Link, useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { read } from '../api-client.js';
import { visit } from '../context.js';
import { actionTo } from '../form.server.js';
import { Day, Due, Facts, Heading, StatusTag, Timeline, useWords } from '../ui/index.js';
import { PaymentActs } from './payment-acts.js';
import { Refunds } from './refunds.js';
import { Transfers } from './transfers.js';
import { toneOf, type PaymentOrder } from './states.js';

export async function loader({ params, context }: LoaderFunctionArgs) {
  return read(visit(context).api.GET('/api/payment-orders/{id}', { params: { path: { id: params.id! } } }));
}

export const action = actionTo('payments', {
  'payment-order.accept': { post: '/api/payment-orders/{id}/accept' },
  'payment-order.reject': { post: '/api/payment-orders/{id}/reject' },
  'payment-order.confirm-paid': { post: '/api/payment-orders/{id}/confirm-paid' },
  'payment-order.record-return': { post: '/api/payment-orders/{id}/record-return' },
  'payment-order.record-refund': { post: '/api/payment-orders/{id}/record-refund' },
});

/** One payment order: to whom, why, where the money goes, and what the accountant may do. */
export default function Payment() {
  const order = useLoaderData<typeof loader>();
  const { t } = useWords();
  return (
    <div className="deciding wide">
      <div className="stack-wide">
        <Heading title={t('order.title', { number: order.number })} over={order.organisationName} lead={order.title} />
        <OrderFacts order={order} />
        <section className="stack">
          <h2>{t('account')}</h2>
          <Account order={order} />
        </section>
        <Transfers order={order} />
        <Refunds order={order} />
        <section className="stack">
          <h2>{t('history')}</h2>
          <Timeline entries={entriesOf(order)} />
        </section>
      </div>
      <aside className="stack-wide">
        <Amount order={order} />
        <PaymentActs order={order} />
      </aside>
    </div>
  );
}

const entriesOf = ({ timeline }: PaymentOrder) =>
  timeline.map(({ id, text, actorName, at, reason }) => ({ id, what: text, who: actorName, at, reason }));

function Amount({ order }: { order: PaymentOrder }) {
  const { money } = useWords();
  return (
    <p className="row-apart">
      <strong>{money(order.amountCents)}</strong>
      <StatusTag tone={order.late ? 'late' : toneOf(order.state)}>{order.stateLabel}</StatusTag>
    </p>
  );
}

function OrderFacts({ order }: { order: PaymentOrder }) {
  const { t, day } = useWords();
  const open = order.state !== 'paid' && order.state !== 'rejected';
  const by = (who: string | null | undefined) => (who ? t('by', { who }) : '');
  return (
    <Facts
      items={[
        [
          t('grant'),
          <Link to={`/office/grants/${order.grantId}`} key="grant">
            {order.grantReference}
          </Link>,
        ],
        [
          t('instalment'),
          order.condition
            ? t('instalment.on-condition', { position: order.position, condition: order.condition })
            : order.position,
        ],
        [t('line'), order.lineLabel],
        [t('issued-on'), `${day(order.issuedOn)} ${by(order.issuedByName)}`],
        [
          t('pay-by'),
          order.payBy ? open ? <Due date={order.payBy} key="due" /> : <Day date={order.payBy} key="day" /> : null,
        ],
        [t('handled-by'), order.handledByName],
        [t('reject-reason'), order.rejectReason],
      ]}
    />
  );
}

function Account({ order }: { order: PaymentOrder }) {
  const { t } = useWords();
  if (!order.accountIban) {
    return (
      <p>
        {t('account.missing')}{' '}
        <Link to={`/office/organisations/${order.organisationId}`}>{order.organisationName}</Link>
      </p>
    );
  }
  return (
    <Facts
      items={[
        [t('account.holder'), order.accountHolder],
        [t('account.iban'), order.accountIban],
        [t('account.bic'), order.accountBic],
      ]}
    />
  );
}

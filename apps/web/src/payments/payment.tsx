import { Link, useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { read } from '../api-client.js';
import { visit } from '../context.js';
import { actionTo } from '../form.server.js';
import {
  ActPanel,
  DateField,
  Day,
  Due,
  Facts,
  Heading,
  StatusTag,
  Table,
  TextField,
  Timeline,
  useWords,
} from '../ui/index.js';
import { toneOf, type PaymentOrder } from './states.js';

export async function loader({ params, context }: LoaderFunctionArgs) {
  return read(visit(context).api.GET('/api/payment-orders/{id}', { params: { path: { id: params.id! } } }));
}

export const action = actionTo('payments', {
  'payment-order.accept': { post: '/api/payment-orders/{id}/accept' },
  'payment-order.reject': { post: '/api/payment-orders/{id}/reject' },
  'payment-order.confirm-paid': { post: '/api/payment-orders/{id}/confirm-paid' },
  'payment-order.record-return': { post: '/api/payment-orders/{id}/record-return' },
});

/** One payment order: to whom, why, where the money goes, and what the accountant may do. */
export default function Payment() {
  const order = useLoaderData<typeof loader>();
  const { t } = useWords();
  const sent = order.transfers.find(({ state }) => state === 'paid');
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
        <section className="stack">
          <h2>{t('history')}</h2>
          <Timeline
            entries={order.timeline.map(({ id, text, actorName, at, reason }) => ({
              id,
              what: text,
              who: actorName,
              at,
              reason,
            }))}
          />
        </section>
      </div>
      <aside className="stack-wide">
        <Amount order={order} />
        <ActPanel
          acts={order.allowedActs}
          defaults={{ bankReference: sent?.bankReference }}
          hotkeys={{ 'payment-order.accept': 'a' }}
          fields={{
            'payment-order.confirm-paid': (
              <>
                <DateField name="paidOn" label={t('paid-on')} />
                <TextField
                  name="bankReference"
                  label={t('bank-reference')}
                  hint={t('bank-reference.hint')}
                  maxLength={100}
                />
              </>
            ),
            'payment-order.record-return': (
              <>
                <TextField name="bankReference" label={t('bank-reference.returned')} maxLength={100} />
                <DateField name="returnedOn" label={t('returned-on')} />
                <TextField name="reason" label={t('return-reason')} hint={t('return-reason.hint')} maxLength={500} />
              </>
            ),
          }}
        />
      </aside>
    </div>
  );
}

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

function Transfers({ order }: { order: PaymentOrder }) {
  const { t, cents, day } = useWords();
  if (order.transfers.length === 0) return null;
  return (
    <section className="stack">
      <h2>{t('transfers')}</h2>
      <Table
        caption={t('transfers')}
        captionHidden
        rows={order.transfers}
        keyOf={(transfer) => transfer.id}
        columns={[
          {
            key: 'reference',
            heading: t('bank-reference'),
            cell: (transfer) => <span className="nowrap">{transfer.bankReference}</span>,
          },
          { key: 'paid-on', heading: t('paid-on'), cell: (transfer) => <Day date={transfer.paidOn} /> },
          { key: 'iban', heading: t('account.iban'), cell: (transfer) => transfer.iban },
          {
            key: 'state',
            heading: t('state'),
            cell: ({ state, stateLabel, returnedOn, returnReason }) => (
              <>
                <StatusTag tone={state === 'paid' ? 'settled' : 'late'}>{stateLabel}</StatusTag>
                {returnedOn ? (
                  <span className="small quiet">
                    {' '}
                    {t('returned', { day: day(returnedOn), reason: returnReason ?? '' })}
                  </span>
                ) : null}
              </>
            ),
          },
          {
            key: 'amount',
            heading: t('amount.euros'),
            cell: (transfer) => cents(transfer.amountCents),
            kind: 'number',
          },
        ]}
      />
    </section>
  );
}

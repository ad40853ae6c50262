import { Link, useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { read, readOptional } from '../api-client.js';
import { visit } from '../context.js';
import { actionTo } from '../form.server.js';
import { Day, Facts, Heading, MoneyBar, Road, StatusTag, Table, Timeline, useWords } from '../ui/index.js';
import { AgreementPart } from './agreement-part.js';
import { GrantActs } from './grant-acts.js';
import { InstalmentTable } from './instalment-table.js';
import { SliceTable } from './slice-table.js';
import { RESULT_WAYS } from './result-ways.server.js';
import { ResultsPart } from './results-part.js';
import { entriesOf, sharesOf, toneOf, type Grant as GrantView } from './states.js';

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { api } = visit(context);
  const id = params.id!;
  const [grant, orders, results] = await Promise.all([
    read(api.GET('/api/grants/{id}', { params: { path: { id } } })),
    readOptional(api.GET('/api/payment-orders', { params: { query: { grantId: id, limit: 100, sort: '-number' } } })),
    read(api.GET('/api/grants/{id}/results', { params: { path: { id } } })),
  ]);
  return { grant, orders: orders?.items ?? [], results };
}

export const action = actionTo('grants', {
  'grant.draw-up': { post: '/api/grants/{id}/draw-up' },
  'grant.give-signed': { post: '/api/grants/{id}/give-signed', files: true },
  'grant.sign': { post: '/api/grants/{id}/sign' },
  'grant.confirm-condition': { post: '/api/grants/{id}/confirm-condition' },
  'grant.close': { post: '/api/grants/{id}/close' },
  'grant.abandon': { post: '/api/grants/{id}/abandon' },
  ...RESULT_WAYS,
});

type Orders = Awaited<ReturnType<typeof loader>>['orders'];

/** One grant: where it stands, what was decided, its instalments, agreement, money, and what happened. */
export default function Grant() {
  const { grant, orders, results } = useLoaderData<typeof loader>();
  const { t } = useWords();
  return (
    <div className="deciding wide">
      <div className="stack-wide">
        <Heading title={grant.title} over={`${grant.reference} · ${grant.organisationName}`} />
        <Road {...grant.road} />
        <Decided grant={grant} />
        <section className="stack">
          <h2>{t('instalments')}</h2>
          <InstalmentTable grant={grant} />
        </section>
        <SliceTable grant={grant} office />
        <OrdersPart orders={orders} />
        <AgreementPart grant={grant} />
        <ResultsPart results={results} lead={t('results.lead')} />
        <section className="stack">
          <h2>{t('history')}</h2>
          <Timeline entries={entriesOf(grant)} />
        </section>
      </div>
      <aside className="stack-wide">
        <AmountPart grant={grant} />
        <GrantActs grant={grant} />
      </aside>
    </div>
  );
}

function Decided({ grant }: { grant: GrantView }) {
  const { t } = useWords();
  const { caseId, lineId, applicationId } = grant;
  return (
    <Facts
      items={[
        [t('purpose'), grant.purpose],
        [t('purposes'), sharesOf(grant, { t })],
        [t('countries'), grant.countryNames.join(', ')],
        [t('programme'), `${grant.programmeName}, ${grant.fiscalYear}`],
        [t('line'), <Door key="line" to={`/office/budget-lines/${lineId}`} name={grant.lineLabel} />],
        [t('application'), <Door key="file" to={`/office/applications/${applicationId}`} name={grant.receiptNumber} />],
        [
          t('approval'),
          caseId && (
            <Door
              key="case"
              to={`/office/approval-cases/${caseId}`}
              name={t(grant.state === 'proposed' ? 'approval.follow' : 'approval.open')}
            />
          ),
        ],
        [t('vote'), grant.votedOn && <Vote key="vote" grant={grant} />],
        [t('in-force'), grant.inForceOn && <Day date={grant.inForceOn} key="force" />],
        [t('end-reason'), grant.endReason],
      ]}
    />
  );
}

const Door = ({ to, name }: { to: string; name?: string | null }) => <Link to={to}>{name}</Link>;

function Vote({ grant: { deliberationNumber, votedOn } }: { grant: GrantView }) {
  const { t } = useWords();
  return (
    <>
      {t('deliberation.number', { number: deliberationNumber ?? '' })}, <Day date={votedOn!} />
    </>
  );
}

function AmountPart({ grant }: { grant: GrantView }) {
  const { t, money } = useWords();
  return (
    <section className="stack">
      <p className="row-apart">
        <strong>{money(grant.amountCents)}</strong>
        <StatusTag tone={toneOf(grant.state)}>{grant.stateLabel}</StatusTag>
      </p>
      {grant.grantedCents !== null && grant.grantedCents !== grant.proposedCents ? (
        <p className="quiet">{t('proposed', { amount: money(grant.proposedCents) })}</p>
      ) : null}
      <MoneyBar state={grant.money} label={t('money')} />
    </section>
  );
}

/** The payment orders, for those who may read them. */
function OrdersPart({ orders }: { orders: Orders }) {
  const { t, cents } = useWords();
  if (orders.length === 0) return null;
  return (
    <section className="stack">
      <h2>{t('orders')}</h2>
      <Table
        caption={t('orders')}
        captionHidden
        rows={orders}
        keyOf={(order) => order.id}
        rowLink={(order) => `/office/payments/${order.id}`}
        columns={[
          { key: 'number', heading: t('order.number'), cell: (order) => order.number },
          { key: 'issued', heading: t('order.issued-on'), cell: (order) => <Day date={order.issuedOn} /> },
          { key: 'state', heading: t('state'), cell: (order) => order.stateLabel },
          { key: 'amount', heading: t('amount.euros'), cell: (order) => cents(order.amountCents), kind: 'number' },
        ]}
      />
    </section>
  );
}

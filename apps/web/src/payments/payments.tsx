import { useLoaderData, useLocation, type LoaderFunctionArgs } from 'react-router';
import { listQuery, read } from '../api-client.js';
import { visit } from '../context.js';
import {
  ButtonLink,
  type Column,
  Day,
  Due,
  Empty,
  FieldWords,
  FilterBar,
  FilterScope,
  FilterSelect,
  Heading,
  Pager,
  StatusTag,
  Table,
  useWords,
} from '../ui/index.js';
import { STATES, toneOf, type PaymentOrder } from './states.js';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { api, person } = visit(context);
  const { year, state, late, ...query } = listQuery(request, ['state', 'programme', 'year', 'grantId', 'late']);
  const filter = {
    ...query,
    state: state as PaymentOrder['state'] | undefined,
    year: year ? Number(year) : undefined,
    late: late ? true : undefined,
  };
  const [page, programmes, years] = await Promise.all([
    read(api.GET('/api/payment-orders', { params: { query: filter } })),
    read(api.GET('/api/programmes')),
    read(api.GET('/api/fiscal-years')),
  ]);
  return { page, programmes, years, desk: person?.permissions.includes('payment-order.issue') ?? false };
}

type Data = Awaited<ReturnType<typeof loader>>;

/** All payment orders: the accountant's list. */
export default function Payments() {
  const { page, programmes, years, desk } = useLoaderData<typeof loader>();
  const { search } = useLocation();
  const { t } = useWords();
  return (
    <div className="stack-wide">
      <Heading
        title={t('list')}
        actions={
          <>
            <a href={`/api/payment-orders/export.csv${search}`}>{t('export.csv')}</a>
            {desk ? <ButtonLink to="/office/instalments">{t('nav.due')}</ButtonLink> : null}
          </>
        }
      />
      <FilterBar>
        <FilterSelect
          name="state"
          label={t('state')}
          options={STATES.map((value) => ({ value, label: t(`state.${value}`) }))}
        />
        <FilterSelect name="late" label={t('late')} options={[{ value: 'true', label: t('late.only') }]} />
        <FilterScope programmes={programmes} years={years} />
      </FilterBar>
      <Orders page={page} />
      <Pager page={page} />
      <FieldWords words={['ordered', 'rejected', 'paid', 'returned', 'refund']} />
    </div>
  );
}

type Item = Data['page']['items'][number];

function Orders({ page }: { page: Data['page'] }) {
  const { t, cents } = useWords();
  const amount: Column<Item> = {
    key: 'amount',
    heading: t('amount.euros'),
    cell: (order) => cents(order.amountCents),
    kind: 'number',
    sort: 'amount',
    total: cents(page.totalCents),
  };
  return (
    <Table
      caption={t('list')}
      captionHidden
      rows={page.items}
      keyOf={(order) => order.id}
      rowLink={(order) => `/office/payments/${order.id}`}
      empty={<Empty title={t('list.empty')}>{t('list.empty.next')}</Empty>}
      columns={[...texts(t), amount]}
    />
  );
}

const texts = (t: ReturnType<typeof useWords>['t']): Column<Item>[] => [
  {
    key: 'number',
    heading: t('number'),
    cell: (order) => <span className="nowrap">{order.number}</span>,
    sort: 'number',
    total: t('total'),
  },
  { key: 'organisation', heading: t('organisation'), cell: (order) => order.organisationName, sort: 'organisation' },
  { key: 'title', heading: t('project'), cell: (order) => order.title },
  { key: 'issued', heading: t('issued-on'), cell: (order) => <Day short date={order.issuedOn} /> },
  { key: 'pay-by', heading: t('pay-by'), cell: (order) => <PayBy order={order} />, sort: 'pay-by' },
  {
    key: 'state',
    heading: t('state'),
    cell: (order) => <StatusTag tone={order.late ? 'late' : toneOf(order.state)}>{order.stateLabel}</StatusTag>,
  },
];

function PayBy({ order: { payBy, state } }: { order: Item }) {
  const { t } = useWords();
  if (!payBy) return t('none');
  return (
    <span>{state === 'paid' || state === 'rejected' ? <Day short date={payBy} /> : <Due short date={payBy} />}</span>
  );
}

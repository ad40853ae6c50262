import { Link, useLoaderData, useLocation, type LoaderFunctionArgs } from 'react-router';
import { listQuery, read } from '../api-client.js';
import { visit } from '../context.js';
import {
  Day,
  Empty,
  FieldWords,
  FilterBar,
  FilterScope,
  FilterSelect,
  Heading,
  Pager,
  Table,
  useWords,
} from '../ui/index.js';

const KINDS = ['credits', 'income'] as const;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { api } = visit(context);
  const { year, orderYear, kind, ...rest } = listQuery(request, ['programme', 'year', 'orderYear', 'kind', 'asOf']);
  const query = {
    ...rest,
    year: Number(year) || undefined,
    orderYear: Number(orderYear) || undefined,
    kind: KINDS.find((one) => one === kind),
  };
  const [page, programmes, years] = await Promise.all([
    read(api.GET('/api/refunds', { params: { query } })),
    read(api.GET('/api/programmes')),
    read(api.GET('/api/fiscal-years')),
  ]);
  return { page, programmes, years };
}

type Item = Awaited<ReturnType<typeof loader>>['page']['items'][number];

/** What beneficiaries gave back: to the credits of an open year, or as income of the year in which it came. */
export default function Refunds() {
  const { page, programmes, years } = useLoaderData<typeof loader>();
  const { search } = useLocation();
  const { t } = useWords();
  return (
    <div className="stack-wide">
      <Heading
        title={t('refunds')}
        lead={t('refunds.lead')}
        actions={<a href={`/api/refunds/export.csv${search}`}>{t('export.csv')}</a>}
      />
      <FilterBar>
        <FilterSelect
          name="kind"
          label={t('refunds.kind')}
          options={KINDS.map((value) => ({ value, label: t(`refunds.kind.${value}`) }))}
        />
        <FilterScope programmes={programmes} years={years} />
        <FilterSelect
          name="orderYear"
          label={t('refunds.order-year')}
          options={years.map(({ year }) => ({ value: String(year), label: String(year) }))}
        />
      </FilterBar>
      <Rows rows={page.items} totalCents={page.totalCents} />
      <Pager page={page} />
      <FieldWords words={['refund', 'returned']} />
    </div>
  );
}

function Rows({ rows, totalCents }: { rows: Item[]; totalCents: number }) {
  const { t, cents } = useWords();
  return (
    <Table
      caption={t('refunds')}
      captionHidden
      rows={rows}
      keyOf={({ id }) => id}
      empty={<Empty title={t('refunds.empty')}>{t('refunds.empty.next')}</Empty>}
      columns={[
        {
          ...{ key: 'received', heading: t('refunds.received'), sort: 'received', total: t('total') },
          cell: ({ receivedOn }) => <Day short date={receivedOn} />,
        },
        {
          ...{ key: 'order', heading: t('number') },
          cell: ({ orderId, orderNumber }) => (
            <Link className="nowrap" to={`/office/payments/${orderId}`}>
              {orderNumber}
            </Link>
          ),
        },
        {
          ...{ key: 'organisation', heading: t('organisation') },
          cell: ({ organisationName, reason }) => (
            <>
              {organisationName}
              <p className="small quiet">{reason}</p>
            </>
          ),
        },
        { key: 'kind', heading: t('refunds.kind'), cell: ({ kindLabel }) => kindLabel },
        { key: 'year', heading: t('refunds.year'), cell: ({ fiscalYear }) => fiscalYear },
        { key: 'bank', heading: t('refunds.bank'), cell: ({ bankReference }) => bankReference },
        {
          ...{ key: 'amount', heading: t('amount.euros'), kind: 'number', sort: 'amount', total: cents(totalCents) },
          cell: ({ amountCents }) => cents(amountCents),
        },
      ]}
    />
  );
}

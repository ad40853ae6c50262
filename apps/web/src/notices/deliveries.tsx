import { useLoaderData, useSearchParams, type LoaderFunctionArgs } from 'react-router';
import { listQuery, read } from '../api-client.js';
import { visit } from '../context.js';
import { Day, Empty, FilterBar, FilterSelect, Heading, Pager, Table, useWords } from '../ui/index.js';
import { DeliveryTag } from './delivery-tag.js';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { attention, ...query } = listQuery(request, ['attention', 'state']);
  const asked = { ...query, ...(attention === 'true' ? { attention: true } : {}) };
  return read(visit(context).api.GET('/api/deliveries', { params: { query: asked as never } }));
}

type Delivery = Awaited<ReturnType<typeof loader>>['items'][number];

const STATES = ['kept', 'queued', 'sending', 'sent', 'failed', 'unknown'];

/** Every e-mail that the house wrote: those that want a person, and the kept ones where there is no mail server. */
export default function Deliveries() {
  const page = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  const { t } = useWords();
  const wanting = params.get('attention') === 'true';
  return (
    <div className="stack-wide">
      <Heading title={t(wanting ? 'deliveries.attention' : 'deliveries')} lead={t('deliveries.lead')} />
      <Filters />
      <Table<Delivery>
        caption={t('deliveries')}
        captionHidden
        rows={page.items}
        keyOf={(row) => row.id}
        rowLink={(row) => `/office/deliveries/${row.id}`}
        empty={
          <Empty title={t(wanting ? 'deliveries.attention.empty' : 'deliveries.empty')}>
            {t('deliveries.empty.next')}
          </Empty>
        }
        columns={[
          { key: 'subject', heading: t('subject'), cell: (row) => row.subject },
          { key: 'address', heading: t('address'), cell: (row) => row.address },
          { key: 'written', heading: t('written'), cell: (row) => <Day short date={row.createdAt} /> },
          {
            key: 'state',
            heading: t('state'),
            cell: (row) => <DeliveryTag state={row.state} label={row.stateLabel} />,
          },
        ]}
      />
      <Pager page={page} />
    </div>
  );
}

function Filters() {
  const { t } = useWords();
  return (
    <FilterBar>
      <FilterSelect name="attention" label={t('show')} options={[{ value: 'true', label: t('show.attention') }]} />
      <FilterSelect
        name="state"
        label={t('state')}
        options={STATES.map((value) => ({ value, label: t(`state.${value}`) }))}
      />
    </FilterBar>
  );
}

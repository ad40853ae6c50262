import { useLoaderData, useSearchParams, type LoaderFunctionArgs } from 'react-router';
import { listQuery, read } from '../api-client.js';
import { visit } from '../context.js';
import { type Column, Due, Empty, FilterBar, FilterSelect, Heading, Pager, Table, useWords } from '../ui/index.js';
import { StateTag } from './state-tag.js';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = listQuery(request, ['waiting', 'state', 'step']);
  return read(visit(context).api.GET('/api/approval-cases', { params: { query: query as never } }));
}

type Case = Awaited<ReturnType<typeof loader>>['items'][number];

const STATES = ['open', 'approved', 'in-force', 'returned', 'refused'];
const STEPS = ['opinion', 'approval', 'vote'];

/** What waits for a decision, mine or anybody's. */
export default function Cases() {
  const page = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  const { t } = useWords();
  const which = params.get('waiting') === 'me' ? 'cases.mine' : 'cases';
  return (
    <div className="stack-wide">
      <Heading title={t(which)} lead={t(`${which}.lead`)} />
      <Filters />
      <Table<Case>
        caption={t('cases')}
        captionHidden
        rows={page.items}
        keyOf={(row) => row.id}
        rowLink={(row) => `/office/approval-cases/${row.id}`}
        empty={<Empty title={t(`${which}.empty`)}>{t(`${which}.empty.next`)}</Empty>}
        columns={useColumns()}
      />
      <Pager page={page} />
    </div>
  );
}

function useColumns(): Column<Case>[] {
  const { t, cents } = useWords();
  return [
    { key: 'title', heading: t('subject'), cell: (row) => row.title },
    { key: 'organisation', heading: t('organisation'), cell: (row) => row.organisationName },
    {
      key: 'step',
      heading: t('step'),
      cell: (row) => row.stepLabel ?? <StateTag state={row.state} label={row.stateLabel} />,
    },
    { key: 'due', heading: t('due'), cell: (row) => (row.dueOn ? <Due short date={row.dueOn} /> : null), sort: 'due' },
    {
      key: 'amount',
      heading: t('amount.euros'),
      cell: (row) => cents(row.decidedCents ?? row.amountCents),
      kind: 'number',
      sort: 'amount',
    },
  ];
}

function Filters() {
  const { t } = useWords();
  const named = (of: string, values: string[]) => values.map((value) => ({ value, label: t(`${of}.${value}`) }));
  return (
    <FilterBar>
      <FilterSelect name="waiting" label={t('waiting')} all={t('waiting.all')} options={named('waiting', ['me'])} />
      <FilterSelect name="state" label={t('state')} options={named('state', STATES)} />
      <FilterSelect name="step" label={t('step')} options={named('step', STEPS)} />
    </FilterBar>
  );
}

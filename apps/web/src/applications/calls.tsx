import { useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { listQuery, read } from '../api-client.js';
import { visit } from '../context.js';
import {
  ButtonLink,
  Due,
  Empty,
  FilterBar,
  FilterSelect,
  Heading,
  Pager,
  StatusTag,
  Table,
  useWords,
} from '../ui/index.js';
import { programmeOptions } from './programmes.server.js';
import type { CallItem } from './sections.js';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { api, person } = visit(context);
  const query = listQuery(request, ['state', 'programme', 'year']);
  const [page, programmes] = await Promise.all([
    read(api.GET('/api/calls', { params: { query: query as never } })),
    programmeOptions(api),
  ]);
  return { page, programmes, mayManage: person!.permissions.includes('call.manage') };
}

/** All calls, the last to close first. */
export default function Calls() {
  const { page, programmes, mayManage } = useLoaderData<typeof loader>();
  const { t } = useWords();
  const states = ['draft', 'open', 'closed'].map((value) => ({ value, label: t(`call.state.${value}`) }));
  const create = (
    <ButtonLink look="main" to="/office/calls/new">
      {t('call.create')}
    </ButtonLink>
  );
  return (
    <>
      <Heading title={t('nav.calls')} actions={mayManage ? create : null} />
      <FilterBar>
        <FilterSelect name="state" label={t('state')} options={states} />
        <FilterSelect name="programme" label={t('programme')} options={programmes} />
      </FilterBar>
      <Table
        caption={t('nav.calls')}
        captionHidden
        rows={page.items}
        keyOf={(call) => call.id}
        rowLink={(call) => `/office/calls/${call.id}`}
        empty={<Empty title={t('calls.empty')}>{t('calls.empty.next')}</Empty>}
        columns={useColumns(programmes)}
      />
      <Pager page={page} />
    </>
  );
}

export const callTone = (call: { state: string; accepting: boolean }) =>
  call.accepting ? 'moving' : call.state === 'open' ? 'late' : 'neutral';

function useColumns(programmes: { value: string; label: string }[]) {
  const { t, cents } = useWords();
  const programme = new Map(programmes.map(({ value, label }) => [value, label]));
  return [
    { key: 'title', heading: t('call.title'), cell: (call: CallItem) => call.title, sort: 'title' },
    {
      key: 'programme',
      heading: t('programme'),
      cell: (call: CallItem) => `${programme.get(call.programmeCode) ?? call.programmeCode} ${call.fiscalYear}`,
    },
    {
      key: 'state',
      heading: t('state'),
      cell: (call: CallItem) => <StatusTag tone={callTone(call)}>{call.stateLabel}</StatusTag>,
    },
    {
      key: 'closes',
      heading: t('call.closes'),
      cell: (call: CallItem) => <Due short date={call.closesOn} />,
      sort: 'closes',
    },
    {
      key: 'envelope',
      heading: t('call.envelope.euros'),
      cell: (call: CallItem) => cents(call.envelopeCents),
      kind: 'number' as const,
      sort: 'envelope',
    },
  ];
}

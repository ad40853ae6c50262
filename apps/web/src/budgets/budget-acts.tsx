import { useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { listQuery, read } from '../api-client.js';
import { visit } from '../context.js';
import {
  ButtonLink,
  Empty,
  FieldWords,
  FilterBar,
  FilterSelect,
  Heading,
  Pager,
  StatusTag,
  Table,
  type Tone,
  useWords,
} from '../ui/index.js';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { api } = visit(context);
  const { year, kind, state, ...query } = listQuery(request, ['year', 'kind', 'state']);
  const asked = { ...query, year: year ? Number(year) : undefined, kind: kind as never, state: state as never };
  const [page, years] = await Promise.all([
    read(api.GET('/api/budget-acts', { params: { query: asked } })),
    read(api.GET('/api/fiscal-years')),
  ]);
  return { page, years };
}

type Act = Awaited<ReturnType<typeof loader>>['page']['items'][number];

export const ACT_TONES: Record<Act['state'], Tone> = {
  draft: 'neutral',
  'in-approval': 'moving',
  adopted: 'settled',
  withdrawn: 'neutral',
};

const KINDS = ['BP', 'DM', 'VIR'];
const STATES = Object.keys(ACT_TONES);

/** All that was decided on a year's credits, and what is being prepared: votes, amending votes, moves between lines. */
export default function BudgetActs() {
  const { page, years } = useLoaderData<typeof loader>();
  const { t } = useWords();
  const draft = page.allowedActs.find((act) => act.allowed);
  const options = (values: string[], key: string) => values.map((value) => ({ value, label: t(`${key}.${value}`) }));
  return (
    <div className="stack-wide">
      <Heading
        title={t('budget-acts')}
        lead={t('acts.lead')}
        actions={draft ? <ButtonLink to="/office/budget-acts/draft">{draft.label}</ButtonLink> : null}
      />
      <FilterBar>
        <FilterSelect
          name="year"
          label={t('year')}
          options={years.map(({ year }) => ({ value: String(year), label: String(year) }))}
        />
        <FilterSelect name="kind" label={t('act.kind')} options={options(KINDS, 'act.kind')} />
        <FilterSelect name="state" label={t('state')} options={options(STATES, 'act.state')} />
      </FilterBar>
      <List acts={page.items} />
      <Pager page={page} />
      <FieldWords words={['bp', 'dm', 'vir', 'modified']} />
    </div>
  );
}

function List({ acts }: { acts: Act[] }) {
  const { t, cents, shortDay } = useWords();
  return (
    <Table
      caption={t('acts.caption')}
      rows={acts}
      keyOf={(act) => act.id}
      rowLink={(act) => `/office/budget-acts/${act.id}`}
      empty={<Empty title={t('acts.empty')}>{t('acts.empty.next')}</Empty>}
      columns={[
        {
          key: 'number',
          heading: t('act.number'),
          cell: (act) => <span className="nowrap">{act.number ?? `${act.year} ${act.kind}`}</span>,
        },
        { key: 'title', heading: t('label'), cell: (act) => act.title },
        {
          key: 'state',
          heading: t('state'),
          cell: (act) => <StatusTag tone={ACT_TONES[act.state]}>{act.stateLabel}</StatusTag>,
        },
        {
          key: 'on',
          heading: t('accounting-date'),
          cell: (act) => (act.accountingDate ? shortDay(act.accountingDate) : null),
        },
        { key: 'received', heading: t('act.received'), kind: 'number', cell: (act) => cents(act.receivedCents) },
        { key: 'given', heading: t('act.given'), kind: 'number', cell: (act) => cents(act.givenCents) },
      ]}
    />
  );
}

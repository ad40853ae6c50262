import { Link, useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { listQuery, read } from '../api-client.js';
import { visit } from '../context.js';
import { Facts, FilterBar, FilterDate, FilterSelect, Heading, MoneyBar, StatusTag, useWords } from '../ui/index.js';
import { Entries } from './entries.js';

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { api } = visit(context);
  const { asOf, move, grantId, ...paging } = listQuery(request, ['asOf', 'move', 'grantId']);
  const path = { id: params.id! };
  const [line, entries] = await Promise.all([
    read(api.GET('/api/budget-lines/{id}', { params: { path, query: { asOf } } })),
    read(
      api.GET('/api/budget-lines/{id}/entries', {
        params: { path, query: { ...paging, asOf, grantId, move: move as never } },
      }),
    ),
  ]);
  return { line, entries };
}

const MOVES = [
  'vote',
  'amend',
  'reserve',
  'release',
  'commit',
  'decommit',
  'order',
  'reject',
  'pay',
  'return',
  'refund',
  'transfer',
  'accrue',
  'carry',
  'lapse',
  'carry-in',
  'reverse',
  'settle',
];

/** One line: where its money is on a day, and every entry behind it. */
export default function BudgetLine() {
  const { line, entries } = useLoaderData<typeof loader>();
  const { t, day } = useWords();
  return (
    <div className="deciding wide">
      <div className="stack-wide">
        <Heading
          title={line.label}
          over={`${line.programmeName} · ${line.year}`}
          lead={line.asOf ? t('as-of', { day: day(line.asOf) }) : undefined}
        />
        <FilterBar search={false}>
          <FilterDate name="asOf" label={t('as-of.field')} />
          <FilterSelect
            name="move"
            label={t('move')}
            options={MOVES.map((move) => ({ value: move, label: t(`move.${move}`) }))}
          />
        </FilterBar>
        <MoneyBar state={line.position} links={linksOf(line.asOf)} label={t('line.bar')} />
        <Entries page={entries} />
      </div>
      <aside className="stack-wide">
        <LineFacts line={line} />
      </aside>
    </div>
  );
}

/** From a part of the bar to the entries that brought money there. */
function linksOf(asOf: string | null | undefined) {
  const to = (move: string) => `?${asOf ? `asOf=${asOf}&` : ''}move=${move}#entries`;
  return {
    paid: to('pay'),
    ordered: to('order'),
    committed: to('commit'),
    reserved: to('reserve'),
    available: to('vote'),
  };
}

type Line = Awaited<ReturnType<typeof loader>>['line'];

function LineFacts({ line }: { line: Line }) {
  const { t, money } = useWords();
  const { position } = line;
  return (
    <Facts
      items={[
        [t('state'), <StatusTag key="state">{line.stateLabel}</StatusTag>],
        [t('chapter'), line.chapter],
        [t('nature'), line.nature],
        [t('function'), line.function],
        [t('source'), <SourceLink key="source" line={line} />],
        [t('account.initial'), money(position.votedCents - position.amendedCents)],
        [t('account.amended'), money(position.amendedCents)],
        [t('account.voted'), money(position.votedCents)],
      ]}
    />
  );
}

const SourceLink = ({ line }: { line: Line }) => (
  <Link to={`/office/funding-sources/${line.fundingSource}?year=${line.year}`}>{line.fundingSourceLabel}</Link>
);

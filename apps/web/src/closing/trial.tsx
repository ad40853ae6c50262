import { redirect, useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { read } from '../api-client.js';
import { visit } from '../context.js';
import { ButtonLink, FieldWords, Heading, Notice, Table, useWords } from '../ui/index.js';
import { YearEndTabs } from './year-end-parts.js';

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { api } = visit(context);
  const path = { year: Number(params.year) };
  const yearEnd = await read(api.GET('/api/year-ends/{year}', { params: { path } }));
  if (yearEnd.closed) throw redirect(`/office/year-ends/${path.year}/items`);
  return { yearEnd, trial: await read(api.POST('/api/year-ends/{year}/try', { params: { path } })) };
}

type Line = Awaited<ReturnType<typeof loader>>['trial']['lines'][number];
type Side = 'before' | 'after';

const ACCOUNTS = ['available', 'reserved', 'committed', 'ordered', 'paid', 'accrued', 'carried', 'lapsed'] as const;
type Account = (typeof ACCOUNTS)[number];

const sumOf = (lines: readonly Line[], side: Side, account: Account | 'voted') =>
  lines.reduce((sum, line) => sum + line[side][`${account}Cents`], 0);

/** What the close would do, before it is done: every account before and after, then line by line. Nothing is written. */
export default function Trial() {
  const { yearEnd, trial } = useLoaderData<typeof loader>();
  const { t } = useWords();
  const { year, unreviewed } = yearEnd;
  return (
    <div className="stack-wide">
      <YearEndTabs yearEnd={yearEnd} />
      <Heading
        title={t('trial')}
        over={t('title', { year: String(year) })}
        lead={t('trial.lead')}
        actions={<ButtonLink to={`/office/year-ends/${year}`}>{t('trial.back')}</ButtonLink>}
      />
      {unreviewed > 0 ? (
        <Notice tone="late" title={t('trial.unreviewed', { count: unreviewed })}>
          <p>{t('trial.unreviewed.is')}</p>
        </Notice>
      ) : null}
      <Accounts lines={trial.lines} />
      <Reversed lines={trial.lines} />
      <Lines lines={trial.lines} />
      <FieldWords words={['accrued', 'carried', 'lapsed']} />
    </div>
  );
}

interface AccountRow {
  account: Account;
  before: number;
  after: number;
}

function Accounts({ lines }: { lines: Line[] }) {
  const { t, cents } = useWords();
  const rows = ACCOUNTS.map((account): AccountRow => ({
    ...{ account, before: sumOf(lines, 'before', account), after: sumOf(lines, 'after', account) },
  })).filter(({ before, after }) => before !== 0 || after !== 0);
  const reversed = sumOf(lines, 'after', 'voted') - sumOf(lines, 'before', 'voted');
  const signed = (value: number) => `${value > 0 ? '+' : ''}${cents(value)}`;
  return (
    <Table<AccountRow>
      caption={t('trial.accounts')}
      rows={rows}
      keyOf={({ account }) => account}
      columns={[
        {
          key: 'account',
          heading: t('account'),
          cell: ({ account }) => t(`account.${account}`),
          total: t('trial.voted'),
        },
        {
          ...{ key: 'before', heading: t('trial.before'), kind: 'number', cell: ({ before }) => cents(before) },
          total: cents(sumOf(lines, 'before', 'voted')),
        },
        {
          ...{ key: 'after', heading: t('trial.after'), kind: 'number', cell: ({ after }) => cents(after) },
          total: cents(sumOf(lines, 'after', 'voted')),
        },
        {
          ...{ key: 'change', heading: t('trial.change'), kind: 'number' },
          cell: ({ before, after }) => (after === before ? '–' : signed(after - before)),
          total: reversed === 0 ? cents(0) : signed(reversed),
        },
      ]}
    />
  );
}

function Lines({ lines }: { lines: Line[] }) {
  const { t, cents } = useWords();
  const column = (side: Side, account: Account) => ({
    ...{ key: `${side}-${account}`, heading: t(`trial.${side}.of`, { account: t(`account.${account}`) }) },
    ...{ kind: 'number' as const, cell: (line: Line) => cents(line[side][`${account}Cents`]) },
    total: cents(sumOf(lines, side, account)),
  });
  return (
    <Table
      caption={t('trial.lines')}
      rows={lines}
      keyOf={({ id }) => id}
      rowLink={({ id }) => `/office/budget-lines/${id}`}
      columns={[
        { key: 'label', heading: t('line'), cell: ({ label }) => label, total: t('total') },
        { key: 'programme', heading: t('programme'), cell: ({ programmeName }) => programmeName },
        column('before', 'available'),
        column('before', 'committed'),
        column('after', 'accrued'),
        column('after', 'carried'),
        column('after', 'lapsed'),
      ]}
    />
  );
}

/** What was accrued before the year and never ordered comes to the line as a supplement before it goes on (rule 3.16). */
function Reversed({ lines }: { lines: Line[] }) {
  const { t, money } = useWords();
  const reversed = sumOf(lines, 'after', 'voted') - sumOf(lines, 'before', 'voted');
  return reversed === 0 ? null : <p className="quiet">{t('trial.reversed', { amount: money(reversed) })}</p>;
}

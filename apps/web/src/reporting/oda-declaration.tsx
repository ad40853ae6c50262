import { redirect, useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { read } from '../api-client.js';
import { visit } from '../context.js';
import { Empty, Facts, FieldWords, FilterBar, FilterSelect, Heading, Notice, Table, useWords } from '../ui/index.js';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { api } = visit(context);
  const url = new URL(request.url);
  const asked = Number(url.searchParams.get('year'));
  if (!asked) {
    url.searchParams.set('year', String(new Date().getFullYear() - 1));
    throw redirect(url.pathname + url.search);
  }
  const [declaration, years] = await Promise.all([
    read(api.GET('/api/oda-declaration', { params: { query: { year: asked } } })),
    read(api.GET('/api/fiscal-years')),
  ]);
  return { declaration, years: [...new Set([asked, ...years.map(({ year }) => year)])].sort((a, b) => b - a) };
}

type Declaration = Awaited<ReturnType<typeof loader>>['declaration'];
type Row = Declaration['rows'][number];

/** What the yearly declaration of development aid asks for: paid in the calendar year, by country, sector and channel (rule 1.9). */
export default function OdaDeclaration() {
  const { declaration, years } = useLoaderData<typeof loader>();
  const { t } = useWords();
  const { year, rows, remarks, cut } = declaration;
  return (
    <div className="stack-wide">
      <Heading
        title={t('oda.title', { year: String(year) })}
        lead={t('oda.lead')}
        actions={rows.length > 0 ? <Files year={year} /> : null}
      />
      <FilterBar search={false}>
        <FilterSelect
          name="year"
          label={t('oda.year')}
          all={t('oda.year.last')}
          options={years.map((one) => ({ value: String(one), label: String(one) }))}
        />
      </FilterBar>
      {remarks.length > 0 ? (
        <Notice tone="late" title={t('oda.remarks')}>
          {remarks.map((remark) => (
            <p key={remark}>{remark}</p>
          ))}
        </Notice>
      ) : null}
      <Rows declaration={declaration} />
      {cut ? <p className="quiet">{t('oda.cut')}</p> : null}
      {rows.length > 0 ? <Beside declaration={declaration} /> : null}
      <FieldWords words={['sector', 'channel', 'refund']} />
    </div>
  );
}

function Files({ year }: { year: number }) {
  const { t } = useWords();
  return (
    <>
      {(['csv', 'xlsx'] as const).map((format) => (
        <a key={format} className="button" href={`/api/oda-declaration/export.${format}?year=${year}`}>
          {t(`oda.${format}`)}
        </a>
      ))}
    </>
  );
}

const linkOf = (year: number, { countries, sector, channel }: Row) =>
  `/office/oda-declaration/payments?${new URLSearchParams({ year: String(year), countries: countries || '-', sector: String(sector), channel: String(channel) })}`;

function Rows({ declaration: { year, rows, totalCents } }: { declaration: Declaration }) {
  const { t, cents, count } = useWords();
  return (
    <Table
      caption={t('oda.caption', { year: String(year) })}
      rows={rows}
      keyOf={(row) => `${row.countries} ${row.sector} ${row.channel}`}
      rowLink={(row) => linkOf(year, row)}
      empty={<Empty title={t('oda.empty')}>{t('oda.empty.next')}</Empty>}
      columns={[
        { key: 'country', heading: t('oda.country'), cell: (row) => row.countriesLabel, total: t('oda.total') },
        { key: 'recipient', heading: t('oda.recipient'), cell: (row) => row.recipient ?? '–', kind: 'number' },
        { key: 'sector', heading: t('oda.sector'), cell: (row) => <Code code={row.sector} label={row.sectorLabel} /> },
        {
          key: 'channel',
          heading: t('oda.channel'),
          cell: (row) => <Code code={row.channel} label={row.channelLabel} />,
        },
        { key: 'orders', heading: t('oda.orders'), cell: (row) => count(row.orders), kind: 'number' },
        {
          key: 'paid',
          heading: t('oda.paid'),
          cell: (row) => cents(row.paidCents),
          kind: 'number',
          total: cents(totalCents),
        },
      ]}
    />
  );
}

const Code = ({ code, label }: { code: number; label: string }) => (
  <>
    {label} <span className="quiet nowrap">{code}</span>
  </>
);

/** Why this total is not what the budget's lines of the year paid: days of the bank and years of the budget part in January. */
function Beside({ declaration: d }: { declaration: Declaration }) {
  const { t, money } = useWords();
  const year = String(d.year);
  return (
    <section className="stack">
      <h2>{t('oda.beside')}</h2>
      <p>{t('oda.beside.why')}</p>
      <Facts
        items={[
          [t('oda.beside.budget', { year }), money(d.budgetPaidCents)],
          [t('oda.beside.other-budgets', { year }), `+ ${money(d.otherBudgetsCents)}`],
          [t('oda.beside.income', { year }), `− ${money(d.incomeCents)}`],
          [t('oda.beside.other-days', { year }), `− ${money(d.otherDaysCents)}`],
          [t('oda.beside.total', { year }), <strong key="total">{money(d.totalCents)}</strong>],
        ]}
      />
    </section>
  );
}

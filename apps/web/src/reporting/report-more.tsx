import { Link } from 'react-router';
import type { components } from '../api.js';
import { type Column, Facts, Table, useWords } from '../ui/index.js';
import { FigureLink, figurePath } from './figure-link.js';

type Report = components['schemas']['AnnualReportDto'];

const AMOUNTS = ['modified', 'committed', 'ordered', 'paid', 'available'] as const;

/** The same figures programme by programme, or line by line for one programme; each line leads to its entries. */
export function ReportParts({ report }: { report: Report }) {
  const { t, cents } = useWords();
  const whole = report.programmeCode === null;
  const rows = whole
    ? report.programmes.map(({ code, name, figures }) => ({
        ...{ key: code, name, figures, to: `/office/annual-report?programme=${code}&year=${report.year}` },
      }))
    : report.lines.map(({ id, label, place, figures }) => ({
        ...{ key: id, name: `${label} · ${place}`, figures },
        to: `/office/budget-lines/${id}${report.asOf ? `?asOf=${report.asOf}` : ''}`,
      }));
  const amounts = AMOUNTS.map((name): Column<(typeof rows)[number]> => ({
    key: name,
    heading: t(`report.${name}`),
    cell: ({ key, name: of, figures }) => (
      <FigureLink
        to={whole ? figurePath({ ...report, programmeCode: key }, name) : figurePath(report, name, { lineId: key })}
        name={`${of}, ${t(`report.${name}`)}`}
      >
        {cents(figures[`${name}Cents`])}
      </FigureLink>
    ),
    kind: 'number',
    total: cents(report.figures[`${name}Cents`]),
  }));
  return (
    <Table
      caption={t(whole ? 'report.by.programme' : 'report.by.line')}
      rows={rows}
      keyOf={({ key }) => key}
      columns={[
        {
          key: 'name',
          heading: t(whole ? 'report.programme' : 'report.line'),
          cell: ({ name, to }) => <Link to={to}>{name}</Link>,
          total: t('report.total'),
        },
        ...amounts,
      ]}
    />
  );
}

/** Commitment authorities, year by year (rules 3.10, 8.4). */
export function ReportAuthorities({ report }: { report: Report }) {
  const { t, cents } = useWords();
  if (report.authorities.length === 0) return null;
  const figure = (authority: Report['authorities'][number], name: string, amount: number) => (
    <FigureLink to={`/office/authorities/${authority.id}#entries`} name={`${authority.number}, ${t(`report.${name}`)}`}>
      {cents(amount)}
    </FigureLink>
  );
  const rows = report.authorities.flatMap((authority) =>
    authority.years.map((year, i) => ({ ...year, authority, first: i === 0 })),
  );
  return (
    <Table
      caption={t('report.authorities')}
      rows={rows}
      keyOf={({ authority, year }) => `${authority.id} ${year}`}
      columns={[
        {
          key: 'authority',
          heading: t('report.authority'),
          cell: ({ authority, first }) =>
            first ? (
              <Link to={`/office/authorities/${authority.id}`}>{`${authority.number} · ${authority.label}`}</Link>
            ) : (
              <span className="quiet">{authority.number}</span>
            ),
        },
        {
          key: 'voted',
          heading: t('report.voted'),
          kind: 'number',
          cell: ({ authority, first }) => first && figure(authority, 'voted', authority.votedCents),
        },
        {
          key: 'committed',
          heading: t('report.committed'),
          kind: 'number',
          cell: ({ authority, first }) => first && figure(authority, 'committed', authority.committedCents),
        },
        { key: 'year', heading: t('report.year'), kind: 'number', cell: ({ year }) => year },
        {
          key: 'planned',
          heading: t('report.planned'),
          kind: 'number',
          cell: ({ plannedCents }) => cents(plannedCents),
        },
        {
          key: 'paid',
          heading: t('report.paid'),
          kind: 'number',
          cell: ({ authority, paidCents }) => figure(authority, 'paid', paidCents),
        },
        { key: 'left', heading: t('report.left'), kind: 'number', cell: ({ leftCents }) => cents(leftCents) },
      ]}
    />
  );
}

/** What the money did: each indicator by itself, never added to another. */
export function ReportResults({ report }: { report: Report }) {
  const { t, language } = useWords();
  if (report.results.length === 0) return null;
  const number = new Intl.NumberFormat(language);
  const known = (value?: number | null) => (typeof value === 'number' ? number.format(value) : '–');
  return (
    <Table
      caption={t('report.results')}
      rows={report.results}
      keyOf={({ indicatorId, programmeName }) => `${indicatorId} ${programmeName}`}
      columns={[
        {
          key: 'indicator',
          heading: t('report.indicator'),
          cell: ({ label, programmeName }) => (
            <>
              {label}
              <br />
              <span className="small quiet">{programmeName}</span>
            </>
          ),
        },
        { key: 'unit', heading: t('report.unit'), cell: ({ unit }) => unit },
        { key: 'target', heading: t('report.target'), kind: 'number', cell: ({ target }) => known(target) },
        { key: 'value', heading: t('report.value'), kind: 'number', cell: ({ value }) => known(value) },
        {
          key: 'grants',
          heading: t('report.reported'),
          kind: 'number',
          cell: ({ reported, grants }) => (
            <Link
              to={`/office/grants?year=${report.year}${report.programmeCode ? `&programme=${report.programmeCode}` : ''}`}
            >
              {`${reported} / ${grants}`}
            </Link>
          ),
        },
      ]}
    />
  );
}

/** Payment orders of the year, and what came back. */
export function ReportOrders({ report }: { report: Report }) {
  const { t, money } = useWords();
  const { mandates, returned, year, programmeCode, asOf } = report;
  const of = new URLSearchParams({
    year: String(year),
    ...(programmeCode ? { programme: programmeCode } : {}),
    ...(asOf ? { asOf } : {}),
  });
  const refunds = `/office/refunds?${of}`;
  const back = ({ count, cents }: { count: number; cents: number }, to: string) =>
    count > 0 ? (
      <Link to={to}>{t('report.counted', { count, amount: money(cents) })}</Link>
    ) : (
      t('report.counted', { count, amount: money(cents) })
    );
  return (
    <section className="stack">
      <h2>{t('report.orders')}</h2>
      <Facts
        items={[
          [t('report.issued'), mandates.issued],
          [t('report.cancelled'), mandates.cancelled],
          [t('report.orders.paid'), mandates.paid],
          [t('report.returns'), back(returned.returns, figurePath(report, 'returns'))],
          [t('report.refunds'), back(returned.refunds, refunds)],
        ]}
      />
    </section>
  );
}

import type { components } from '../api.js';
import { type Column, Empty, Table, useWords } from '../ui/index.js';
import { FigureLink, figurePath, type FigurePart } from './figure-link.js';

type Report = components['schemas']['AnnualReportDto'];
type Share = Report['beneficiaries'][number] | Report['countries'][number];

const FIGURES = [
  'initial',
  'amended',
  'transferredIn',
  'transferredOut',
  'carriedIn',
  'modified',
  'available',
  'reserved',
  'committed',
  'ordered',
  'earlier',
  'paid',
  'accrued',
  'realised',
  'carried',
  'lapsed',
] as const;

/** All figures of the year, from the vote to what is left. */
export function Figures({ report }: { report: Report }) {
  const { t, cents } = useWords();
  return (
    <Table
      caption={t('report.figures')}
      rows={FIGURES}
      keyOf={(name) => name}
      columns={[
        { key: 'figure', heading: t('report.figure'), cell: (name) => t(`report.${name}`) },
        {
          key: 'amount',
          heading: t('report.amount.euros'),
          cell: (name) => (
            <FigureLink to={figurePath(report, name)} name={t(`report.${name}`)}>
              {cents(report.figures[`${name}Cents`])}
            </FigureLink>
          ),
          kind: 'number',
        },
      ]}
    />
  );
}

interface SharesProps<T extends Share> {
  part: 'beneficiary' | 'country';
  shares: readonly T[];
  nameOf: (share: T) => string;
  /** How the entries of the share alone are asked for. */
  partOf: (share: T) => FigurePart;
  report: Report;
}

const AMOUNTS = ['reserved', 'committed', 'ordered', 'paid'] as const;

/** Who received, or where; the totals are the programme's. */
export function Shares<T extends Share>({ part, shares, nameOf, partOf, report }: SharesProps<T>) {
  const { t, cents } = useWords();
  const amounts = AMOUNTS.map((name): Column<T> => ({
    key: name,
    heading: t(`report.${name}`),
    cell: (share) => (
      <FigureLink to={figurePath(report, name, partOf(share))} name={`${nameOf(share)}, ${t(`report.${name}`)}`}>
        {cents(share[`${name}Cents`])}
      </FigureLink>
    ),
    kind: 'number',
    total: cents(report.figures[`${name}Cents`]),
  }));
  return (
    <Table
      caption={t(`report.by.${part}`)}
      rows={shares}
      keyOf={nameOf}
      empty={<Empty title={t(`report.by.${part}`)}>{t('report.none')}</Empty>}
      columns={[
        { key: 'name', heading: t(`report.${part}`), cell: nameOf, total: t('report.total') },
        {
          key: 'grants',
          heading: t('report.grants'),
          cell: (share) => share.grants,
          kind: 'number',
          total: shares.reduce((sum, share) => sum + share.grants, 0),
        },
        ...amounts,
      ]}
    />
  );
}

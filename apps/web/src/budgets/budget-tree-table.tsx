import { Link } from 'react-router';
import type { components } from '../api.js';
import { useWords } from '../ui/index.js';

type Row = components['schemas']['BudgetTreeRowDto'];

const FIGURES = ['reserved', 'committed', 'ordered', 'paid', 'available'] as const;

interface TreeProps {
  rows: Row[];
  total: Row;
  year: number;
  asOf?: string;
}

/** Subtotals stand before what they sum; digits stand under digits, on paper too. */
export function BudgetTreeTable({ rows, total, year, asOf }: TreeProps) {
  const { t } = useWords();
  const figures = useFigures(total.closingCents !== 0);
  return (
    <table className="table table-fold tree" role="table">
      <caption>{t('tree.caption', { year: String(year) })}</caption>
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader">
            {t('tree.where')}
          </th>
          {figures.map(({ heading }) => (
            <th key={heading} scope="col" role="columnheader" className="number">
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={row.key} role="row" className={`tree-${row.level}`}>
            <th scope="row" role="rowheader">
              <Place row={row} asOf={asOf} />
            </th>
            <Figures row={row} figures={figures} />
          </tr>
        ))}
      </tbody>
      <tfoot role="rowgroup">
        <tr role="row">
          <th scope="row" role="rowheader">
            {t('tree.total')}
          </th>
          <Figures row={total} figures={figures} />
        </tr>
      </tfoot>
    </table>
  );
}

interface Figure {
  heading: string;
  of: (row: Row) => number;
}

function useFigures(closing: boolean): Figure[] {
  const { t } = useWords();
  return [
    { heading: t('account.initial'), of: (row) => row.initialCents },
    { heading: t('tree.changed'), of: (row) => row.changedCents },
    { heading: t('tree.modified'), of: (row) => row.position.votedCents },
    ...FIGURES.map((account) => ({
      heading: t(`account.${account}`),
      of: (row: Row) => row.position[`${account}Cents`],
    })),
    ...(closing ? [{ heading: t('tree.closing'), of: (row: Row) => row.closingCents }] : []),
  ];
}

function Figures({ row, figures }: { row: Row; figures: Figure[] }) {
  const { cents } = useWords();
  return figures.map(({ heading, of }) => (
    <td key={heading} role="cell" className="number" data-label={heading}>
      {cents(of(row))}
    </td>
  ));
}

function Place({ row, asOf }: { row: Row; asOf?: string }) {
  const { t } = useWords();
  if (row.level === 'chapter') return t('tree.chapter', { number: row.label });
  if (row.level === 'nature') return t('tree.nature', { number: row.label });
  if (!row.lineId) return row.label;
  return (
    <>
      <Link to={`/office/budget-lines/${row.lineId}${asOf ? `?asOf=${asOf}` : ''}`}>{row.label}</Link>
      {row.function ? (
        <>
          <br />
          <span className="small quiet">{t('tree.function', { number: row.function })}</span>
        </>
      ) : null}
    </>
  );
}

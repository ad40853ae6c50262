import type { ReactNode } from 'react';
import { Link, useLocation, useSearchParams } from 'react-router';
import { useWords } from '../words.js';

export interface Column<Row> {
  key: string;
  heading: ReactNode;
  cell: (row: Row) => ReactNode;
  /** `number` for amounts and figures: to the right, digits under digits. `act` for a button, which needs no name on a phone. */
  kind?: 'text' | 'number' | 'act';
  /** The list's sort key, where the API can sort by it. */
  sort?: string;
  /** Of the whole filter, not of the page. */
  total?: ReactNode;
}

interface TableProps<Row> {
  caption: string;
  /** Hides the caption where the heading above says the same. */
  captionHidden?: boolean;
  columns: Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** The page that a row opens, by its first cell and by a click anywhere on it. */
  rowLink?: (row: Row) => string;
  /** Shown instead of an empty table. */
  empty?: ReactNode;
}

/** Sticky heading, sort links in the address, rows that open; on a phone each row becomes a list of named values. */
export function Table<Row>(props: TableProps<Row>) {
  if (props.rows.length === 0 && props.empty) return props.empty;
  const totals = props.columns.some((column) => column.total !== undefined);
  return (
    <table className="table table-fold" role="table">
      <caption className={props.captionHidden ? 'hidden' : undefined}>{props.caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {props.columns.map((column) => (
            <ColumnHeading key={column.key} column={column} />
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {props.rows.map((row) => (
          <BodyRow key={props.keyOf(row)} row={row} columns={props.columns} link={props.rowLink?.(row)} />
        ))}
      </tbody>
      {totals ? <Totals columns={props.columns} /> : null}
    </table>
  );
}

/** What is done by a button is not printed. */
const classOf = ({ kind }: Pick<Column<unknown>, 'kind'>) =>
  kind === 'number' ? 'number' : kind === 'act' ? 'no-print' : undefined;

function ColumnHeading<Row>({ column }: { column: Column<Row> }) {
  const [params] = useSearchParams();
  const { t } = useWords();
  const kind = classOf(column);
  const { sort } = column;
  const now = params.get('sort');
  if (!sort) {
    return (
      <th scope="col" role="columnheader" className={kind}>
        {column.heading}
      </th>
    );
  }
  const next = new URLSearchParams(params);
  next.set('sort', now === sort ? `-${sort}` : sort);
  next.delete('after');
  next.delete('before');
  const direction = now === sort ? 'ascending' : now === `-${sort}` ? 'descending' : undefined;
  return (
    <th scope="col" role="columnheader" className={kind} aria-sort={direction}>
      <Link to={`?${next}`} preventScrollReset title={t('table.sort')}>
        {column.heading}
        <span aria-hidden="true">{direction === 'ascending' ? ' ↑' : direction === 'descending' ? ' ↓' : ''}</span>
      </Link>
    </th>
  );
}

function BodyRow<Row>({ row, columns, link }: { row: Row; columns: Column<Row>[]; link?: string }) {
  const [first, ...rest] = columns;
  return (
    <tr role="row" data-row={link ? '' : undefined}>
      <th scope="row" role="rowheader" className={classOf(first!)}>
        {link ? (
          <Link className="row-link" to={link}>
            {first!.cell(row)}
          </Link>
        ) : (
          first!.cell(row)
        )}
      </th>
      {rest.map((column) => (
        <td
          key={column.key}
          role="cell"
          className={classOf(column)}
          data-label={column.kind !== 'act' && typeof column.heading === 'string' ? column.heading : undefined}
        >
          <Cell>{column.cell(row)}</Cell>
        </td>
      ))}
    </tr>
  );
}

/** One box for all that stands in a cell, so that it stays together beside its name on a phone; nothing where nothing is. */
const Cell = ({ children }: { children: ReactNode }) =>
  children === null || children === undefined || children === '' ? null : <div>{children}</div>;

const Totals = <Row,>({ columns }: { columns: Column<Row>[] }) => (
  <tfoot role="rowgroup">
    <tr role="row">
      {columns.map((column, i) =>
        i === 0 ? (
          <th key={column.key} scope="row" role="rowheader">
            {column.total}
          </th>
        ) : (
          <td
            key={column.key}
            role="cell"
            className={classOf(column)}
            data-label={column.total !== undefined && typeof column.heading === 'string' ? column.heading : undefined}
          >
            {column.total}
          </td>
        ),
      )}
    </tr>
  </tfoot>
);

/** Next and previous page of a list, and how many there are. `page` is the API's answer. */
export function Pager({ page }: { page: { total: number; next?: string | null; previous?: string | null } }) {
  const [params] = useSearchParams();
  const { pathname } = useLocation();
  const { t } = useWords();
  const at = (name: 'after' | 'before', cursor: string) => {
    const next = new URLSearchParams(params);
    next.delete('after');
    next.delete('before');
    next.set(name, cursor);
    return `${pathname}?${next}`;
  };
  return (
    <nav className="pager" aria-label={t('pager')}>
      <span className="quiet">{t('pager.total', { count: page.total })}</span>
      <span className="row">
        {page.previous ? (
          <Link className="button" rel="prev" to={at('before', page.previous)}>
            {t('pager.previous')}
          </Link>
        ) : null}
        {page.next ? (
          <Link className="button" rel="next" to={at('after', page.next)}>
            {t('pager.next')}
          </Link>
        ) : null}
      </span>
    </nav>
  );
}

import { type LocalDate, parisDate, refuse } from '#libs/kernel';
import { languageOf, listPage, type Queryable, Where, words } from '#libs/platform';
import type { FigureEntryDto, FigureEntryPage, FigureEntryQuery } from './figure-entries.dto.js';

/** How much an entry counts in a figure, as SQL: its amount where the money went in, less where it went out. */
interface Weight {
  /** The accounts whose sum the figure is; what moves among them counts nothing. */
  of: readonly string[];
  /** Moves that do not count, wherever they go. */
  not?: readonly string[];
}

const SPENT = ['committed', 'ordered', 'paid', 'accrued', 'carried'];
const EARLIER = ['reverse', 'settle'];
const only = (move: string, into = 'voted'): string =>
  `CASE WHEN e.move = '${move}' THEN CASE '${into}' WHEN e.from_account THEN e.amount_cents WHEN e.to_account THEN -e.amount_cents ELSE 0 END ELSE 0 END`;
const list = (names: readonly string[]) => names.map((name) => `'${name}'`).join(', ');

const inAccounts = ({ of, not = [] }: Weight): string =>
  `CASE WHEN e.move IN (${list(['', ...not])}) THEN 0
    ELSE ((e.to_account IN (${list(of)}))::int - (e.from_account IN (${list(of)}))::int) * e.amount_cents END`;

/** Each figure of the report (rules 3.26, 8.2) as a sum over entries: what `figuresOf` adds up from sums by month. */
export const WEIGHTS = {
  initial: only('vote'),
  amended: only('amend'),
  transferredIn: `CASE WHEN e.move = 'transfer' AND e.from_account = 'voted' THEN e.amount_cents ELSE 0 END`,
  transferredOut: `CASE WHEN e.move = 'transfer' AND e.to_account = 'voted' THEN e.amount_cents ELSE 0 END`,
  carriedIn: only('carry-in'),
  modified: `-(${inAccounts({ of: ['voted'], not: EARLIER })})`,
  available: inAccounts({ of: ['available'] }),
  reserved: inAccounts({ of: ['reserved'] }),
  committed: `CASE WHEN e.move = 'lapse' AND e.from_account = 'committed' THEN 0 ELSE ${inAccounts({ of: SPENT, not: EARLIER })} END`,
  ordered: inAccounts({ of: ['ordered', 'paid'] }),
  earlier: `CASE WHEN e.move IN (${list(EARLIER)}) THEN e.amount_cents ELSE 0 END`,
  paid: inAccounts({ of: ['paid'] }),
  accrued: inAccounts({ of: ['accrued'] }),
  realised: `${inAccounts({ of: ['ordered', 'paid', 'accrued'] })} - CASE WHEN e.move IN (${list(EARLIER)}) THEN e.amount_cents ELSE 0 END`,
  carried: inAccounts({ of: ['carried'] }),
  lapsed: inAccounts({ of: ['lapsed'] }),
  toOrder: inAccounts({ of: ['committed'] }),
  toPay: inAccounts({ of: ['ordered'] }),
  returns: `CASE WHEN e.move = 'return' THEN e.amount_cents ELSE 0 END`,
  refunds: `CASE WHEN e.move = 'refund' THEN e.amount_cents ELSE 0 END`,
} as const;

export type FigureName = keyof typeof WEIGHTS;
export const FIGURE_NAMES = Object.keys(WEIGHTS) as FigureName[];

const TABLES = `ledger_entries e JOIN budget_lines l ON l.id = e.line_id JOIN programmes p ON p.id = l.programme_id
  LEFT JOIN grants g ON g.id = e.grant_id`;

const named = (kind: string) => `e.reference ~ '^${kind}:[0-9a-f-]{36}'`;
const idIn = `substring(e.reference FROM '[0-9a-f-]{36}')::uuid`;

/** The payment order that an entry is of: its reference names the order, a transfer of it, or what came back of it. */
const ORDER = `CASE WHEN ${named('order')} THEN (SELECT o.id FROM payment_orders o WHERE o.id = ${idIn})
  WHEN ${named('transfer')} THEN (SELECT t.order_id FROM transfers t WHERE t.id = ${idIn})
  WHEN ${named('refund')} THEN (SELECT r.order_id FROM refunds r WHERE r.id = ${idIn}) END`;

type Row = Omit<FigureEntryDto, 'moveLabel' | 'fromLabel' | 'toLabel'> & { fromAccount: string; toAccount: string };

/**
 * The entries that make one figure of a report, for the same programme, year and day, of one line, beneficiary or country where asked. Their
 * sum is the figure, to the cent.
 * @throws 422 `report.future-day`
 */
export function figureEntries(q: Queryable, query: FigureEntryQuery, now: Date): Promise<FigureEntryPage> {
  const today = parisDate(now);
  if (query.asOf && query.asOf > today) return refuse('report.future-day', { day: query.asOf }, 422, 'asOf');
  const cents = WEIGHTS[query.figure];
  const language = languageOf();
  return listPage<Row, FigureEntryDto, 'sumCents'>(q, {
    select: `e.id, e.accounting_date AS "accountingDate", e.move, e.from_account AS "fromAccount", e.to_account AS "toAccount", e.reference,
      (${cents})::bigint AS "countsCents", e.line_id AS "lineId", l.label AS "lineLabel", e.grant_id AS "grantId", g.reference AS "grantReference",
      g.organisation_name AS "organisationName", ${ORDER} AS "orderId"`,
    from: TABLES,
    where: whereOf(query, cents),
    id: 'e.id',
    sort: { date: { column: 'e.accounting_date', type: 'date', descending: true } },
    sums: { sumCents: cents },
    query,
    map: ({ fromAccount, toAccount, ...row }) => ({
      ...row,
      moveLabel: words(language, `budget.move.${row.move}`),
      fromLabel: words(language, `budget.account.${fromAccount}`),
      toLabel: words(language, `budget.account.${toAccount}`),
    }),
  });
}

/** Grants that name no country, in an address. */
const NONE = '-';

function whereOf(query: FigureEntryQuery, cents: string): Where {
  const { year, programme, asOf, month, lineId, organisationId, countries } = query;
  const where = new Where()
    .add('l.year = $?', year)
    .add(`(${cents}) <> 0`)
    .when(programme, 'p.code = $?')
    .when(asOf, 'e.accounting_date <= $?')
    .when(month && lastDayOf(year, month), 'e.accounting_date <= $?')
    .when(lineId, 'e.line_id = $?')
    .when(organisationId, 'g.organisation_id = $?');
  if (countries)
    where.add(
      "array_to_string(ARRAY(SELECT c FROM unnest(g.countries) c ORDER BY c), ',') = $?",
      countries === NONE ? '' : countries,
    );
  return where;
}

const lastDayOf = (year: number, month: number): LocalDate =>
  new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);

import { type Actor, type LocalDate, may, notFound } from '#libs/kernel';
import { allowedActs, languageOf, listPage, type Queryable, type Tx, Where, words } from '#libs/platform';
import { chartAccountOffers, type ChartAccountState } from './chart-account.acts.js';
import type { ChartAccountDto, ChartAccountPage, ChartAccountQuery } from './chart-account.dto.js';

type Row = Omit<ChartAccountDto, 'allowedActs' | 'kindLabel'>;

const ADD = { act: 'chart-account.add', allowed: true, reasons: [], irreversible: false, needsReason: false };

/** A page of the chart of accounts, by number. */
export async function listChart(q: Queryable, actor: Actor, query: ChartAccountQuery): Promise<ChartAccountPage> {
  const language = languageOf();
  const page = await listPage<Row, ChartAccountDto>(q, {
    select: `c.id, c.nomenclature, c.kind, c.number, c.label_${language === 'fr' ? 'fr' : 'en'} AS label,
      c.valid_from AS "validFrom", c.valid_to AS "validTo"`,
    from: 'chart_accounts c',
    where: new Where()
      .when(query.kind, 'c.kind = $?')
      .when(query.nomenclature, 'c.nomenclature = $?')
      .when(query.year, `make_date($?::int, 1, 1) BETWEEN c.valid_from AND coalesce(c.valid_to, 'infinity')`)
      .when(query.q, `c.number || ' ' || c.label_fr || ' ' || c.label_en ILIKE '%' || $? || '%'`),
    id: 'c.id',
    sort: { number: { column: 'c.number' } },
    query,
    map: (row) => ({
      ...row,
      kindLabel: words(language, `chart-account.kind.${row.kind}`),
      allowedActs: allowedActs(chartAccountOffers(actor, row.validTo ? 'retired' : 'in-use'), language),
    }),
  });
  return { ...page, allowedActs: allowedActs(may(actor, ADD.act) ? [ADD] : [], language) };
}

interface Ending {
  number: string;
  label: string;
  validFrom: LocalDate;
  state: ChartAccountState;
  /** The first year after the last day that has a line on this number and no other entry of it; null when there is none. */
  usedIn: number | null;
}

const USED = `SELECT min(l.year) FROM budget_lines l
  WHERE CASE c.kind WHEN 'chapter' THEN l.chapter ELSE l.nature END = c.number
    AND make_date(l.year, 1, 1) > $2 AND make_date(l.year, 1, 1) >= c.valid_from
    AND NOT EXISTS (SELECT FROM chart_accounts o WHERE o.id <> c.id AND o.kind = c.kind AND o.number = c.number
      AND make_date(l.year, 1, 1) BETWEEN o.valid_from AND coalesce(o.valid_to, 'infinity'))`;

/** Locks an account that is to end on a day. @throws 404 */
export const lockChartAccount = async (tx: Tx, id: string, lastDay: LocalDate): Promise<Ending> =>
  (await tx.one<Ending>(
    `SELECT c.number, c.label_fr AS label, c.valid_from AS "validFrom",
       CASE WHEN c.valid_to IS NULL THEN 'in-use' ELSE 'retired' END AS state, (${USED}) AS "usedIn"
     FROM chart_accounts c WHERE c.id = $1 FOR UPDATE OF c`,
    [id, lastDay],
  )) ?? notFound();

import { type Position, positions } from '#libs/budgets';
import { basisPoints, type Cents, type LocalDate } from '#libs/kernel';
import { languageOf, listPage, type Queryable, Where, words } from '#libs/platform';
import { namesOf } from './late-payments.js';
import type { OutlookLineDto, OutlookPage, OutlookQuery } from './outlook.dto.js';

/** A line of which less than this share of the credits would be used stays unspent, in percent. */
const WELL_USED = 90;

type Row = Omit<OutlookLineDto, 'programmeName' | 'outlookLabel' | 'leftCents'>;

/** $1 the year, $2 its last day, $3 by programme the share of its credits that last year still took after this day. */
const LINES = `(
  SELECT l.*, p.code, (l.used + l.total * pace.bp / 10000)::bigint AS projected, pace.bp
  FROM (SELECT b.*, b.voted_cents - b.reversed_cents - b.settled_cents AS total,
      b.voted_cents - b.reversed_cents - b.settled_cents - b.available_cents - b.lapsed_cents AS used
    FROM budget_lines b WHERE b.year = $1) l
  JOIN programmes p ON p.id = l.programme_id
  LEFT JOIN jsonb_to_recordset($3::jsonb) pace (code text, bp int) ON pace.code = p.code) l
  LEFT JOIN (SELECT h.line_id, sum(h.reserved_cents)::bigint AS reserved, sum(h.committed_cents)::bigint AS committed
    FROM line_grants h JOIN budget_lines b ON b.id = h.line_id WHERE b.year = $1 GROUP BY h.line_id) h ON h.line_id = l.id
  LEFT JOIN (SELECT h.line_id, sum(i.amount_cents)::bigint AS cents FROM instalments i
    JOIN line_grants h ON h.grant_id = i.grant_id AND h.committed_cents > 0 JOIN budget_lines b ON b.id = h.line_id
    WHERE b.year = $1 AND i.state = 'planned' AND coalesce(i.due_on, i.condition_met_on) <= $2 GROUP BY h.line_id) due ON due.line_id = l.id`;

const OUTLOOK = `CASE WHEN l.available_cents = 0 AND l.total > 0 THEN 'exhausted' WHEN l.projected IS NULL THEN 'unknown'
  WHEN l.projected > l.total THEN 'short' WHEN l.projected * 100 < l.total * ${WELL_USED} THEN 'unspent' ELSE 'steady' END`;

const SELECT = `l.id, l.code AS "programmeCode", l.label, l.chapter || ' · ' || l.nature || ' · ' || l.function AS place,
  l.total AS "votedCents", l.available_cents AS "availableCents", coalesce(h.reserved, 0) AS "reservedCents",
  coalesce(h.committed, 0) AS "committedCents", least(coalesce(due.cents, 0), coalesce(h.committed, 0)) AS "dueCents",
  l.projected AS "projectedCents", l.bp AS pace, ${OUTLOOK} AS outlook`;

/** Where the lines of this year are heading, at last year's pace: those that will not suffice first. Amounts in cents. */
export async function outlook(q: Queryable, query: OutlookQuery, today: LocalDate): Promise<OutlookPage> {
  const year = Number(today.slice(0, 4));
  const where = await whereOf(q, query, today);
  const names = await namesOf(q);
  const page = await listPage<Row, OutlookLineDto>(q, {
    select: SELECT,
    from: LINES,
    where,
    id: 'l.id',
    sort: {
      left: { column: 'coalesce(l.total - l.projected, l.available_cents)', type: 'bigint' },
      available: { column: 'l.available_cents', type: 'bigint' },
    },
    query,
    map: (row) => view(row, names),
  });
  return { ...page, year, rule: words(languageOf(), 'outlook.rule', { percent: WELL_USED }) };
}

/** All lines, in the same order: for an export. */
export async function allOutlook(q: Queryable, query: OutlookQuery, today: LocalDate): Promise<OutlookLineDto[]> {
  const where = await whereOf(q, query, today);
  const names = await namesOf(q);
  const rows = await q.query<Row>(
    `SELECT ${SELECT} FROM ${LINES} WHERE ${where.sql} ORDER BY coalesce(l.total - l.projected, l.available_cents), l.id`,
    where.params,
  );
  return rows.map((row) => view(row, names));
}

async function whereOf(q: Queryable, { outlook: asked, programme }: OutlookQuery, today: LocalDate): Promise<Where> {
  const where = new Where();
  const year = today.slice(0, 4);
  where.params.push(Number(year), `${year}-12-31`, JSON.stringify(await paces(q, today)));
  return where.when(asked, `${OUTLOOK} = $?`).when(programme, 'l.code = $?');
}

/** By programme, the share of its credits that last year took after this same day, in basis points; only where it had credits. */
async function paces(q: Queryable, today: LocalDate): Promise<{ code: string; bp: number }[]> {
  const last = Number(today.slice(0, 4)) - 1;
  const lines = await q.query<{ id: string; code: string }>(
    'SELECT l.id, p.code FROM budget_lines l JOIN programmes p ON p.id = l.programme_id WHERE l.year = $1',
    [last],
  );
  const ids = lines.map(({ id }) => id);
  const sameDay = today.endsWith('-02-29') ? `${last}-02-28` : `${last}${today.slice(4)}`;
  const [then, end] = await Promise.all([positions(q, ids, sameDay), positions(q, ids)]);
  const programmes = new Map<string, { used: Cents; total: Cents }>();
  for (const { id, code } of lines) {
    const sum = programmes.get(code) ?? { used: 0n, total: 0n };
    const [before, after] = [then.get(id)!, end.get(id)!];
    programmes.set(code, { used: sum.used + used(after) - used(before), total: sum.total + total(after) });
  }
  return [...programmes].flatMap(([code, sum]) => {
    const bp = basisPoints(sum.used > 0n ? sum.used : 0n, sum.total);
    return bp === null ? [] : [{ code, bp }];
  });
}

const total = (p: Position) => p.votedCents - p.reversedCents - p.settledCents;
const used = (p: Position) => total(p) - p.availableCents - p.lapsedCents;

function view(row: Row, names: Map<string, string>): OutlookLineDto {
  return {
    ...row,
    programmeName: names.get(row.programmeCode) ?? row.programmeCode,
    leftCents: row.projectedCents === null ? null : row.votedCents - row.projectedCents,
    outlookLabel: words(languageOf(), `outlook.${row.outlook}`),
  };
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { basisPoints, type Cents, formatCents, formatPercent } from '#libs/kernel';
import type { TestApp } from '#libs/testing';
import { authorityPosition, missingFromSum, position, type Position } from './index.js';
import { ACTS_OF_2006, ACTS_OF_2007, type WorkedAct } from './worked-acts.builder.js';
import { WorkedYear } from './worked-year.builder.js';

const HERE = import.meta.dirname;
export const MONEY_PAGE = join(HERE, '../../docs/money.md');
const euros = (cents: Cents) => formatCents(cents, 'en');

/** The page as it is committed. */
export const moneyPage = () => readFileSync(MONEY_PAGE, 'utf8');

type Column = readonly [heading: string, key: keyof Position];
const HELD = (['available', 'reserved', 'committed', 'ordered', 'paid'] as const).map((a) => [a, `${a}Cents`] as const);
const OF_2006: Column[] = [
  ...HELD,
  ...(['accrued', 'carried', 'lapsed'] as const).map((a) => [a, `${a}Cents`] as const),
];
const OF_2007: Column[] = [
  ...([
    ['voted', 'votedCents'],
    ['of it carried in', 'carriedInCents'],
    ['of it reversed', 'reversedCents'],
  ] as const),
  ...HELD,
];

/** A table as Prettier leaves it: columns as wide as their widest cell; all but the first `texts` of them are figures. */
function table(headings: string[], rows: string[][], texts: number): string {
  const widths = headings.map((heading, i) =>
    Math.max(3, ...[heading, ...rows.map((row) => row[i]!)].map((c) => c.length)),
  );
  const line = (cells: string[]) =>
    `| ${cells.map((cell, i) => (i < texts ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join(' | ')} |`;
  const rule = widths.map((width, i) => (i < texts ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  return [line(headings), `| ${rule.join(' | ')} |`, ...rows.map(line)].join('\n');
}

/** What stands between two markers of the page, by the markers' name. */
type Parts = Record<string, string>;

/** Puts each part between `<!-- made: name -->` and `<!-- end -->`. @throws Error when the page has no such place. */
export function withParts(page: string, parts: Parts): string {
  return Object.entries(parts).reduce((text, [name, part]) => {
    const place = new RegExp(`(<!-- made: ${name} -->\n)[^]*?(<!-- end -->)`);
    if (!place.test(text)) throw new Error(`docs/money.md has no place for ${name}`);
    return text.replace(place, (_, before: string, after: string) => `${before}\n${part}\n\n${after}`);
  }, page);
}

/** Plays the worked year on a house of its own and answers what the page shows of it. */
export async function workedParts(house: TestApp): Promise<Parts> {
  const year = new WorkedYear(house);
  const rowOf = async (act: number, what: string, columns: Column[]) => {
    const found = (await position(house.db, year.lineId))!;
    if (missingFromSum(found) !== 0n) throw new Error(`Act ${act} breaks the sum rule`);
    return { found, cells: [String(act), what, ...columns.map(([, key]) => euros(found[key]))] };
  };
  const play = async (acts: WorkedAct[], columns: Column[]) => {
    const rows = [];
    for (const act of acts) {
      await year.play(act);
      rows.push(await rowOf(act.act, act.refused ? `${act.what}: **refused**, \`${act.refused}\`` : act.what, columns));
    }
    return rows;
  };
  await year.vote(2006);
  await year.authorise();
  const first = [await rowOf(1, 'The council votes the budget', OF_2006), ...(await play(ACTS_OF_2006, OF_2006))];
  await year.turn();
  const authority = await authorityTable(house, year.authorityId);
  const second = [
    await rowOf(31, 'The council votes the budget of 2007', OF_2007),
    ...(await play(ACTS_OF_2007, OF_2007)),
  ];
  const show = (rows: typeof first, columns: Column[]) =>
    table(
      ['act', 'what', ...columns.map(([heading]) => heading)],
      rows.map(({ cells }) => cells),
      2,
    );
  return {
    ...{ moves: await movesTable(house), 'year 2006': show(first, OF_2006), 'year 2007': show(second, OF_2007) },
    ...{ authority, report: reportOf(first[26]!.found, first[29]!.found) },
  };
}

async function authorityTable(house: TestApp, id: string): Promise<string> {
  const { years, ...held } = (await authorityPosition(house.db, id))!;
  const rows = years.map((y) => [String(y.year), euros(y.plannedCents), euros(y.paidCents), euros(y.leftCents)]);
  const all = ['together', euros(held.votedCents), euros(held.paidCents), euros(held.leftCents)];
  return table(['year', 'planned', 'paid', 'left'], [...rows, all], 1);
}

/** Rule 8.2; `open` is the line before the close, `closed` after it. */
function reportOf(open: Position, closed: Position): string {
  const committed = open.committedCents + open.orderedCents + open.paidCents;
  const rows: [string, Cents][] = [
    ['voted and amended', closed.votedCents],
    ['committed, less what was given back', committed],
    ['ordered and paid', closed.paidCents],
    ['realised: ordered and accrued', closed.paidCents + closed.accruedCents],
    ['carried over', closed.carriedCents],
    ['lapsed', closed.lapsedCents],
  ];
  const percent = (cents: Cents) => formatPercent(basisPoints(cents, closed.votedCents) ?? 0, 'en');
  return table(
    ['figure', 'euros', 'of the budget'],
    rows.map(([what, cents]) => [what, euros(cents), percent(cents)]),
    1,
  );
}

const WHEN: Record<string, string> = {
  vote: 'the council votes the budget',
  amend: 'an amending vote, up or down',
  transfer: 'one line gives, another takes; the sum of the act is zero (rule 3.13)',
  reserve: 'a grant is proposed; binds nobody',
  release: 'the proposal is withdrawn, refused or cut',
  commit: 'the decision is in force',
  order: 'a payment order is issued',
  reject: 'the accountant rejects it; its number is never used again',
  pay: 'the bank paid',
  return: 'the bank sends the transfer back; the order stands (rule 4.14)',
  decommit: 'a grant is abandoned or ends below its amount',
  refund: 'the beneficiary gives back in the same open year (rule 3.25)',
  accrue: 'close: done, not ordered (rule 3.16)',
  carry: 'close: committed, not done (rule 3.17)',
  lapse: 'close: nobody used it (rule 3.11)',
  'carry-in': 'opening: what was carried over, for its grant alone',
  reverse: 'an order of what was accrued, by itself (rule 3.16)',
  settle: 'an order of a closed year is paid in the open one',
};

/** Each move with its two accounts, as PostgreSQL itself says them. */
async function movesTable(house: TestApp): Promise<string> {
  const words = (language: string) =>
    JSON.parse(readFileSync(join(HERE, `words.${language}.json`), 'utf8')) as Record<string, string>;
  const [en, fr] = [words('en'), words('fr')];
  const rows = await house.db.query<{ move: string; source: string; target: string }>(
    `SELECT move, ledger_source(move, 1, true) AS source, ledger_target(move, 1) AS target
     FROM unnest($1::text[]) WITH ORDINALITY AS m(move, n) ORDER BY n`,
    [Object.keys(WHEN)],
  );
  return table(
    ['move', 'English', 'français', 'from', 'to', 'when'],
    rows.map(({ move, source, target }) => {
      const key = `budget.move.${move}`;
      return [`\`${move}\``, en[key]!, fr[key]!, source, target, WHEN[move]!];
    }),
    6,
  );
}

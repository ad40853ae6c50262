import { performance } from 'node:perf_hooks';

/** What a bench file is given: its own migrated, empty database, and the way to report. */
export interface Bench {
  /** Of the role that owns the database; the house's own `Database` steps down to its role by itself. */
  databaseUrl: string;
  /** Runs both sides three times, by turns, and keeps the medians and their ratio (ours ÷ theirs). */
  report(what: string, comparison: Comparison): Promise<void>;
}

export interface Comparison {
  /** Each answers its figure in `unit`: a rate, or milliseconds. */
  ours: () => Promise<number>;
  theirs: () => Promise<number>;
  unit: '/s' | 'ms' | 'MB';
  /** What the ratio should be. */
  aim: { atLeast: number } | { atMost: number };
}

export interface Row {
  what: string;
  unit: string;
  ours: number;
  theirs: number;
  ratio: number;
  aim: Comparison['aim'];
}

const RUNS = 3;

export async function compare(what: string, { ours, theirs, unit, aim }: Comparison): Promise<Row> {
  const figures = { ours: [] as number[], theirs: [] as number[] };
  for (let run = 0; run < RUNS; run++) {
    figures.ours.push(await ours());
    figures.theirs.push(await theirs());
  }
  const [mine, other] = [median(figures.ours), median(figures.theirs)];
  return { what, unit, ours: mine, theirs: other, ratio: mine / other, aim };
}

export const median = (figures: number[]): number => [...figures].sort((a, b) => a - b)[figures.length >> 1]!;

/** How often a second `work` is done by so many clients at once; `work` gets the client's number and the count so far. */
export async function perSecond(
  work: (client: number, count: number) => Promise<unknown>,
  { clients = 1, seconds = 3 } = {},
): Promise<number> {
  let done = 0;
  const start = performance.now();
  const end = start + seconds * 1000;
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      while (performance.now() < end) await work(client, done++);
    }),
  );
  return (done * 1000) / (performance.now() - start);
}

/** The median time of `work` in milliseconds, the first and cold time left out. */
export async function milliseconds(work: () => Promise<unknown>, times = 9): Promise<number> {
  await work();
  const taken: number[] = [];
  for (let time = 0; time < times; time++) {
    const start = performance.now();
    await work();
    taken.push(performance.now() - start);
  }
  return median(taken);
}

export const reached = ({ ratio, aim }: Row): boolean =>
  'atLeast' in aim ? ratio >= aim.atLeast : ratio <= aim.atMost;

/** The rows as lines of equal columns. */
export function table(rows: Row[]): string {
  const cells = [
    ['what', 'ours', 'theirs', 'ratio', 'aim', ''],
    ...rows.map((row) => [
      row.what,
      `${figure(row.ours)} ${row.unit}`,
      `${figure(row.theirs)} ${row.unit}`,
      figure(row.ratio),
      'atLeast' in row.aim ? `>= ${row.aim.atLeast}` : `<= ${row.aim.atMost}`,
      reached(row) ? 'yes' : 'NO',
    ]),
  ];
  const widths = cells[0]!.map((_, column) => Math.max(...cells.map((line) => line[column]!.length)));
  return cells
    .map((line) =>
      line.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!))).join('  '),
    )
    .join('\n');
}

const figure = (value: number) => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));

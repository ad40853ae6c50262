import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { newId } from '#libs/kernel';
import { startApp, type TestApp } from '#libs/testing';
import { amendLine, FINANCE, votedLine } from './budgets.builder.js';
import { type EndOfYear, Ledger, missingFromSum, type Move, position } from './index.js';

/** The worked example of rule 8: programme AIDS, 2006. Grants and amounts as there; the file holds the balances. */
const shared = process.env.STANDARDS_DIR ? join(process.env.STANDARDS_DIR, '..') : join(process.cwd(), '..', 'shared');
const file = join(shared, 'acceptance', 'aids-2006.csv');
const there = existsSync(file) ? describe : describe.skip;

const G = Object.fromEntries(['G1', 'G2', 'G3', 'G4', 'G5', 'G6', 'G7'].map((name) => [name, newId()]));
const SLICES: [string, bigint][] = [
  ['G1', 15_000_000n],
  ['G2', 50_000_000n],
  ['G3', 33_333_333n],
  ['G4', 8_000_000n],
  ['G5', 22_500_000n],
  ['G6', 41_166_667n],
];

let house: TestApp;
let ledger: Ledger;
let lineId: string;

beforeAll(async () => {
  house = await startApp({ empty: true });
  ledger = house.get(Ledger);
});
afterAll(() => house.close());

type Verb = 'reserve' | 'release' | 'commit' | 'order' | 'pay' | 'reject' | 'decommit';

const move = (grant: string, amountCents: bigint, reference: string, accountingDate = '2006-06-30'): Move => ({
  lineId,
  grantId: G[grant]!,
  amountCents,
  accountingDate,
  reference,
  actorId: FINANCE.id,
});
const act = (verb: Verb, grant: string, cents: bigint, reference: string, day?: string) =>
  house.db.transaction((tx) => ledger[verb](tx, { ...move(grant, cents, reference, day), keepRest: true }));
const order = (number: string, grant: string, cents: bigint, day?: string) =>
  act('order', grant, cents, `order:${number}`, day);
const pay = (number: string, grant: string, cents: bigint, day?: string) =>
  act('pay', grant, cents, `pay:${number}`, day);
const yearEnd = (...moves: Pick<EndOfYear, 'move' | 'grantId' | 'amountCents'>[]) =>
  house.db.transaction((tx) =>
    ledger.endYear(
      tx,
      moves.map((one) => ({
        ...{ lineId, accountingDate: '2006-12-31', actorId: FINANCE.id },
        ...{ reference: `${one.move}:${one.grantId ?? 'line'}`, ...one },
      })),
    ),
  );
const giveBack = (grant: string, cents: bigint, reference: string, transfer: string) =>
  house.db.transaction((tx) => ledger.returnTransfer(tx, { ...move(grant, cents, reference), transfer }));
const reserveAll = () =>
  house.db.transaction((tx) =>
    ledger.reserveAll(
      tx,
      SLICES.map(([g, c]) => move(g, c, `reserve:${g}`)),
    ),
  );
const refused = (work: Promise<unknown>, code: string, facts: object = {}) =>
  expect(work).rejects.toMatchObject({ refusals: [{ code, facts }] });

/** What each act of the file does. Those that must be refused check it here; the file then says that nothing moved. */
const ACTS: Record<number, () => Promise<unknown>> = {
  1: async () => (lineId = await votedLine(house.app, 170_000_000n, { year: 2006, nature: '6574' })),
  2: reserveAll,
  3: () => refused(act('reserve', 'G1', 1n, 'reserve:more'), 'budget.insufficient', { availableCents: 0 }),
  4: async () => {
    for (const [g, cents] of SLICES) await act('commit', g, g === 'G6' ? 40_000_000n : cents, `commit:${g}`);
  },
  5: () => act('release', 'G6', 1_166_667n, 'release:G6'),
  6: () => order('M1', 'G2', 40_000_000n),
  7: () => act('reject', 'G2', 40_000_000n, 'reject:M1'),
  8: async () => {
    await refused(order('M1', 'G2', 40_000_000n), 'budget.reference-used', { reference: 'order:M1' });
    await order('M2', 'G2', 40_000_000n);
  },
  9: () => pay('M2', 'G2', 40_000_000n),
  10: async () => {
    await refused(pay('M2', 'G2', 40_000_000n), 'budget.reference-used');
    await refused(pay('M2 again', 'G2', 40_000_000n), 'budget.insufficient', {
      account: 'budget.account.ordered',
      availableCents: 0,
    });
    await order('M3', 'G1', 10_500_000n);
  },
  11: () => pay('M3', 'G1', 10_500_000n),
  12: async () => {
    await order('M4', 'G3', 11_111_111n);
    await order('M5', 'G3', 11_111_111n);
  },
  13: async () => {
    await pay('M4', 'G3', 11_111_111n);
    await pay('M5', 'G3', 11_111_111n);
  },
  14: async () => {
    await refused(order('M6', 'G5', 22_500_001n), 'budget.insufficient', {
      account: 'budget.account.committed',
      availableCents: 22_500_000,
    });
    await order('M6', 'G5', 22_500_000n);
  },
  15: () => pay('M6', 'G5', 22_500_000n),
  16: async () => {
    await refused(giveBack('G5', 22_500_001n, 'return:M6', 'pay:M6'), 'budget.insufficient');
    await refused(giveBack('G2', 22_500_000n, 'return:M6', 'pay:M6'), 'budget.return-too-large', { transferCents: 0 });
    await giveBack('G5', 22_500_000n, 'return:M6', 'pay:M6');
  },
  17: () => refused(giveBack('G5', 22_500_000n, 'return:M6', 'pay:M6'), 'budget.reference-used'),
  18: () => pay('M6:2', 'G5', 22_500_000n),
  19: () => order('M7', 'G4', 3_000_000n),
  20: () => pay('M7', 'G4', 3_000_000n),
  21: () => act('decommit', 'G4', 5_000_000n, 'abandon:G4'),
  22: () => act('reserve', 'G7', 6_000_000n, 'reserve:G7'),
  23: () => act('commit', 'G7', 6_000_000n, 'commit:G7'),
  24: async () => {
    await order('M8', 'G7', 6_000_000n);
    await order('M9', 'G6', 35_500_000n);
  },
  25: async () => {
    await pay('M8', 'G7', 6_000_000n);
    await pay('M9', 'G6', 35_500_000n);
  },
  26: () => order('M10', 'G3', 11_111_111n, '2006-12-31'),
  27: () => pay('M10', 'G3', 11_111_111n, '2006-12-31'),
  28: () => yearEnd({ move: 'accrue', grantId: G.G2, amountCents: 10_000_000n }),
  29: () => yearEnd({ move: 'carry', grantId: G.G6, amountCents: 4_500_000n }),
  30: () =>
    yearEnd({ move: 'lapse', grantId: G.G1, amountCents: 4_500_000n }, { move: 'lapse', amountCents: 166_667n }),
};

there('rule 8: the programme AIDS in 2006', () => {
  const rows = existsSync(file) ? (parse(readFileSync(file), { columns: true }) as Record<string, string>[]) : [];

  it.each(rows)('act $act: $what', async (row) => {
    await ACTS[Number(row.act)]!();
    const accounts = ['available', 'reserved', 'committed', 'ordered', 'paid'];
    const expected = Object.fromEntries(accounts.map((a) => [`${a}Cents`, BigInt(row[`${a}_cents`]!)]));
    const found = (await position(house.db, lineId))!;
    expect(found).toMatchObject({ votedCents: 170_000_000n, ...expected });
    expect(missingFromSum(found)).toBe(0n);
  });

  it('rule 8.1: what was paid, accrued, carried over and lapsed makes what was voted', async () => {
    expect(await position(house.db, lineId)).toMatchObject({
      ...{ paidCents: 150_833_333n, accruedCents: 10_000_000n, carriedCents: 4_500_000n, lapsedCents: 4_666_667n },
    });
  });

  it('rule 8.3: paid by grant', async () => {
    const paid = await house.db.query<{ grant_id: string; paid_cents: bigint }>(
      'SELECT grant_id, paid_cents FROM line_grants WHERE line_id = $1',
      [lineId],
    );
    const byName = Object.fromEntries(
      Object.entries(G).map(([name, id]) => [name, paid.find((p) => p.grant_id === id)?.paid_cents]),
    );
    expect(byName).toEqual({
      G1: 10_500_000n,
      G2: 40_000_000n,
      G3: 33_333_333n,
      G4: 3_000_000n,
      G5: 22_500_000n,
      G6: 35_500_000n,
      G7: 6_000_000n,
    });
  });

  it('rule 8.8: after a cut of 50,000.00 act 2 fails as a whole', async () => {
    lineId = await votedLine(house.app, 170_000_000n, { year: 2006, nature: '6574' });
    const cut = { amountCents: -5_000_000n, accountingDate: '2006-02-01', reason: 'DM 1' };
    await amendLine(house.app, lineId, cut);
    const again = SLICES.map(([g, cents]) => move(g, cents, `variant:${g}`));
    await refused(
      house.db.transaction((tx) => ledger.reserveAll(tx, again)),
      'budget.insufficient',
      { askedCents: 41_166_667 },
    );
    expect(await position(house.db, lineId)).toMatchObject({
      votedCents: 165_000_000n,
      amendedCents: -5_000_000n,
      availableCents: 165_000_000n,
      reservedCents: 0n,
    });
  });
});

it('D06: what was paid is not counted twice', async () => {
  lineId = await votedLine(house.app, 170_000_000n, { year: 2027 });
  const year = (verb: Verb, grant: string, cents: bigint) =>
    house.db.transaction((tx) => ledger[verb](tx, move(grant, cents, newId(), '2027-03-01')));
  for (const verb of ['reserve', 'commit', 'order', 'pay'] as const) await year(verb, 'G1', 95_000_000n);
  await year('reserve', 'G2', 50_000_000n);
  expect(await position(house.db, lineId)).toMatchObject({
    votedCents: 170_000_000n,
    availableCents: 25_000_000n,
    reservedCents: 50_000_000n,
    committedCents: 0n,
    orderedCents: 0n,
    paidCents: 95_000_000n,
  });
});

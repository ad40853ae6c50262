import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { newId } from '#libs/kernel';
import { startApp, type TestApp } from '#libs/testing';
import { amendLine, FINANCE, votedLine } from './budgets.builder.js';
import { Ledger, missingFromSum, type Move, position } from './index.js';
import { ACTS_OF_2006 } from './worked-acts.builder.js';
import { WorkedYear } from './worked-year.builder.js';

/** The worked example of rule 8: programme AIDS, 2006. Grants and amounts as there; the file holds the balances. */
const shared = process.env.STANDARDS_DIR ? join(process.env.STANDARDS_DIR, '..') : join(process.cwd(), '..', 'shared');
const file = join(shared, 'acceptance', 'aids-2006.csv');
const there = existsSync(file) ? describe : describe.skip;

let house: TestApp;
let ledger: Ledger;
let year: WorkedYear;

beforeAll(async () => {
  house = await startApp({ empty: true });
  ledger = house.get(Ledger);
  year = new WorkedYear(house);
});
afterAll(() => house.close());

type Verb = 'reserve' | 'commit' | 'order' | 'pay';

const move = (grant: string, amountCents: bigint, reference: string, accountingDate = '2006-06-30'): Move => ({
  ...{ lineId: year.lineId, grantId: year.grants[grant]!, amountCents },
  ...{ accountingDate, reference, actorId: FINANCE.id },
});
const act = (verb: Verb, ...of: Parameters<typeof move>) => house.db.transaction((tx) => ledger[verb](tx, move(...of)));
const giveBack = (...of: Parameters<typeof move>) =>
  house.db.transaction((tx) => ledger.returnTransfer(tx, { ...move(...of), transfer: 'pay:M6' }));
const refused = (work: Promise<unknown>, code: string, facts: object = {}) =>
  expect(work).rejects.toMatchObject({ refusals: [{ code, facts }] });

/** Rule 8.7: what is refused before an act of the file, which then says that nothing moved. */
const REFUSED: Record<number, () => Promise<unknown>> = {
  3: () => refused(act('reserve', 'G1', 1n, 'reserve:other'), 'budget.insufficient', { availableCents: 0 }),
  8: () => refused(act('order', 'G2', 40_000_000n, 'order:M1'), 'budget.reference-used', { reference: 'order:M1' }),
  10: async () => {
    await refused(act('pay', 'G2', 40_000_000n, 'pay:M2'), 'budget.reference-used');
    const ordered = { account: 'budget.account.ordered', availableCents: 0 };
    await refused(act('pay', 'G2', 40_000_000n, 'pay:M2 again'), 'budget.insufficient', ordered);
  },
  14: () =>
    refused(act('order', 'G5', 22_500_001n, 'order:M6'), 'budget.insufficient', {
      account: 'budget.account.committed',
      availableCents: 22_500_000,
    }),
  16: async () => {
    await refused(giveBack('G5', 22_500_001n, 'return:M6'), 'budget.insufficient');
    await refused(giveBack('G2', 22_500_000n, 'return:M6'), 'budget.return-too-large', { transferCents: 0 });
  },
};

there('rule 8: the programme AIDS in 2006', () => {
  const rows = existsSync(file) ? (parse(readFileSync(file), { columns: true }) as Record<string, string>[]) : [];

  it.each(rows)('act $act: $what', async (row) => {
    await REFUSED[Number(row.act)]?.();
    const act = ACTS_OF_2006.find((one) => one.act === Number(row.act));
    await (act ? year.play(act) : year.vote(2006));
    const accounts = ['available', 'reserved', 'committed', 'ordered', 'paid'];
    const expected = Object.fromEntries(accounts.map((a) => [`${a}Cents`, BigInt(row[`${a}_cents`]!)]));
    const found = (await position(house.db, year.lineId))!;
    expect(found).toMatchObject({ votedCents: 170_000_000n, ...expected });
    expect(missingFromSum(found)).toBe(0n);
  });

  it('rule 8.1: what was paid, accrued, carried over and lapsed makes what was voted', async () => {
    expect(await position(house.db, year.lineId)).toMatchObject({
      ...{ paidCents: 150_833_333n, accruedCents: 10_000_000n, carriedCents: 4_500_000n, lapsedCents: 4_666_667n },
    });
  });

  it('rule 8.3: paid by grant', async () => {
    const paid = await house.db.query<{ grant_id: string; paid_cents: bigint }>(
      'SELECT grant_id, paid_cents FROM line_grants WHERE line_id = $1',
      [year.lineId],
    );
    const byName = Object.fromEntries(
      Object.entries(year.grants).map(([name, id]) => [name, paid.find((p) => p.grant_id === id)?.paid_cents]),
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
    const lineId = await year.vote(2006);
    const cut = { amountCents: -5_000_000n, accountingDate: '2006-02-01', reason: 'DM 1' };
    await amendLine(house.app, lineId, cut);
    const again = ACTS_OF_2006[0]!.steps.map(({ grant, cents }) => move(grant!, cents, `variant:${grant}`));
    await refused(
      house.db.transaction((tx) => ledger.reserveAll(tx, again)),
      'budget.insufficient',
      { askedCents: 41_166_667 },
    );
    expect(await position(house.db, year.lineId)).toMatchObject({
      votedCents: 165_000_000n,
      amendedCents: -5_000_000n,
      availableCents: 165_000_000n,
      reservedCents: 0n,
    });
  });
});

it('D06: what was paid is not counted twice', async () => {
  year.lineId = await votedLine(house.app, 170_000_000n, { year: 2027 });
  for (const verb of ['reserve', 'commit', 'order', 'pay'] as const)
    await act(verb, 'G1', 95_000_000n, newId(), '2027-03-01');
  await act('reserve', 'G2', 50_000_000n, newId(), '2027-03-01');
  expect(await position(house.db, year.lineId)).toMatchObject({
    votedCents: 170_000_000n,
    availableCents: 25_000_000n,
    reservedCents: 50_000_000n,
    committedCents: 0n,
    orderedCents: 0n,
    paidCents: 95_000_000n,
  });
});

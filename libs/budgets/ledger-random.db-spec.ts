import fc from 'fast-check';
import { addDays, newId, Refused } from '#libs/kernel';
import { startApp, type TestApp } from '#libs/testing';
import { amendLine, FINANCE, votedLine } from './budgets.builder.js';
import { Ledger, missingFromSum, type Move, position, type Position, positions } from './index.js';
import { post } from './ledger.js';

const VERBS = [
  'reserve',
  'release',
  'commit',
  'order',
  'pay',
  'reject',
  'decommit',
  'refund',
  'return',
  'amend',
] as const;
type Verb = (typeof VERBS)[number];

let house: TestApp;
let ledger: Ledger;

beforeAll(async () => {
  house = await startApp({ empty: true });
  ledger = house.get(Ledger);
});
afterAll(() => house.close());

async function make(verb: Verb, move: Move, transfers: string[], keepRest: boolean): Promise<void> {
  const { amountCents, reference } = move;
  if (verb === 'amend') {
    await house.db.transaction((tx) =>
      post(tx, [{ ...move, move: 'amend', grantId: undefined, amountCents: keepRest ? amountCents : -amountCents }]),
    );
  } else if (verb === 'return') {
    const transfer = transfers[Number(amountCents) % (transfers.length || 1)] ?? 'none';
    await house.db.transaction((tx) => ledger.returnTransfer(tx, { ...move, transfer }));
  } else {
    await house.db.transaction((tx) => ledger[verb](tx, { ...move, keepRest }));
    if (verb === 'pay') transfers.push(reference);
  }
}

/** Makes the move; a refusal counts as false, anything else is a fault. */
async function tried(...args: Parameters<typeof make>): Promise<boolean> {
  try {
    await make(...args);
    return true;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return false;
  }
}

const none = (p: Position) => Object.entries(p).filter(([key, cents]) => key !== 'amendedCents' && cents < 0n);

it('random moves keep the sum on the line at every step, and a past day keeps its state', async () => {
  const step = fc.record({
    verb: fc.constantFrom(...VERBS),
    grant: fc.nat(2),
    cents: fc.bigInt({ min: 1n, max: 200n }),
    keepRest: fc.boolean(),
    nextDay: fc.boolean(),
  });
  let made = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 30, maxLength: 60 }), async (steps) => {
      const lineId = await votedLine(house.app, 1_000n);
      const grants = [newId(), newId(), newId()];
      const transfers: string[] = [];
      const states = new Map<string, Position>();
      let day = '2027-01-02';
      for (const { verb, grant, cents, keepRest, nextDay } of steps) {
        const before = await position(house.db, lineId);
        const move = {
          lineId,
          grantId: grants[grant]!,
          amountCents: cents,
          accountingDate: day,
          reference: newId(),
          actorId: FINANCE.id,
        };
        const done = await tried(verb, move, transfers, keepRest);
        const after = (await position(house.db, lineId))!;
        if (!done) expect(after).toEqual(before);
        expect([missingFromSum(after), none(after)]).toEqual([0n, []]);
        states.set(day, after);
        made += Number(done);
        if (nextDay) day = addDays(day, 1);
      }
      for (const [past, state] of states)
        expect({ past, ...(await position(house.db, lineId, past)) }).toEqual({ past, ...state });
    }),
    { numRuns: 25 },
  );
  expect(made).toBeGreaterThan(200);
});

it('16 clients make 5,000 random moves on 5 lines: no sum breaks, nothing is below zero, a refused move leaves nothing', async () => {
  const lines = await Promise.all([1, 2, 3, 4, 5].map(() => votedLine(house.app, 100_000n)));
  const grants = Array.from({ length: 8 }, newId);
  const transfers: string[] = [];
  const refused: string[] = [];
  let left = 5_000;
  let made = 0;
  const pick = <T>(from: readonly T[]): T => from[Math.floor(Math.random() * from.length)]!;
  const client = async () => {
    while (left-- > 0) {
      const move = {
        lineId: pick(lines),
        grantId: pick(grants),
        amountCents: BigInt(1 + Math.floor(Math.random() * 9_000)),
        accountingDate: '2027-03-01',
        reference: newId(),
        actorId: FINANCE.id,
      };
      const done =
        Math.random() < 0.1 ? await several(move) : await tried(pick(VERBS), move, transfers, Math.random() < 0.5);
      if (done) made++;
      else refused.push(move.reference);
    }
  };
  /** Moves on three lines in one transaction, in any order: the way to a deadlock. */
  const several = async (move: Move) => {
    const moves = [0, 1, 2].map((i) => ({ ...move, lineId: pick(lines), reference: `${move.reference}${i || ''}` }));
    try {
      await house.db.transaction(async (tx) => {
        if (Math.random() < 0.9) return ledger.reserveAll(tx, moves);
        for (const one of moves) await ledger.reserve(tx, one);
      });
      return true;
    } catch (error) {
      if (error instanceof Refused) return false;
      throw error;
    }
  };
  await Promise.all(Array.from({ length: 16 }, client));
  const now = await positions(house.db, lines);
  const later = { amountCents: 1n, accountingDate: '2027-12-31', reason: 'makes March a past day' };
  for (const id of lines) await amendLine(house.app, id, later);
  const fromEntries = await positions(house.db, lines, '2027-03-01');
  for (const id of lines) {
    expect([missingFromSum(now.get(id)!), none(now.get(id)!)]).toEqual([0n, []]);
    expect(now.get(id)).toEqual(fromEntries.get(id));
  }
  const written = await house.db.query(`SELECT reference FROM ledger_entries WHERE left(reference, 36) = ANY ($1)`, [
    refused,
  ]);
  expect(written).toEqual([]);
  expect({ made: made > 1_000, refused: refused.length > 200 }).toEqual({ made: true, refused: true });
});

import fc from 'fast-check';
import pg from 'pg';
import { startApp, type TestApp } from '#libs/testing';
import { missingFromSum, position } from './index.js';
import { replay } from './ledger-replay.builder.js';
import { ThreeYears, VERBS } from './years.builder.js';

/** Random histories over three years, two programmes and thirty grants. `LEDGER_RUNS` asks for more than the few of a test run. */
let house: TestApp;
let owner: pg.Client;
let firstYear = 2030;

beforeAll(async () => {
  house = await startApp({ empty: true });
  owner = new pg.Client({ connectionString: house.settings.databaseUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await house.close();
});

const step = fc.record({
  verb: fc.constantFrom(...VERBS, 'reserve' as const, 'commit' as const, 'order' as const),
  programme: fc.nat(1),
  grant: fc.nat(14),
  cents: fc.bigInt({ min: 1n, max: 400n }),
  nextDay: fc.boolean(),
});
const ends = fc.array(fc.constantFrom('accrue' as const, 'carry' as const, 'lapse' as const), {
  minLength: 15,
  maxLength: 15,
});
const life = fc.tuple(fc.array(step, { minLength: 40, maxLength: 60 }), ends);

it('every line keeps its sum at every step; a past day is as it was; a closed year stays; the entries alone make the same balances', async () => {
  let made = 0;
  await fc.assert(
    fc.asyncProperty(fc.tuple(life, life, life), async (lives) => {
      const years = new ThreeYears(house, owner, firstYear);
      for (const [i, [steps, end]] of lives.entries()) {
        await years.begin(firstYear + i);
        if (i > 0) await years.open();
        for (const one of steps) {
          const line = (await position(house.db, await years.step(one)))!;
          expect([missingFromSum(line), Object.values(line).filter((cents, at) => at > 2 && cents < 0n)]).toEqual([
            0n,
            [],
          ]);
        }
        await years.end((grant) => end[grant]!);
      }
      const last = new Map(years.days.map((one) => [`${one.lineId} ${one.day}`, one]));
      for (const { lineId, day, state } of last.values())
        expect({ day, ...(await position(house.db, lineId, day)) }).toEqual({ day, ...state });
      for (const [lineId, state] of years.closed) expect(await position(house.db, lineId)).toEqual(state);
      const lines = years.lines.flat();
      const copies = await replay(house, lines, 40);
      for (const [i, copy] of copies.entries())
        expect(await position(house.db, copy)).toEqual(years.closed.get(lines[i]!));
      expect(await years.holdings(copies)).toEqual(await years.holdings(lines));
      made += years.made;
      firstYear += 3;
    }),
    { numRuns: Number(process.env.LEDGER_RUNS ?? 3), endOnFailure: true },
  );
  expect(made).toBeGreaterThan(100);
});

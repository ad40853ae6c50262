import fc from 'fast-check';
import { startApp, type TestApp } from '#libs/testing';
import { CheckLedger } from '../reporting/check-ledger.js';
import { RandomYears, VERBS } from './random-years.builder.js';
import { YearsProof } from './years-proof.builder.js';

/**
 * Random years one after the other: whatever was granted, moved and chosen, every line keeps the sum rule, the next year takes up to the
 * cent what the closed one left, and no closed year ever changes (rules 3.11, 3.16, 3.17, 8.1).
 */
const years = new RandomYears();
let house: TestApp;
let proof: YearsProof;

beforeAll(async () => {
  house = await startApp({ clock: years.clock });
  proof = new YearsProof(house.db);
  await years.begin(house);
});
afterAll(() => house.close());

const cents = fc.bigInt({ min: 1n, max: 20_000n });
const grant = fc.record({ cents: fc.tuple(cents, cents), sliced: fc.boolean(), later: fc.boolean() });
const verb = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...VERBS.filter((one) => one !== 'abandon')) },
  { weight: 1, arbitrary: fc.constant('abandon' as const) },
);
const moves = fc.array(fc.record({ verb, which: fc.nat(1_000) }), { minLength: 4, maxLength: 14 });
const part = fc.oneof(fc.constant(0), fc.constant(1_000), fc.nat(1_000));
const choice = fc.option(fc.record({ accrue: part, carry: part }), { nil: null });
const oneYear = fc.record({
  grants: fc.array(grant, { minLength: 2, maxLength: 6 }),
  during: moves,
  complementary: moves,
  choices: fc.array(choice, { minLength: 1, maxLength: 6 }),
  openedEarly: fc.boolean(),
});

const moved = { made: 0, refused: 0 };
const sound = async () => expect(await proof.wrongLines()).toEqual([]);
const play = async (list: { verb: (typeof VERBS)[number]; which: number }[]) => {
  for (const move of list) {
    moved[(await years.move(move)) ? 'made' : 'refused']++;
    await sound();
  }
};

it('random years: the sum rule on every line, nothing lost or made between two years, and a closed year never changes', async () => {
  await fc.assert(
    fc.asyncProperty(oneYear, async ({ grants, during, complementary, choices, openedEarly }) => {
      const { year } = years;
      years.now = `${year}-02-10`;
      for (const one of grants) await years.grant(one);
      years.now = `${year}-10-15`;
      await play(during);
      await years.budget(year + 1);
      years.now = `${year + 1}-01-20`;
      if (openedEarly) await years.open();
      await play(complementary);
      years.now = `${year + 1}-02-05`;
      await years.review(choices);
      const before = await years.rows();
      expect(before.filter(({ chosen }) => !chosen)).toEqual([]);
      await years.close();
      await proof.keep(year);

      await years.open();
      await sound();
      expect(await proof.between(year)).toEqual([]);
      years.year++;
      expect(await proof.changed()).toEqual([]);
      await house.get(CheckLedger).nightly();
      expect(
        await house.db.query('SELECT comparison, account, recorded_cents, computed_cents FROM ledger_differences'),
      ).toEqual([]);
    }),
    // Each year goes on from the one before, so a smaller example would be another history.
    { numRuns: 20, endOnFailure: true },
  );
  expect(moved.made).toBeGreaterThan(60);
}, 120_000);

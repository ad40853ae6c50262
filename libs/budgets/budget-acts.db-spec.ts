import fc from 'fast-check';
import { ApproveCase, Approvals, RefuseCase } from '#libs/approvals';
import { newId } from '#libs/kernel';
import { startApp, type TestApp } from '#libs/testing';
import { enact, FINANCE, PAPER, votedLine } from './budgets.builder.js';
import { AdoptBudgetAct, AttachBudgetAct, DraftBudgetAct, missingFromSum, position, positions } from './index.js';
import { SubmitBudgetAct } from './submit-budget-act.js';

/** Moves between chapters on their route, two adoptions at once, and what any series of acts leaves on the lines. */
let house: TestApp;
let [near, far, other] = ['', '', ''];

beforeAll(async () => {
  house = await startApp({ clock: { now: () => new Date('2027-02-01T10:00:00Z') } });
  near = await votedLine(house.app, 60_000_000n, { chapter: '65' });
  far = await votedLine(house.app, 40_000_000n, { chapter: '67' });
  other = await votedLine(house.app, 1_000_000n, { chapter: '65' });
});
afterAll(() => house.close());

const available = async (id: string) => (await position(house.db, id))!.availableCents;
const drafted = async (kind: 'DM' | 'VIR', ...sides: [string, bigint][]) => {
  const input = { kind, year: 2027, title: 'Virement', reason: 'x', counterpart: 'y' };
  const lines = sides.map(([lineId, amountCents]) => ({ lineId, amountCents }));
  const { id } = await house.get(DraftBudgetAct).run(FINANCE, { ...input, sides: lines }, newId());
  await house.get(AttachBudgetAct).run(FINANCE, id, PAPER);
  return id;
};
const decided = { accountingDate: '2027-02-01', decision: 'Arrêté 2027-12' };
const adopt = (id: string) => house.get(AdoptBudgetAct).run(FINANCE, id, decided, newId());
const submit = async (id: string) => house.get(SubmitBudgetAct).run(await house.actor('finance'), id, decided, newId());
const caseOf = async (id: string) => (await house.get(Approvals).caseOf(house.db, { kind: 'budget-act', id }))!.id;
const approve = async (id: string, name: string) =>
  house.get(ApproveCase).run(await house.actor(name), await caseOf(id), { step: name === 'head' ? 1 : 2 }, newId());
const refused = (work: Promise<unknown>, code: string, facts: object = {}) =>
  expect(work).rejects.toMatchObject({
    refusals: [
      expect.objectContaining({
        code,
        ...(Object.keys(facts).length > 0 ? { facts: expect.objectContaining(facts) } : {}),
      }),
    ],
  });

it('rule 3.12: between chapters the mayor’s move runs its route, within 7.5 % of the section’s expenses, counted over the year', async () => {
  const first = await drafted('VIR', [near, -5_000_000n], [far, 5_000_000n]);
  await refused(adopt(first), 'budget-act.needs-approval');
  await submit(first);
  expect(await available(far)).toBe(40_000_000n);
  await approve(first, 'head');
  expect(await available(far)).toBe(40_000_000n);
  await approve(first, 'elected');
  expect([await available(near), await available(far)]).toEqual([55_000_000n, 45_000_000n]);
  const row = await house.db.one('SELECT number, between_cents, state FROM budget_acts WHERE id = $1', [first]);
  expect(row).toEqual({ number: 1, between_cents: 5_000_000n, state: 'adopted' });
  // 7.5 % of 101,000,000 is 7,575,000; 5,000,000 have moved.
  const facts = { ceilingCents: 7_575_000n, leftCents: 2_575_000n, askedCents: 2_575_001n };
  await refused(
    submit(await drafted('VIR', [near, -2_575_001n], [far, 2_575_001n])),
    'budget-act.ceiling-passed',
    facts,
  );
  const [one, two] = [
    await drafted('VIR', [near, -2_000_000n], [far, 2_000_000n]),
    await drafted('VIR', [far, -2_000_000n], [near, 2_000_000n]),
  ];
  await submit(one);
  await submit(two);
  for (const name of ['head', 'elected']) await approve(one, name);
  await approve(two, 'head');
  await refused(approve(two, 'elected'), 'budget-act.ceiling-passed', { leftCents: 575_000n });
  await house
    .get(RefuseCase)
    .run(await house.actor('elected'), await caseOf(two), { step: 2, reason: 'Plafond' }, newId());
  expect(await house.db.one('SELECT state FROM budget_acts WHERE id = $1', [two])).toEqual({ state: 'withdrawn' });
});

it('two acts adopted at once get two numbers in a row; the same act twice is adopted once', async () => {
  const ids = await Promise.all([1n, 2n, 3n, 4n].map((cents) => drafted('DM', [other, cents])));
  const numbers = (await Promise.all(ids.map(adopt))).map(({ number }) => number);
  expect(numbers.sort()).toEqual(['2027 DM 1', '2027 DM 2', '2027 DM 3', '2027 DM 4']);
  const again = await drafted('DM', [other, 5n]);
  const results = await Promise.allSettled([adopt(again), adopt(again)]);
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(await available(other)).toBe(1_000_015n);
});

it('whatever acts are adopted, each line has what was voted, amended and moved to it, to the cent', async () => {
  const lines = await Promise.all([1, 2, 3].map(() => votedLine(house.app, 1_000n, { year: 2028 })));
  const sums = new Map(lines.map((id) => [id, 1_000n]));
  const side = fc.tuple(fc.nat(2), fc.bigInt(-400n, 400n));
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('DM', 'VIR'),
      fc.array(side, { minLength: 1, maxLength: 4 }),
      async (kind, picks) => {
        const sides = picks.map(([i, amountCents]) => ({ lineId: lines[i]!, amountCents }));
        const act = { kind, year: 2028, sides, accountingDate: '2028-05-01', reason: 'x', counterpart: 'y' } as const;
        const distinct = new Set(sides.map(({ lineId }) => lineId)).size === sides.length;
        const balanced = kind === 'DM' || sides.reduce((sum, s) => sum + s.amountCents, 0n) === 0n;
        const possible = sides.every(
          ({ lineId, amountCents }) => amountCents !== 0n && sums.get(lineId)! + amountCents >= 0n,
        );
        const done = await enact(house.app, { ...act, sides }).then(
          () => true,
          () => false,
        );
        expect(done).toBe(distinct && balanced && possible);
        if (done) for (const { lineId, amountCents } of sides) sums.set(lineId, sums.get(lineId)! + amountCents);
        for (const [id, found] of await positions(house.db, lines)) {
          expect([found.votedCents, found.availableCents, missingFromSum(found)]).toEqual([
            sums.get(id),
            sums.get(id),
            0n,
          ]);
          expect(found.votedCents - found.amendedCents - found.transferredCents).toBe(1_000n);
        }
      },
    ),
    { numRuns: 60 },
  );
});

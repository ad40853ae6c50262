import pg from 'pg';
import { Approvals } from '#libs/approvals';
import { authorityPosition, grantPosition, Ledger, position } from '#libs/budgets';
import { newId } from '#libs/kernel';
import { startApp, type TestApp } from '#libs/testing';
import { instalmentForOrder } from './instalment-for-order.js';
import { AbandonGrant } from './abandon-grant.js';
import { authorityOf, inForce, lineOf, plantBeneficiaries, proposed } from './grants.builder.js';
import { OpenSlices, postponeSlices, slicesToOpen } from './index.js';
import { ReviseGrant } from './revise-grant.js';
import { slicesOf } from './slices.repository.js';

/** Grants of several years: all of it on a commitment authority, each year's slice on that year's line (rules 3.10, 3.11). */
let now = '2027-02-01';
const clock = { now: () => new Date(`${now}T10:00:00Z`) };
let house: TestApp;
let owner: pg.Client;
let authority: string;

const cents = (year: number, euros: bigint) => ({ year, amountCents: euros * 100n });
const SLICES = [cents(2027, 150_000n), cents(2028, 120_000n), cents(2029, 90_000n)];
const INSTALMENTS = [
  { amountCents: 10_500_000n, dueOn: '2027-03-01' },
  { amountCents: 4_500_000n, condition: 'Rapport' },
  { amountCents: 12_000_000n, dueOn: '2028-03-01' },
  { amountCents: 9_000_000n, dueOn: '2029-03-01' },
];
const whole = () => ({ cents: 36_000_000n, authorityId: authority, slices: SLICES, instalments: INSTALMENTS });
const onAuthority = async () => {
  const { availableCents, reservedCents, committedCents } = (await authorityPosition(house.db, authority))!;
  return [availableCents, reservedCents, committedCents].map((c) => c / 100n);
};
const onLine = async (grantId: string, year = 2027) => {
  const held = await grantPosition(house.db, await lineOf(house, 'aids', year), grantId);
  return [held.reservedCents / 100n, held.committedCents / 100n];
};
const open = async (year: number) => {
  const finance = await house.actor('finance');
  return house.db.transaction((tx) => house.get(OpenSlices).run(tx, finance, year));
};
const toOrder = async (grantId: string, position_: number) => {
  const sql = 'SELECT id FROM instalments WHERE grant_id = $1 AND position = $2';
  const { id } = (await house.db.one<{ id: string }>(sql, [grantId, position_]))!;
  return house.db.transaction((tx) => instalmentForOrder(tx, clock, id));
};
const moves = async () => {
  const ledger = house.get(Ledger);
  const actorId = (await house.actor('finance')).id;
  return (verb: 'order' | 'pay' | 'lapse', grantId: string, lineId: string, amountCents: bigint, day: string) =>
    house.db.transaction((tx) =>
      ledger[verb](tx, { lineId, grantId, amountCents, accountingDate: day, reference: newId(), actorId }),
    );
};
const refused = (work: Promise<unknown>, code: string, facts: object = {}) =>
  expect(work).rejects.toMatchObject({
    refusals: expect.arrayContaining([
      expect.objectContaining(
        Object.keys(facts).length > 0 ? { code, facts: expect.objectContaining(facts) } : { code },
      ),
    ]),
  });

beforeAll(async () => {
  house = await startApp({ clock });
  await plantBeneficiaries(house);
  owner = new pg.Client({ connectionString: house.settings.databaseUrl });
  await owner.connect();
});
beforeEach(async () => {
  now = '2027-02-01';
  authority = await authorityOf(
    house,
    SLICES.map(({ year, amountCents }) => ({ year, plannedCents: amountCents })),
  );
});
afterAll(async () => {
  await owner.end();
  await house.close();
});

it('rule 3.10: a proposal reserves all of it on the authority and the first year on its line; in force, both are committed', async () => {
  const { id } = await proposed(house, whole());
  expect([await onAuthority(), await onLine(id)]).toEqual([
    [0n, 360_000n, 0n],
    [150_000n, 0n],
  ]);
  await refused(proposed(house, whole()), 'authority.insufficient', { availableCents: 0 });
  authority = await authorityOf(house, [
    { year: 2027, plannedCents: 20_000_000n },
    { year: 2028, plannedCents: 16_000_000n },
  ]);
  const other = await inForce(house, whole());
  expect([await onAuthority(), await onLine(other)]).toEqual([
    [0n, 0n, 360_000n],
    [0n, 150_000n],
  ]);
});

it('rule 3.11: slices make the grant to the cent, each year once from the line’s, with room for what is due; else nothing is reserved', async () => {
  const with_ = (slices: object, instalments: object = INSTALMENTS) =>
    proposed(house, { ...whole(), slices, instalments } as never);
  await refused(with_(SLICES.slice(0, 2)), 'grant.slices-sum', { missingCents: 9_000_000n });
  await refused(with_(SLICES.slice(0, 1)), 'grant.slices-missing');
  await refused(with_([cents(2027, 150_000n), cents(2028, 120_000n), cents(2028, 90_000n)]), 'grant.slice-year');
  await refused(with_([cents(2028, 150_000n), cents(2029, 210_000n)]), 'grant.slice-first', { first: '2027' });
  const early = INSTALMENTS.map((one) => ({ ...one, condition: undefined, dueOn: '2027-06-01' }));
  await refused(with_(SLICES, early), 'grant.slice-short', { year: '2027', dueCents: 36_000_000n });
  const late = [...INSTALMENTS.slice(0, 3), { amountCents: 9_000_000n, dueOn: '2030-01-01' }];
  await refused(with_(SLICES, late), 'grant.instalment-after-slices', { last: '2029' });
  await refused(proposed(house, { ...whole(), authorityId: undefined }), 'grant.slices-without-authority');
  await refused(proposed(house, { ...whole(), programmeCode: 'water' }), 'grant.authority-of-other-programme');
  expect(await onAuthority()).toEqual([360_000n, 0n, 0n]);
});

it('a smaller vote cuts the slices with their instalments, and gives back the rest of both', async () => {
  const id = await inForce(house, { ...whole(), grantedCents: 10_000_001n });
  const slices = await slicesOf(house.db, id);
  const paid = await house.db.query<{ amount_cents: bigint }>(
    'SELECT amount_cents FROM instalments WHERE grant_id = $1 ORDER BY position',
    [id],
  );
  expect(slices[0]!.amountCents).toBe(paid[0]!.amount_cents + paid[1]!.amount_cents);
  expect(slices.reduce((sum, one) => sum + one.amountCents, 0n)).toBe(10_000_001n);
  expect(await authorityPosition(house.db, authority)).toMatchObject({
    ...{ availableCents: 25_999_999n, reservedCents: 0n, committedCents: 10_000_001n },
  });
  expect(await onLine(id)).toEqual([0n, slices[0]!.amountCents / 100n]);
});

it('a refusal, and a revision to a grant of one year, release both', async () => {
  const subject = house.get(Approvals).subject('grant');
  const [actor, officer] = [await house.actor('head'), await house.actor('officer')];
  const outcome = { caseId: newId(), decisionId: newId(), actor, at: clock.now(), reason: 'Non' };
  const first = await proposed(house, whole());
  await house.db.transaction((tx) => subject.onRefused(tx, first.id, outcome as never));
  expect([await onAuthority(), await onLine(first.id)]).toEqual([
    [360_000n, 0n, 0n],
    [0n, 0n],
  ]);
  const { id } = await proposed(house, whole());
  await house.db.transaction((tx) => subject.onReturned(tx, id, outcome as never));
  const input = { amountCents: 100n, purpose: 'Un an.', instalments: [{ amountCents: 100n, dueOn: '2027-03-01' }] };
  await owner.query(
    "UPDATE approval_cases SET state = 'returned', step_id = NULL, closed_at = now() WHERE subject_id = $1",
    [id],
  );
  await house.get(ReviseGrant).run(officer, id, input, newId());
  expect([await onAuthority(), await onLine(id), await slicesOf(house.db, id)]).toEqual([
    [360_000n, 0n, 0n],
    [1n, 0n],
    [],
  ]);
});

it('rule 8.4: G1 over three years: the unused slice of the closed year lapses, is added to the next, and the authority stays', async () => {
  const id = await inForce(house, whole());
  const line = await lineOf(house, 'aids', 2027);
  const move = await moves();
  expect(await toOrder(id, 1)).toMatchObject({ lineId: line, fiscalYear: 2027 });
  await move('order', id, line, 10_500_000n, '2027-03-02');
  await move('pay', id, line, 10_500_000n, '2027-03-03');
  await move('lapse', id, line, 4_500_000n, '2027-12-31');
  const postpone = () =>
    house.db.transaction((tx) => postponeSlices(tx, 2027, [{ grantId: id, amountCents: 4_500_000n }]));
  await postpone();
  await expect(postpone()).rejects.toThrow(/have lapsed already/);
  now = '2028-03-10';
  await owner.query('UPDATE fiscal_years SET closed_at = now() WHERE year = 2027');
  expect((await toOrder(id, 3)).refusals).toContainEqual({
    ...{ code: 'instalment.slice-not-open', facts: { year: '2028' } },
  });
  const next = await lineOf(house, 'aids', 2028);
  expect(await slicesToOpen(house.db, 2028)).toContainEqual(
    expect.objectContaining({ grantId: id, lineId: next, amountCents: 16_500_000n }),
  );
  await open(2028);
  expect(await open(2028)).toEqual([]);
  expect([await onAuthority(), await onLine(id, 2028)]).toEqual([
    [0n, 0n, 360_000n],
    [0n, 165_000n],
  ]);
  const { paidCents, leftCents, years } = (await authorityPosition(house.db, authority))!;
  expect([paidCents, leftCents]).toEqual([10_500_000n, 25_500_000n]);
  expect(years.map(({ year, leftCents: left }) => [year, left])).toEqual([
    [2027, 0n],
    [2028, 16_500_000n],
    [2029, 9_000_000n],
  ]);
  expect(await position(house.db, line)).toMatchObject({ paidCents: 10_500_000n, lapsedCents: 4_500_000n });
  // What was due in the closed year, on condition, is now paid by the slice of the next one.
  await house.db.query(
    `UPDATE instalments SET condition_met_on = '2027-12-28', condition_confirmed_by = $2 WHERE grant_id = $1 AND position = 2`,
    [id, (await house.actor('officer')).id],
  );
  expect(await toOrder(id, 2)).toMatchObject({ lineId: next, fiscalYear: 2028 });
  await refused(move('order', id, next, 16_500_001n, '2028-03-10'), 'budget.insufficient');
  // Given up: what is not paid goes back to the open year's line and to the authority; what was paid stays committed.
  await house.get(AbandonGrant).run(await house.actor('head'), id, 'Partenaire dissous', newId());
  expect([await onAuthority(), await onLine(id, 2028)]).toEqual([
    [255_000n, 0n, 105_000n],
    [0n, 0n],
  ]);
});

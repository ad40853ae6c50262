import { lineOfGrant, position, waitingAccruals } from '#libs/budgets';
import { newId } from '#libs/kernel';
import { startApp, type TestApp } from '#libs/testing';
import { AbandonGrant } from '../grants/abandon-grant.js';
import { lineOf } from '../grants/grants.builder.js';
import { annualReport } from '../reporting/annual-report.js';
import { CheckLedger } from '../reporting/check-ledger.js';
import { Year2006 } from './closing.builder.js';
import { CloseYearEnd, OpenYearEnd, ReviewYearEnd } from './index.js';
import { allYearEndRows } from './year-end.rows.js';

/**
 * Rule 3.16 over three years: G2 (100,000.00) and G3 (111,111.11) are accrued in 2006 and nobody orders them in 2007. They wait on, until
 * G3 is ordered in 2008 and G2 is given up at the end of that year.
 */
let now = '2006-01-20';
let house: TestApp;
let year: Year2006;
const lines: Record<number, string> = {};

const finance = () => house.actor('finance');
const at = (of: number) => position(house.db, lines[of]!);
const close = async (of: number) => house.get(CloseYearEnd).run(await finance(), of, newId());
const open = async (after: number) => house.get(OpenYearEnd).run(await finance(), after, newId());
const confirm = async (of: number) => house.get(ReviewYearEnd).asProposed(await finance(), of);
const figures = async (of: number) =>
  (await house.db.transaction((tx) => annualReport(tx, { programme: 'aids', year: of }, new Date(`${now}T12:00:00Z`))))
    .figures;
const row = async (of: number, title: string) => (await allYearEndRows(house.db, of)).find((r) => r.title === title)!;

beforeAll(async () => {
  house = await startApp({ clock: { now: () => new Date(`${now}T10:00:00Z`) } });
  year = new Year2006(house);
  await year.begin();
  lines[2006] = year.lineId;
  now = '2006-11-10';
  await year.pay(await year.play(), '2006-11-10');
  now = '2007-02-01';
  await confirm(2006);
  await close(2006);
  lines[2007] = await lineOf(house, 'aids', 2007, 30_000_000n);
  await open(2006);
  await year.conditionMet('G6', 2, '2007-02-01');
  await year.pay(await year.order('G6', 2), '2007-02-01');
  now = '2007-04-10';
  await year.pay(await year.order('G1', 3), '2007-04-10');
});
afterAll(() => house.close());
afterEach(async () => {
  await house.get(CheckLedger).nightly();
  expect(await house.db.query('SELECT comparison, account FROM ledger_differences')).toEqual([]);
});

it('an accrual that nobody ordered is shown in the review of the year that took it up, and is proposed to be accrued again', async () => {
  now = '2008-02-01';
  expect(await row(2007, 'G2')).toMatchObject({
    ...{ lineId: lines[2007], committedCents: 10_000_000n, waitingCents: 10_000_000n, doneCents: 10_000_000n },
    proposed: { accrueCents: 10_000_000n, carryCents: 0n, lapseCents: 0n },
    chosen: null,
  });
  await expect(close(2007)).rejects.toThrow('year-end.unreviewed');
  await confirm(2007);
  expect(await row(2007, 'G2')).toMatchObject({ chosen: { accrueCents: 10_000_000n } });
});

it('the close reverses it and accrues it again: it is spending of neither year but the first, and waits on the next line', async () => {
  const before = (await at(2007))!;
  const trial = await house.get(CloseYearEnd).try(await finance(), 2007);
  expect(trial).toMatchObject({ accruedCents: 21_111_111n });
  expect(await at(2007)).toEqual(before);
  await close(2007);
  expect(await at(2007)).toMatchObject({ reversedCents: 21_111_111n, accruedCents: 21_111_111n, committedCents: 0n });
  expect(await figures(2007)).toMatchObject({ realisedCents: 16_500_000n, accruedCents: 21_111_111n });
  expect(await figures(2006)).toMatchObject({ accruedCents: 21_111_111n });
  lines[2008] = await lineOf(house, 'aids', 2008, 30_000_000n);
  expect(await open(2007)).toMatchObject({ accruedCents: 21_111_111n, carriedInCents: 0n });
  expect(await lineOfGrant(house.db, year.ids.G3!, 2008)).toMatchObject({ id: lines[2008] });
});

it('two years later it is ordered and paid without taking anything of that year’s credits', async () => {
  const before = (await at(2008))!;
  await year.pay(await year.order('G3', 3), '2008-02-01');
  expect(await at(2008)).toMatchObject({
    ...{ availableCents: before.availableCents, reversedCents: 11_111_111n, paidCents: 11_111_111n },
  });
  expect(await figures(2008)).toMatchObject({ realisedCents: 0n, paidCents: 11_111_111n, earlierCents: 11_111_111n });
});

it('what will never be ordered lapses, with a reason; a closed year keeps its figures', async () => {
  const [figures2006, figures2007] = [await figures(2006), await figures(2007)];
  now = '2009-02-01';
  const { lineId, grantId, committedCents } = await row(2008, 'G2');
  const choice = { lineId, grantId, accrueCents: 0n, carryCents: 0n, lapseCents: committedCents };
  const review = async (more: object) => house.get(ReviewYearEnd).run(await finance(), 2008, [{ ...choice, ...more }]);
  await expect(review({})).rejects.toThrow('year-end.reason-missing');
  await review({ reason: 'Le rapport final ne viendra pas' });
  await confirm(2008);
  await close(2008);
  expect(await at(2008)).toMatchObject({ reversedCents: 21_111_111n, paidCents: 11_111_111n });
  const g2 = await house.db.query(
    'SELECT move, amount_cents AS cents FROM ledger_entries WHERE grant_id = $1 AND year = 2008 ORDER BY id',
    [grantId],
  );
  expect(g2).toEqual([
    { move: 'reverse', cents: 10_000_000n },
    { move: 'lapse', cents: 10_000_000n },
  ]);
  expect([await figures(2006), await figures(2007)]).toEqual([figures2006, figures2007]);
});

it('rule 3.11: what was accrued of a grant’s last slice and lapses in a later year is voted again, for its authority stays', async () => {
  lines[2009] = await lineOf(house, 'aids', 2009, 30_000_000n);
  await open(2008);
  await year.conditionMet('G1', 2, '2009-02-01');
  now = '2010-02-01';
  await confirm(2009);
  await close(2009);
  lines[2010] = await lineOf(house, 'aids', 2010, 30_000_000n);
  await open(2009);
  now = '2011-02-01';
  const { lineId, grantId, committedCents, waitingCents, sliced } = await row(2010, 'G1');
  expect({ committedCents, waitingCents, sliced }).toEqual({
    ...{ committedCents: 13_500_000n, waitingCents: 13_500_000n, sliced: true },
  });
  const choice = { lineId, grantId, accrueCents: 10_000_000n, carryCents: 0n, lapseCents: 3_500_000n };
  const review = async (more: object) => house.get(ReviewYearEnd).run(await finance(), 2010, [{ ...choice, ...more }]);
  await expect(review({ lapseCents: 0n, carryCents: 3_500_000n, reason: 'x' })).rejects.toThrow('slice-lapses');
  await review({ reason: 'Le rapport demande des corrections' });
  await close(2010);
  lines[2011] = await lineOf(house, 'aids', 2011, 30_000_000n);
  expect(await open(2010)).toMatchObject({ accruedCents: 10_000_000n, carriedInCents: 0n, slicesCents: 3_500_000n });
});

it('giving up a grant gives back what was accrued for it and never ordered', async () => {
  const before = (await at(2011))!;
  const [officer, id] = [await house.actor('head'), year.ids.G1!];
  await house.get(AbandonGrant).run(officer, id, 'Le bénéficiaire a cessé son activité', newId());
  expect(await at(2011)).toMatchObject({
    ...{ reversedCents: 10_000_000n, committedCents: before.committedCents - 3_500_000n },
    availableCents: before.availableCents + 10_000_000n + 3_500_000n,
  });
  expect(await waitingAccruals(house.db, id)).toEqual([]);
});

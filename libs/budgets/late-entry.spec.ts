import { faultsOfDates, lateRefusal, type LateMove } from './late-entry.rules.js';

const dates = { year: 2026, ordersUntil: '2027-01-31', amendUntil: '2027-01-21' };
const code = (move: LateMove, today: string) => lateRefusal(dates, move, today)?.code;

describe('rule 3.15: after 31 December a line takes', () => {
  it.each<[LateMove, string, string | undefined]>([
    ['reserve', '2026-12-31', undefined],
    ['reserve', '2027-01-01', 'budget.year-ended'],
    ['commit', '2027-01-01', 'budget.year-ended'],
    ['refund', '2027-01-01', 'budget.year-ended'],
    ['amend', '2027-01-21', undefined],
    ['amend', '2027-01-22', 'budget.amendments-ended'],
    ['transfer', '2027-01-22', 'budget.amendments-ended'],
    ['order', '2027-01-31', undefined],
    ['order', '2027-02-01', 'budget.orders-ended'],
  ])('%s on %s: %s', (move, today, refusal) => expect(code(move, today)).toBe(refusal));

  it('other years by their own dates', () =>
    expect(lateRefusal({ ...dates, ordersUntil: '2027-01-15' }, 'order', '2027-01-16')?.facts).toMatchObject({
      year: '2026',
      next: '2027',
      until: '2027-01-15',
    }));
});

it('rule 3.15: the complementary period stays between 31 December and the end of March, amendments not after orders', () => {
  expect(faultsOfDates(dates)).toEqual([]);
  expect(faultsOfDates({ ...dates, ordersUntil: '2027-04-01' })).toMatchObject([{ path: 'ordersUntil' }]);
  expect(faultsOfDates({ ...dates, amendUntil: '2026-12-30' })).toMatchObject([{ path: 'amendUntil' }]);
  expect(faultsOfDates({ ...dates, amendUntil: '2027-02-01' })).toMatchObject([
    { code: 'fiscal-year.amend-after-orders' },
  ]);
});

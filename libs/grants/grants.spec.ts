import fc from 'fast-check';
import { addDays } from '#libs/kernel';
import { accountingDate, faultsOfProposal, type OrderFacts, payBy, refusalsOfOrder } from './grant.rules.js';
import { cutTo, equalInstalments } from './instalment-plan.js';

const amount = fc.bigInt({ min: 1n, max: 100_000_000_000n });
const sum = (cents: bigint[]) => cents.reduce((a, b) => a + b, 0n);

describe('instalments', () => {
  it('D08: three equal ones, monthly from 31 January, lose no cent and end on the last day of February', () => {
    expect(equalInstalments(8_000_000n, 3, '2027-01-31')).toEqual([
      { amountCents: 2_666_667n, dueOn: '2027-01-31' },
      { amountCents: 2_666_667n, dueOn: '2027-02-28' },
      { amountCents: 2_666_666n, dueOn: '2027-03-31' },
    ]);
  });

  it('D08: whatever is split adds up, and no part differs from another by more than a cent', () => {
    fc.assert(
      fc.property(amount, fc.integer({ min: 1, max: 24 }), (total, count) => {
        const cents = equalInstalments(total, count, '2027-01-31').map((one) => one.amountCents);
        expect(sum(cents)).toBe(total);
        expect(cents[0]! - cents.at(-1)!).toBeLessThanOrEqual(1n);
      }),
    );
  });

  it('a smaller vote is shared as the proposal was, to the cent', () => {
    fc.assert(
      fc.property(fc.array(amount, { minLength: 1, maxLength: 12 }), fc.nat(10_000), (amounts, share) => {
        const granted = (sum(amounts) * BigInt(share)) / 10_000n;
        const cut = cutTo(granted, amounts);
        expect(sum(cut)).toBe(granted);
        expect(cut.every((cents, i) => cents <= amounts[i]! + 1n)).toBe(true);
      }),
    );
  });
});

describe('a proposal', () => {
  const whole = {
    amountCents: 100n,
    instalments: [
      { amountCents: 60n, dueOn: '2027-01-01' },
      { amountCents: 40n, condition: 'Rapport' },
    ],
  };
  const codes = (proposal: Parameters<typeof faultsOfProposal>[0]) =>
    faultsOfProposal(proposal, 100n).map(({ code, path }) => [code, path]);

  it('is whole when its instalments make the amount and each has a date or a condition', () => {
    expect(codes(whole)).toEqual([]);
  });

  it.each([
    [
      { ...whole, amountCents: 101n },
      [
        ['grant.above-recommended', 'amountCents'],
        ['grant.instalments-sum', 'instalments'],
      ],
    ],
    [{ ...whole, amountCents: 99n }, [['grant.instalments-sum', 'instalments']]],
    [{ amountCents: 100n, instalments: [{ amountCents: 100n }] }, [['grant.date-or-condition', 'instalments.0']]],
    [
      { amountCents: 100n, instalments: [{ amountCents: 100n, dueOn: '2027-01-01', condition: 'x' }] },
      [['grant.date-or-condition', 'instalments.0']],
    ],
  ])('names what is wrong and where (%#)', (proposal, faults) => expect(codes(proposal)).toEqual(faults));
});

describe('ordering an instalment', () => {
  const fine: OrderFacts = {
    instalmentState: 'planned',
    grantState: 'in-force',
    inForceOn: '2027-02-01',
    dueOn: '2027-03-01',
    condition: null,
    conditionMetOn: null,
    today: '2027-03-01',
    yearlyTotalCents: 2_300_000n,
    accountConfirmed: true,
  };
  const codes = (changes: Partial<OrderFacts>) => refusalsOfOrder({ ...fine, ...changes }).map(({ code }) => code);
  const onCondition = { dueOn: null, condition: 'Rapport approuvé' };

  it.each<[string, Partial<OrderFacts>, string[]]>([
    ['at its day', {}, []],
    ['a day early', { today: '2027-02-28' }, ['instalment.not-due']],
    ['rule 2.2: at exactly 23,000.00 a year without an agreement', { yearlyTotalCents: 2_300_000n }, []],
    [
      'rule 2.2: a cent above, without an agreement',
      { yearlyTotalCents: 2_300_001n },
      ['instalment.agreement-missing'],
    ],
    ['rule 2.2: above, signed', { yearlyTotalCents: 9_000_000n, grantState: 'signed' }, []],
    ['without a confirmed account', { accountConfirmed: false }, ['instalment.account-not-confirmed']],
    ['its condition open', onCondition, ['instalment.condition-not-met']],
    ['its condition met', { ...onCondition, conditionMetOn: '2027-02-20' }, []],
    ['ordered already', { instalmentState: 'ordered' }, ['instalment.not-planned']],
    ['before the decision is in force', { grantState: 'voted', inForceOn: null }, ['instalment.not-in-force']],
    [
      'with everything wrong at once',
      { ...onCondition, yearlyTotalCents: 9_000_000n, accountConfirmed: false },
      ['instalment.agreement-missing', 'instalment.account-not-confirmed', 'instalment.condition-not-met'],
    ],
  ])('%s', (_, changes, refusals) => expect(codes(changes)).toEqual(refusals));

  it('rule 2.4: 60 days from its day or from its condition, never counted from before the decision was in force', () => {
    expect(payBy({ dueOn: '2027-01-01', conditionMetOn: null }, '2027-02-01')).toBe(addDays('2027-02-01', 60));
    expect(payBy({ dueOn: null, conditionMetOn: '2027-05-01' }, '2027-02-01')).toBe('2027-06-30');
    expect(payBy({ dueOn: null, conditionMetOn: null }, '2027-02-01')).toBeNull();
  });

  it('rule 3.15: outside its year a move counts on the edge of it', () => {
    expect(['2026-12-31', '2027-06-01', '2028-01-15'].map((day) => accountingDate(day, 2027))).toEqual([
      '2027-01-01',
      '2027-06-01',
      '2027-12-31',
    ]);
  });
});

import fc from 'fast-check';
import {
  addMonths,
  allocate,
  basisPoints,
  faultsOf,
  fiscalYearOf,
  formatAmount,
  formatCents,
  formatPercent,
  parisDeadline,
  parseAmount,
  splitEqually,
  unbroken,
} from './index.js';

describe('amounts', () => {
  it('D09: an amount pasted with narrow no-break spaces is read to the cent and shown in both languages', () => {
    const cents = parseAmount('12\u202f500,50\u202f€', 'fr');
    expect(cents).toBe(1_250_050n);
    expect(formatAmount(1_250_050n, 'fr')).toBe('12\u00a0500,50\u00a0€');
    expect(formatAmount(1_250_050n, 'en')).toBe('€12,500.50');
  });

  it('no line of French breaks before its marks or inside a figure', () => {
    expect(unbroken('Motif : « 12 500 € » ; soit 38 % ?')).toBe(
      'Motif\u00a0: «\u00a012\u00a0500\u00a0€\u00a0»\u00a0; soit 38\u00a0%\u00a0?',
    );
    expect(unbroken('{average, number, ::.#} jours')).toBe('{average, number, ::.#} jours');
    expect([formatPercent(9_990, 'fr'), formatPercent(9_990, 'en')]).toEqual(['99,90\u00a0%', '99.90%']);
  });

  it('D09: what is shown is read back the same, in either language, again and again', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 999_999_999_999n }),
        fc.constantFrom('fr' as const, 'en' as const),
        (cents, language) => {
          expect(parseAmount(formatAmount(cents, language), language)).toBe(cents);
          expect(parseAmount(formatCents(cents, language), language)).toBe(cents);
        },
      ),
    );
  });

  it.each(['', 'abc', '12,5,0', '1.2.3', '12,50,00', '1,2345.00', '12€5'])('refuses %j', (text) => {
    expect(parseAmount(text)).toMatchObject({ code: 'amount.unreadable' });
  });

  it('asks rather than guesses when a French reader types 12,500', () => {
    expect(parseAmount('12,500', 'fr')).toMatchObject({ code: 'amount.ambiguous' });
    expect(parseAmount('12,500', 'en')).toBe(1_250_000n);
  });

  it('D08: three instalments of 80,000.00 lose no cent and come in the same order each time', () => {
    expect(splitEqually(8_000_000n, 3)).toEqual([2_666_667n, 2_666_667n, 2_666_666n]);
  });

  it('allocation loses no cent, whatever the weights', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -1_000_000_000_000n, max: 1_000_000_000_000n }),
        fc.array(fc.bigInt({ min: 0n, max: 1000n }), { minLength: 1 }).filter((w) => w.some((x) => x > 0n)),
        (total, weights) => expect(allocate(total, weights).reduce((a, b) => a + b, 0n)).toBe(total),
      ),
    );
  });

  it('rule 3.26: rates have two decimals, rounded half up', () => {
    expect(basisPoints(169_833_333n, 170_000_000n)).toBe(9990);
    expect(basisPoints(1n, 0n)).toBeNull();
  });
});

describe('days', () => {
  it('D08: monthly from 31 January ends on the last day of February and comes back to the 31st', () => {
    expect([0, 1, 2].map((m) => addMonths('2027-01-31', m))).toEqual(['2027-01-31', '2027-02-28', '2027-03-31']);
  });

  it('D01: a deadline on 30 June 2027 ends at 22:00 UTC, that instant excluded', () => {
    expect(parisDeadline('2027-06-30').toISOString()).toBe('2027-06-30T22:00:00.000Z');
  });

  it('the first of January belongs to its own year', () => {
    expect(fiscalYearOf('2027-01-01')).toBe(2027);
  });
});

describe('act tables', () => {
  it('names states that cannot be reached and states without a way out', () => {
    const faults = faultsOf({
      kind: 'x',
      states: ['a', 'b', 'c'],
      final: [],
      acts: { make: { from: [], to: 'a', permission: 'p' }, move: { from: ['a'], to: 'b', permission: 'p' } },
    });
    expect(faults).toEqual([
      'x: state b has no way out and is not final',
      'x: state c cannot be reached',
      'x: state c has no way out and is not final',
    ]);
  });
});

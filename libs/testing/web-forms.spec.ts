import { parseAmount } from '#libs/kernel';
import { closeGaps, readForm } from '../../apps/web/src/form-body.js';
import { instant, money } from '../../apps/web/src/format.js';
import { fill } from '../../apps/web/src/message.js';

const read = (fields: [string, string][], blank?: 'null') => {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return readForm(form, 'fr', { readAmount: parseAmount, say: (code) => code, blank });
};

describe('what a form says to the API', () => {
  it('reads amounts, numbers, flags, lists and places by the names of the fields, and keeps the screen’s own to itself', () => {
    const { body, errors } = read([
      ['_act', 'grant.propose'],
      ['title', ' Deux forages '],
      ['amountCents:cents', '12 500,50 €'],
      ['year:int', '2027'],
      ['people:int', '12\u00a0000'],
      ['sworn:flag', 'false'],
      ['sworn:flag', 'true'],
      ['countries:list', ''],
      ['countries:list', 'ML'],
      ['countries:list', 'BF'],
      ['budget.charges.0.label', 'Pompe'],
      ['budget.charges.2.label', 'Trajet'],
      ['note', ''],
    ]);
    expect(errors).toEqual([]);
    expect(closeGaps(body)).toEqual({
      title: 'Deux forages',
      amountCents: 1_250_050,
      year: 2027,
      people: 12_000,
      sworn: true,
      countries: ['ML', 'BF'],
      budget: { charges: [{ label: 'Pompe' }, { label: 'Trajet' }] },
    });
  });

  it('keeps what was typed and names the field where an amount or a number cannot be read', () => {
    const { errors, values } = read([
      ['amountCents:cents', '1.234.5'],
      ['year:int', 'bientôt'],
      ['people:int', '12 00'],
    ]);
    expect(errors.map(({ path, code }) => [path, code])).toEqual([
      ['amountCents', 'amount.unreadable'],
      ['year', 'number.unreadable'],
      ['people', 'number.unreadable'],
    ]);
    expect(values).toEqual({ amountCents: '1.234.5', year: 'bientôt', people: '12 00' });
  });

  it('empties blank fields only where the form asks for it, and never reaches a prototype', () => {
    expect(read([['note', '']], 'null').body).toEqual({ note: null });
    read([['__proto__.spoiled', 'yes']]);
    expect(({} as { spoiled?: string }).spoiled).toBeUndefined();
  });
});

describe('words and figures of the screens', () => {
  it('fills names, plurals with exact counts, choices and nested parts', () => {
    const text =
      '{who} : {count, plural, =0 {rien} one {# dossier de {who}} other {# dossiers}}{kind, select, late { en retard} other {}}.';
    const say = (count: number, kind = 'x') => fill(text, { who: 'Nadia', count, kind }, 'fr');
    expect(say(0)).toBe('Nadia : rien.');
    expect(say(1)).toBe('Nadia : 1 dossier de Nadia.');
    expect(say(2, 'late')).toBe('Nadia : 2 dossiers en retard.');
  });

  it('says amounts to the cent and instants in Paris time', () => {
    expect(money(1_250_050, 'fr')).toBe('12\u00a0500,50\u00a0€');
    expect(money(9_007_199_254_740_993n, 'en')).toBe('€90,071,992,547,409.93');
    expect(instant('2027-06-30T21:59:59Z', 'fr')).toBe('30 juin 2027, 23\u00a0h\u00a059');
    expect(instant('2027-01-01T00:00:00Z', 'en')).toBe('1 January 2027, 01:00');
  });
});

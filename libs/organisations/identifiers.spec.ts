import { demoIban, demoSiret } from './demo-numbers.js';
import { maskedIban, parseBic, parseIban, parseRna, parseSiren, parseSiret, spacedIban } from './identifiers.js';

const code = (read: string | { code: string }) => (typeof read === 'string' ? read : read.code);

test('D16: an IBAN is kept without spaces and dashes, and refused with anything else in it', () => {
  expect(parseIban('fr33 3000 2005 5000 0015 7841 z25')).toBe('FR3330002005500000157841Z25');
  expect(parseIban('FR33-3000-2005-5000-0015-7841-Z25')).toBe('FR3330002005500000157841Z25');
  expect(parseIban('FR33\u202f3000\u00a02005 5000 0015 7841 Z25')).toBe('FR3330002005500000157841Z25');
  expect(code(parseIban('FR33 3000 2005 ##5000 0015 7841 Z25'))).toBe('iban.unreadable');
  expect(code(parseIban('FR34 3000 2005 5000 0015 7841 Z25'))).toBe('iban.wrong');
  expect(code(parseIban('-'.repeat(100_000)))).toBe('iban.unreadable');
});

test('D16: SIRET by check digit, and La Poste’s sites by digit sum', () => {
  expect(parseSiret('356 000 000 09075')).toBe('35600000009075');
  expect(parseSiret('35600000000048')).toBe('35600000000048');
  expect(parseSiret('73282932000074')).toBe('73282932000074');
  expect(code(parseSiret('73282932000075'))).toBe('siret.check-digit');
  expect(code(parseSiret('732829320'))).toBe('siret.length');
  expect(parseSiren('732 829 320')).toBe('732829320');
  expect(parseSiren('732829321')).toBeUndefined();
});

test('BIC and IBAN of one country, overseas territories included; RNA with letters', () => {
  expect(parseBic('demofrpp', 'FR3330002005500000157841Z25')).toBe('DEMOFRPP');
  expect(parseBic('DEMOREPPXXX', 'FR3330002005500000157841Z25')).toBe('DEMOREPPXXX');
  expect(code(parseBic('DEMODEFF', 'FR3330002005500000157841Z25'))).toBe('bic.other-country');
  expect(code(parseBic('DEMO'))).toBe('bic.wrong');
  expect(parseRna('w751234567')).toBe('W751234567');
  expect(parseRna('W2A1234567')).toBe('W2A1234567');
  expect(code(parseRna('751234567'))).toBe('rna.wrong');
});

test('the demonstration’s numbers pass, and are shown in groups or masked', () => {
  for (let i = 0; i < 60; i++) {
    expect(parseIban(demoIban(i))).toBe(demoIban(i));
    expect(parseSiret(demoSiret(i))).toBe(demoSiret(i));
  }
  expect(spacedIban('FR3330002005500000157841Z25')).toBe('FR33 3000 2005 5000 0015 7841 Z25');
  expect(maskedIban('FR3330002005500000157841Z25')).toBe('FR33 •••• 1Z25');
});

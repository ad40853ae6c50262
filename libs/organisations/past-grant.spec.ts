import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { suggestMapping } from './past-grant.columns.js';
import { readSource } from './past-grant.file.js';
import { readRows } from './past-grant.reader.js';

const folder = join(resolve(process.env.STANDARDS_DIR ?? '../shared/standards'), 'fr-published-data');
const published = existsSync(folder) ? describe : describe.skip;
const open = (name: string) => readSource(readFileSync(join(folder, name)));

function readAll(name: string, giver: string | null = null) {
  const file = open(name);
  const mapping = suggestMapping(file.headings);
  const rows = readRows(file.rows, mapping, file.headings.length, { giver, year: null });
  const reasons: Record<string, number> = {};
  for (const { notes } of rows) for (const { code } of notes) reasons[code] = (reasons[code] ?? 0) + 1;
  const taken = rows.filter((row) => row.grant);
  const total = taken.reduce((sum, row) => sum + row.grant!.amountCents, 0n);
  return { file, mapping, rows, reasons, taken, total };
}
const meaning = ({ file, mapping }: ReturnType<typeof readAll>) =>
  Object.fromEntries(file.headings.flatMap((heading, i) => (mapping[i] ? [[heading, mapping[i]]] : [])));

published('the files that cities publish', () => {
  test('Paris 2013: refusals stay refusals, a wrong check digit keeps the SIREN or is left out', () => {
    const read = readAll('paris-2013-subventions-accordees-et-refusees.trimmed.csv', 'Ville');
    expect(meaning(read)).toEqual({
      Annee: 'year',
      'Nom du partenaire': 'beneficiary',
      'N SIRET': 'number',
      Ville: 'town',
      'Intitule de la demande': 'purpose',
      'Montant demande': 'asked',
      'Montant vote par demande': 'amount',
      'Financee/Non Financee': 'outcome',
    });
    expect([read.taken.length, read.total]).toEqual([206, 555_372_300n]);
    expect(read.taken.filter(({ grant }) => grant!.outcome === 'refused')).toHaveLength(95);
    expect(read.reasons).toEqual({ 'number-siren-kept': 2, 'number-wrong': 5 });
  });

  test('Maine-et-Loire: spaces and quotes in SIRET, numbers that a spreadsheet rounded, years found elsewhere', () => {
    const read = readAll('maine-et-loire-conventions.csv');
    expect([read.taken.length, read.total]).toEqual([75, 832_736_488n]);
    expect(read.reasons).toEqual({ 'number-spaced': 67, 'year-guessed': 5, 'number-rounded': 2, 'number-wrong': 4 });
    expect(read.rows[0]!.grant).toMatchObject({
      siret: '82212742900014',
      decidedOn: '2017-06-10',
      amountCents: 2_400_000n,
    });
    expect(read.rows.find(({ notes }) => notes.some((n) => n.code === 'year-guessed'))!.grant!.year).toBe(2018);
  });

  test('Sarthe 2018: Latin-1, headings over several lines, two kinds of grant added up, guarantees left out', () => {
    const read = readAll('sarthe-2018-latin1.trimmed.csv', 'Département');
    expect(read.file.encoding).toBe('windows-1252');
    expect(read.file.headings[4]).toBe('Montant de la subvention de fonctionnement');
    expect([read.taken.length, read.total]).toEqual([187, 244_261_150n]);
    expect(read.reasons).toEqual({ 'no-amount': 17, 'amounts-added': 3 });
    expect(read.rows[0]).toMatchObject({ line: 7, beneficiary: '14 JUILLET' });
  });

  test('Loire-Atlantique: a year for a date, SIREN for SIRET; a loan is no grant', () => {
    const read = readAll('loire-atlantique-subventions-associations.trimmed.csv');
    expect([read.taken.length, read.total]).toEqual([198, 447_576_903n]);
    expect(read.reasons).toEqual({ 'no-amount': 2 });
    expect(read.rows[0]!.grant).toMatchObject({ siren: '452474562', siret: null, year: 2014, decidedOn: null });
  });
});

const text = (...lines: string[]) => Buffer.from(lines.join('\r\n'));
const HEAD = 'Année;Bénéficiaire;SIRET;Montant';
const readText = (...lines: string[]) => {
  const file = readSource(text(...lines));
  return readRows(file.rows, suggestMapping(file.headings), file.headings.length, { giver: 'Ville', year: null });
};

test('equal rows of one file are different grants, and the same ones when the file comes again', () => {
  const once = readText(
    HEAD,
    '2020;Échos;73282932000074;100',
    '2020;Échos;73282932000074;100',
    '2020;Échos;73282932000074;100,00',
  );
  const prints = once.map((row) => row.grant!.fingerprint);
  expect(new Set(prints).size).toBe(3);
  const again = readText('Bénéficiaire;Montant;Année;SIRET', 'ÉCHOS;100.00;2020;732 829 320 00074');
  expect(again[0]!.grant!.fingerprint).toBe(prints[0]);
});

test('a row is refused with every reason; a lost zero is put back; what is blank is skipped', () => {
  const [narrow, wrong, zero, ...rest] = readText(
    HEAD,
    ';;;',
    '2020;Échos;73282932000074',
    ';;;12a',
    '2020;Échos;5410003700016;1',
  );
  expect(rest).toEqual([]);
  expect(narrow!.notes).toEqual([{ code: 'width', facts: { found: 3, expected: 4 } }]);
  expect(wrong!.notes.map((note) => note.code)).toEqual(['no-beneficiary', 'no-year', 'amount-wrong']);
  expect(zero).toMatchObject({ grant: { siret: '05410003700016' }, notes: [{ code: 'number-zero' }] });
});

test('what is no table is refused', () => {
  expect(() => readSource(text('a letter', 'of two lines'))).toThrow('past-grant-import.no-columns');
  expect(() => readSource(text(HEAD))).toThrow('past-grant-import.no-columns');
});

test('separators and encodings are found', () => {
  for (const separator of [';', ',', '\t', '|']) {
    const file = readSource(
      text(...[HEAD, '2020;"A; B, C";1;5', '2021;D;2;6'].map((line) => line.replaceAll(';', separator))),
    );
    expect([file.separator, file.rows.length]).toEqual([separator, 2]);
  }
  expect(readSource(Buffer.from(`${HEAD}\n2020;\x80uro;1;5`, 'latin1')).rows[0]!.cells[1]).toBe('€uro');
});

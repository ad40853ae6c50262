import { createHash } from 'node:crypto';
import { type Cents, isLocalDate, parseAmount, type Refusal } from '#libs/kernel';
import { parseRna, parseSiren, parseSiret } from './identifiers.js';
import type { Mapping, Target } from './past-grant.columns.js';
import type { SourceRow } from './past-grant.file.js';

export type Note = Pick<Refusal, 'code' | 'facts'>;

export interface ReadGrant {
  giver: string;
  year: number;
  decidedOn: string | null;
  reference: string | null;
  beneficiary: string;
  siret: string | null;
  siren: string | null;
  rna: string | null;
  town: string | null;
  purpose: string | null;
  outcome: 'granted' | 'refused';
  askedCents: Cents | null;
  amountCents: Cents;
}

/** A row as it was understood. `grant` is missing when it is refused; the notes say why, or what was mended. */
export interface ReadRow {
  line: number;
  grant?: ReadGrant & { fingerprint: string };
  beneficiary: string | null;
  notes: Note[];
}

export interface Defaults {
  giver: string | null;
  year: number | null;
}

/** Reads every row; equal rows of one file are told apart by their number, so that none is lost and none comes twice. */
export function readRows(rows: readonly SourceRow[], mapping: Mapping, width: number, defaults: Defaults): ReadRow[] {
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const notes: Note[] = [];
    const cell = (target: Target) => cellsOf(row, mapping, target)[0] ?? '';
    const beneficiary = cell('beneficiary') || null;
    const grant = row.cells.length === width ? readGrant(row, mapping, defaults, notes) : unfit(row, width, notes);
    if (!grant) return { line: row.line, beneficiary, notes };
    const said = fingerprintOf(grant);
    const nth = (seen.get(said) ?? 0) + 1;
    seen.set(said, nth);
    const fingerprint = nth === 1 ? said : createHash('sha256').update(`${said} ${nth}`).digest('hex');
    return { line: row.line, beneficiary, notes, grant: { ...grant, fingerprint } };
  });
}

const cellsOf = (row: SourceRow, mapping: Mapping, target: Target): string[] =>
  mapping.flatMap((meaning, i) => (meaning === target && row.cells[i] ? [row.cells[i]] : []));

function unfit(row: SourceRow, width: number, notes: Note[]): undefined {
  notes.push({ code: 'width', facts: { found: row.cells.length, expected: width } });
}

function readGrant(row: SourceRow, mapping: Mapping, defaults: Defaults, notes: Note[]): ReadGrant | undefined {
  const cell = (target: Target) => cellsOf(row, mapping, target)[0] ?? '';
  const stop = notes.length;
  const refused: Note[] = [];
  const outcome = /^(non|refus|rejet|ajourn)/i.test(cell('outcome')) ? 'refused' : 'granted';
  const beneficiary = cell('beneficiary');
  if (!beneficiary) refused.push({ code: 'no-beneficiary' });
  const { decidedOn, year } = readWhen(cell, defaults, notes);
  if (year === undefined) refused.push({ code: 'no-year' });
  const giver = cell('giver') || defaults.giver;
  if (!giver) refused.push({ code: 'no-giver' });
  const amountCents = readAmounts(cellsOf(row, mapping, 'amount'), outcome, notes, refused);
  const asked = cell('asked') ? parseAmount(cell('asked'), 'fr') : null;
  if (refused.length > 0 || year === undefined || amountCents === undefined || !giver) {
    notes.splice(stop, notes.length, ...refused);
    return undefined;
  }
  return {
    giver,
    year,
    decidedOn,
    reference: cell('reference') || null,
    beneficiary,
    ...readNumber(cell('number'), notes),
    rna: readRna(cell('rna'), notes),
    town: cell('town') || null,
    purpose: cell('purpose') || null,
    outcome,
    askedCents: typeof asked === 'bigint' && asked >= 0n ? asked : null,
    amountCents,
  };
}

function readWhen(
  cell: (target: Target) => string,
  defaults: Defaults,
  notes: Note[],
): { decidedOn: string | null; year?: number } {
  const decidedOn = dateIn(cell('date'));
  const stated = decidedOn ?? yearIn(cell('year')) ?? yearIn(cell('date'));
  if (stated) return { decidedOn, year: Number(String(stated).slice(0, 4)) };
  const paid = dateIn(cell('period'))?.slice(0, 4) ?? yearIn(cell('period')) ?? yearIn(cell('reference'));
  if (paid) {
    notes.push({ code: 'year-guessed', facts: { year: String(paid) } });
    return { decidedOn: null, year: Number(paid) };
  }
  return { decidedOn: null, year: defaults.year ?? undefined };
}

/** `2017-06-10`, `10/06/2017`; of a period the first day. */
function dateIn(text: string): string | null {
  const iso = /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0];
  const french = /^(\d{2})\/(\d{2})\/(\d{4})/.exec(text);
  const date = iso ?? (french && `${french[3]}-${french[2]}-${french[1]}`);
  return date && isLocalDate(date) ? date : null;
}

const yearIn = (text: string): string | undefined => /^(19[5-9]\d|20\d\d)(?!\d)/.exec(text)?.[1];

function readAmounts(cells: string[], outcome: string, notes: Note[], refused: Note[]): Cents | undefined {
  const read = cells.map((text) => ({ text, cents: parseAmount(text, 'fr') }));
  const wrong = read.find(({ cents }) => typeof cents !== 'bigint' || cents < 0n);
  if (wrong) return void refused.push({ code: 'amount-wrong', facts: { text: wrong.text } });
  if (read.length === 0 && outcome === 'refused') return 0n;
  if (read.length === 0) return void refused.push({ code: 'no-amount' });
  const sum = read.reduce((total, { cents }) => total + (cents as Cents), 0n);
  if (read.length > 1) notes.push({ code: 'amounts-added', facts: { count: read.length, sumCents: sum } });
  return sum;
}

/** SIRET or SIREN, mended where one can be sure; a number that fits nothing is left out, the grant is not. */
function readNumber(text: string, notes: Note[]): { siret: string | null; siren: string | null } {
  if (!text) return { siret: null, siren: null };
  const spaced = /[\s'’]/.test(text);
  const digits = text.replace(/[\s'’.]/g, '');
  if (/^\d[\d,.]*E\+?\d+$/i.test(text)) return dropped('number-rounded', text, notes);
  const mend = (code: string, siret: string | null, siren: string) => {
    if (code) notes.push({ code, facts: { text } });
    return { siret, siren };
  };
  const siret = parseSiret(digits);
  if (typeof siret === 'string') return mend(spaced ? 'number-spaced' : '', siret, siret.slice(0, 9));
  if (/^\d{13}$/.test(digits)) {
    const padded = parseSiret(`0${digits}`);
    if (typeof padded === 'string') return mend('number-zero', padded, padded.slice(0, 9));
  }
  const siren = parseSiren(digits);
  if (siren) return mend(spaced ? 'number-spaced' : '', null, siren);
  const first = /^\d{14}$/.test(digits) ? parseSiren(digits.slice(0, 9)) : undefined;
  return first ? mend('number-siren-kept', null, first) : dropped('number-wrong', text, notes);
}

function dropped(code: string, text: string, notes: Note[]): { siret: null; siren: null } {
  notes.push({ code, facts: { text } });
  return { siret: null, siren: null };
}

function readRna(text: string, notes: Note[]): string | null {
  if (!text) return null;
  const rna = parseRna(text);
  if (typeof rna === 'string') return rna;
  notes.push({ code: 'rna-wrong', facts: { text } });
  return null;
}

const plain = (text: string | null): string =>
  (text ?? '').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\W+/g, ' ').trim();

function fingerprintOf(grant: ReadGrant): string {
  const who = grant.siret ?? grant.siren ?? grant.rna ?? plain(grant.beneficiary);
  const said = [plain(grant.giver), grant.year, grant.decidedOn, plain(grant.reference), who, plain(grant.purpose)];
  return createHash('sha256')
    .update(JSON.stringify([...said, grant.outcome, String(grant.askedCents), String(grant.amountCents)]))
    .digest('hex');
}

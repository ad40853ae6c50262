import { Refusal } from './refusal.js';

/** Whole cents of a euro. Never a float. */
export type Cents = bigint;
export type Language = 'fr' | 'en';

/** Above this no amount is believed: ten billion euros. It also keeps every amount exact as a JSON integer. */
export const MAX_CENTS: Cents = 1_000_000_000_000n;

const SPACES = /[\s\u00a0\u202f\u2009'’]/g;
const THREE_DIGITS_AMBIGUOUS: Record<Language, string> = { fr: ',', en: '.' };

/**
 * Reads an amount as people type or paste it, `12 500,50 €`, `12,500.50`, `€12500`, into cents.
 * Refuses with `amount.unreadable`, `amount.ambiguous` (`1,234` typed in French could be either) or `amount.too-large`.
 */
export function parseAmount(text: string, language?: Language): Cents | Refusal {
  const bare = text.replace(SPACES, '').replace(/^(€|EUR)|(€|EUR)$/gi, '');
  const match = /^([-−+]?)(\d[\d.,]*)$/.exec(bare);
  if (!match) return { code: 'amount.unreadable', facts: { text } };
  const parts = splitDecimals(match[2]!, language);
  if (typeof parts === 'string') return { code: parts, facts: { text } };
  const cents = BigInt(parts.whole) * 100n + BigInt(parts.decimals.padEnd(2, '0'));
  if (cents > MAX_CENTS) return { code: 'amount.too-large', facts: { text } };
  return match[1] === '-' || match[1] === '−' ? -cents : cents;
}

function splitDecimals(digits: string, language?: Language): { whole: string; decimals: string } | string {
  const mark = digits.lastIndexOf(',') > digits.lastIndexOf('.') ? ',' : '.';
  const pieces = digits.split(mark);
  const tail = pieces.length > 1 ? pieces.at(-1)! : '';
  const other = mark === ',' ? '.' : ',';
  const grouped = (s: string, sep: string) => !s.includes(sep) || /^\d{1,3}([.,]\d{3})+$/.test(s);
  if (pieces.length === 2 && tail.length <= 2) {
    if (!grouped(pieces[0]!, other)) return 'amount.unreadable';
    return { whole: pieces[0]!.replaceAll(other, ''), decimals: tail };
  }
  if (pieces.length === 1) return { whole: digits, decimals: '' };
  if (digits.includes(other) || !/^\d{1,3}([.,]\d{3})+$/.test(digits)) return 'amount.unreadable';
  if (pieces.length === 2 && language && mark === THREE_DIGITS_AMBIGUOUS[language]) return 'amount.ambiguous';
  return { whole: digits.replaceAll(mark, ''), decimals: '' };
}

/** The thin space of French figures is too thin on screens: thousands would run together. */
export const spaced = (figure: string) => figure.replaceAll('\u202f', '\u00a0');

/** French marks and figures stay with what they belong to: `Motif : …`, `« … »`, `50 %`, `12 500`. For texts of our own. */
export const unbroken = (text: string) =>
  spaced(text).replace(/ (?=(?!::)[:;!?»%€])|(?<=«) |(?<=\d) (?=\d{3}(?!\d))/g, '\u00a0');

const formats = new Map<string, Intl.NumberFormat>();

/** `12 500,50 €` in French, `€12,500.50` in English, with no-break spaces: the one way in which an amount is shown. */
export function formatAmount(cents: Cents | number, language: Language): string {
  return format(cents, language, { style: 'currency', currency: 'EUR' });
}

/** The same without the currency, for tables that name it once in the heading, and for fields. */
export function formatCents(cents: Cents | number, language: Language): string {
  return format(cents, language, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

/** Hundredths of a percent as `99,90 %`, `99.90%`. */
export function formatPercent(basisPoints: number, language: Language): string {
  return spaced(formatter(language, { style: 'percent', minimumFractionDigits: 2 }).format(basisPoints / 10_000));
}

function format(cents: Cents | number, language: Language, options: Intl.NumberFormatOptions): string {
  return spaced(formatter(language, options).format(decimalText(BigInt(cents)) as unknown as number));
}

function formatter(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = language + (options.style ?? '');
  let known = formats.get(key);
  if (!known) {
    known = new Intl.NumberFormat(language === 'fr' ? 'fr-FR' : 'en-IE', options);
    formats.set(key, known);
  }
  return known;
}

/** Cents as a plain decimal number for machines: `12500.50`. */
export function decimalText(cents: Cents): string {
  const size = cents < 0n ? -cents : cents;
  return `${cents < 0n ? '-' : ''}${size / 100n}.${String(size % 100n).padStart(2, '0')}`;
}

/** Shares a total by weights and loses no cent: what division leaves over goes, one cent each, to the first shares. */
export function allocate(total: Cents, weights: readonly bigint[]): Cents[] {
  const sum = weights.reduce((a, b) => a + b, 0n);
  if (sum <= 0n || weights.some((w) => w < 0n)) throw new RangeError('weights must not be negative nor all zero');
  const shares = weights.map((w) => (total * w) / sum);
  let left = total - shares.reduce((a, b) => a + b, 0n);
  const step = left < 0n ? -1n : 1n;
  for (let i = 0; left !== 0n; i = (i + 1) % shares.length) {
    if (weights[i] === 0n) continue;
    shares[i]! += step;
    left -= step;
  }
  return shares;
}

/** `count` shares as equal as cents allow, the larger first: 80,000.00 in three is 26,666.67, 26,666.67, 26,666.66. */
export function splitEqually(total: Cents, count: number): Cents[] {
  return allocate(
    total,
    Array.from({ length: count }, () => 1n),
  );
}

/** `part` of `whole` in hundredths of a percent, rounded half up, e.g. 9990 for 99.90 %. Null when there is no whole. */
export function basisPoints(part: Cents, whole: Cents): number | null {
  if (whole === 0n) return null;
  return Number((part * 20_000n + whole) / (whole * 2n));
}

import { decimalText } from '#libs/kernel';

/** A cell of a sheet: an amount in cents, a number, a date, a text; nothing where there is nothing. */
export function cell(
  place: string,
  value: string | number | bigint | null | undefined,
  kind?: 'day' | 'instant',
): string {
  if (typeof value === 'bigint') return `<c r="${place}" s="2"><v>${decimalText(value)}</v></c>`;
  if (typeof value === 'number') return `<c r="${place}"><v>${value}</v></c>`;
  if (!value) return '';
  const days = kind && serial(value);
  return days ? `<c r="${place}" s="${kind === 'day' ? 3 : 4}"><v>${days}</v></c>` : text(place, value);
}

/** The day before the first that a spreadsheet counts; it takes 1900 for a leap year, so that days are right from March 1900 on. */
const DAY_ZERO = Date.UTC(1899, 11, 30);
const FIRST = 61;

/** Days since then, with their fraction; undefined for what is no date, which stays text. */
function serial(value: string): number | undefined {
  const days = (Date.parse(`${value.replace(' ', 'T')}${value.length > 10 ? 'Z' : ''}`) - DAY_ZERO) / 86_400_000;
  return days >= FIRST ? days : undefined;
}

export const text = (place: string, value: string, style = ''): string =>
  `<c r="${place}"${style} t="inlineStr"><is><t xml:space="preserve">${escape(value)}</t></is></c>`;

/** A to Z, then AA: the 27th. */
export const letter = (i: number): string =>
  (i < 26 ? '' : letter(Math.floor(i / 26) - 1)) + String.fromCharCode(65 + (i % 26));

const SPECIAL = /[&<>"\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)/g;
const NAMED: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', _: '_x005F_' };

/** XML has no control characters; and what looks like a spreadsheet's own way to write one (`_x0041_`) stays what it is. */
export const escape = (value: string): string => value.replace(SPECIAL, (found) => NAMED[found] ?? '');

import { decimalText } from '#libs/kernel';

/** A text that is a date; a number that is a share of 1 or that counts. */
export type CellKind = 'day' | 'instant' | 'rate' | 'count';

/** Places in the list of styles. */
const NUMBERS: Partial<Record<CellKind, number>> = { rate: 5, count: 6 };
const LAST_ROW = { text: 7, amount: 8, rate: 9, count: 10 };

/** A cell of the last row, that of sums. */
export function lastCell(place: string, value: string | number | bigint | null | undefined, kind?: CellKind): string {
  if (typeof value === 'bigint') return `<c r="${place}" s="${LAST_ROW.amount}"><v>${decimalText(value)}</v></c>`;
  if (typeof value === 'number')
    return `<c r="${place}" s="${LAST_ROW[kind === 'rate' ? kind : 'count']}"><v>${value}</v></c>`;
  return value ? text(place, value, ` s="${LAST_ROW.text}"`) : `<c r="${place}" s="${LAST_ROW.text}"/>`;
}

/** A cell of a sheet: an amount in cents, a number, a date, a text; nothing where there is nothing. */
export function cell(place: string, value: string | number | bigint | null | undefined, kind?: CellKind): string {
  if (typeof value === 'bigint') return `<c r="${place}" s="2"><v>${decimalText(value)}</v></c>`;
  if (typeof value === 'number')
    return `<c r="${place}"${kind ? ` s="${NUMBERS[kind] ?? 0}"` : ''}><v>${value}</v></c>`;
  if (!value) return '';
  const days = (kind === 'day' || kind === 'instant') && serial(value);
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

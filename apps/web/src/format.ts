import { formatAmount, formatCents, formatPercent, spaced } from '#libs/kernel';
import type { Language } from './context.js';

const PARIS = 'Europe/Paris';
const locales = { fr: 'fr-FR', en: 'en-IE' };
const kept = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

function keep<T extends Intl.NumberFormat | Intl.DateTimeFormat>(key: string, make: () => T): T {
  if (!kept.has(key)) kept.set(key, make());
  return kept.get(key) as T;
}

/** A hyphen is not a minus: in a column it would be half as wide as a digit. */
const minus = (text: string): string => text.replace(/^-/, '\u2212');

/** Whole cents as `12 500,50` or `12,500.50`; the currency stands once in a heading. */
export const cents = (value: number | bigint, language: Language): string => minus(formatCents(value, language));

/** The same with its currency: `12 500,50 €`, `€12,500.50`. */
export const money = (value: number | bigint, language: Language): string => minus(formatAmount(value, language));

/** Hundredths of a percent as `99,90 %`, `99.90%`. */
export const percent = formatPercent;

/** A count: `12 500`, `12,500`. */
export const count = (value: number, language: Language): string =>
  spaced(keep(`count ${language}`, () => new Intl.NumberFormat(locales[language])).format(value));

/** A day `2027-06-30` or an instant as `30 juin 2027`, `30 June 2027`, on the calendar of Paris. */
export function day(value: string | Date, language: Language): string {
  const text = dayFormat(language).format(toDate(value));
  return language === 'fr' ? text.replace(/^1 /, '1er ') : text;
}

/** A day where there is little room: `30 juin 2027` stays, `30 novembre 2027` is `30 nov. 2027`. */
export function shortDay(value: string | Date, language: Language): string {
  const options = { timeZone: PARIS, dateStyle: 'medium' } as const;
  const locale = language === 'fr' ? 'fr-FR' : 'en-GB';
  return keep(`short ${language}`, () => new Intl.DateTimeFormat(locale, options)).format(toDate(value));
}

/** An instant as `30 juin 2027, 23 h 59`, in Paris time. */
export function instant(value: string | Date, language: Language): string {
  return `${day(value, language)}, ${clock(value, language)}`;
}

/** The hour of an instant in Paris: `23 h 59`, `23:59`. */
export function clock(value: string | Date, language: Language): string {
  const options = { timeZone: PARIS, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const text = keep('clock', () => new Intl.DateTimeFormat('en-GB', options)).format(toDate(value));
  return language === 'fr' ? text.replace(':', '\u00a0h\u00a0') : text;
}

/** Whole days from today in Paris to a day: negative when it is past. */
export function daysUntil(value: string | Date, now: Date): number {
  return Math.round((Date.parse(isoDay(value)) - Date.parse(isoDay(now))) / 86_400_000);
}

const dayFormat = (language: Language) =>
  keep(
    `day ${language}`,
    () => new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', { timeZone: PARIS, dateStyle: 'long' }),
  );

/** `2027-06-30` as noon UTC, which is the same day in Paris. */
const toDate = (value: string | Date) =>
  value instanceof Date ? value : new Date(value.length === 10 ? `${value}T12:00:00Z` : value);

const isoDay = (value: string | Date) =>
  keep('iso', () => new Intl.DateTimeFormat('sv-SE', { timeZone: PARIS, dateStyle: 'short' })).format(toDate(value));

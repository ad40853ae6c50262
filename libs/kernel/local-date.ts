import { Temporal } from 'temporal-polyfill';
import type { Clock } from './clock.js';

/** A calendar day, `YYYY-MM-DD`, without time or zone. Compare with `<` and `>`. */
export type LocalDate = string;
/** The city's budget year: the calendar year. */
export type FiscalYear = number;

export const PARIS = 'Europe/Paris';

export function isLocalDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text;
  } catch {
    return false;
  }
}

/** The day it is in Paris, whatever the server's zone. */
export function parisDate(instant: Date): LocalDate {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(PARIS).toPlainDate().toString();
}

export const today = (clock: Clock): LocalDate => parisDate(clock.now());

/** The instant at which a day begins in Paris. */
export function startOfParisDay(date: LocalDate): Date {
  return new Date(Temporal.PlainDate.from(date).toZonedDateTime(PARIS).epochMilliseconds);
}

/** A deadline "on this day" lasts to the day's last moment in Paris; this is the first instant that is too late. */
export function parisDeadline(date: LocalDate): Date {
  return startOfParisDay(addDays(date, 1));
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** The same day of a later month, or that month's last day. Count from the first date, so that the 31st comes back. */
export function addMonths(date: LocalDate, months: number): LocalDate {
  return Temporal.PlainDate.from(date).add({ months }).toString();
}

export function fiscalYearOf(date: LocalDate): FiscalYear {
  return Number(date.slice(0, 4));
}

import { redirect } from 'react-router';
import { fiscalYearOf, systemClock, today } from '#libs/kernel';

/** Today in Paris, as dates are typed. */
export const todayInParis = (): string => today(systemClock);

/** Lists of money show one year: the present one when the address names none. A blank year means all. */
export function demandYear(request: Request): void {
  const url = new URL(request.url);
  if (url.searchParams.has('year')) return;
  url.searchParams.set('year', String(fiscalYearOf(todayInParis())));
  throw redirect(url.pathname + url.search);
}

/** The year that the address names; the present one when it is blank or none. */
export function yearOf(request: Request): number {
  const year = Number(new URL(request.url).searchParams.get('year'));
  return year > 0 ? year : fiscalYearOf(todayInParis());
}

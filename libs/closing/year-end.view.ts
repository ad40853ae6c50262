import { namesOf } from '#libs/access';
import { fiscalYear, fiscalYears, programmes } from '#libs/budgets';
import { slicesToOpen } from '#libs/grants';
import { timeline } from '#libs/history';
import { incomeOfClosed } from '#libs/payments';
import {
  type Actor,
  type ActOffer,
  fiscalYearOf,
  type FiscalYear,
  type LocalDate,
  may,
  type Refusal,
} from '#libs/kernel';
import { allowedActs, languageOf, type Page, type Queryable } from '#libs/platform';
import type { Trial } from './close-year-end.js';
import { toTake } from './open-year-end.js';
import { booksOfYear } from './year-end.repository.js';
import { allYearEndRows, yearEndRows } from './year-end.rows.js';
import type { TrialDto, YearEndDto, YearEndNextDto, YearEndRowDto, YearEndRowQuery } from './year-end.dto.js';
import { refusalOfDay, refusalOfNothing, refusalsOfClose } from './year-end.rules.js';

export async function programmeNames(q: Queryable): Promise<Map<string, string>> {
  return new Map((await programmes(q)).map(({ code, name }) => [code, name]));
}

const sum = <T>(rows: readonly T[], cents: (row: T) => bigint) => rows.reduce((total, row) => total + cents(row), 0n);
const counted = <T extends { amountCents: bigint }>(rows: readonly T[]) => ({
  count: rows.length,
  amountCents: sum(rows, (row) => row.amountCents),
});

/** Where a year stands on its way to the close, and what may be done. @throws 404 a year without a budget. */
export async function showYearEnd(q: Queryable, actor: Actor, year: FiscalYear, today: LocalDate): Promise<YearEndDto> {
  const view = await fiscalYear(q, year);
  const [books, rows, next, income] = await Promise.all([
    booksOfYear(q, year),
    view.closed ? [] : allYearEndRows(q, year),
    nextOf(q, year, today),
    incomeOfClosed(q, year),
  ]);
  const chosen = rows.map((row) => row.chosen ?? row.proposed);
  const { closed, closedAt, ordersUntil, amendUntil } = view;
  return {
    ...{ year, closed, closedAt, ordersUntil, amendUntil, next, income },
    ended: fiscalYearOf(today) > year,
    closedByName: (await namesOf(q, [view.closedBy])).get(view.closedBy ?? '') ?? null,
    reserved: { count: books.reserved, amountCents: books.reservedCents },
    ordered: { count: books.ordered, amountCents: books.orderedCents },
    committed: { count: books.committed, amountCents: books.committedCents },
    unreviewed: books.unreviewed,
    availableCents: books.availableCents,
    accrueCents: sum(chosen, (c) => c.accrueCents),
    carryCents: sum(chosen, (c) => c.carryCents),
    lapseCents: sum(chosen, (c) => c.lapseCents) + (closed ? 0n : books.availableCents),
    allowedActs: allowedActs(
      offers(actor, closed, refusalsOfClose({ ...view, ...books, today }), refusalsOfOpening(next, today)),
      languageOf(),
    ),
    timeline: await timeline(q, [{ kind: 'fiscal-year', id: view.id }], languageOf()),
  };
}

function offers(actor: Actor, closed: boolean, close: Refusal[], open: Refusal[]): ActOffer[] {
  const offer = (act: string, reasons: Refusal[], irreversible: boolean): ActOffer[] =>
    may(actor, act) ? [{ act, allowed: reasons.length === 0, reasons, irreversible, needsReason: false }] : [];
  return [
    ...(closed ? [] : [...offer('year-end.review', [], false), ...offer('year-end.close', close, true)]),
    ...offer('year-end.open', open, true),
  ];
}

function refusalsOfOpening({ year, ready, carried, accrued, slices }: YearEndNextDto, today: LocalDate): Refusal[] {
  const unknown = ready ? undefined : { code: 'budget.year-unknown', facts: { year: String(year) } };
  const nothing = refusalOfNothing(year, carried.count + accrued.count + slices.count);
  return [refusalOfDay(year, today) ?? unknown ?? nothing ?? []].flat();
}

async function nextOf(q: Queryable, year: FiscalYear, today: LocalDate): Promise<YearEndNextDto> {
  const next = year + 1;
  const [left, slices, years] = await Promise.all([toTake(q, year), slicesToOpen(q, next), fiscalYears(q)]);
  return {
    year: next,
    ready: fiscalYearOf(today) >= next && years.some((one) => one.year === next && !one.closed),
    carried: counted(left.filter(({ kind }) => kind === 'carry')),
    accrued: counted(left.filter(({ kind }) => kind === 'accrue')),
    slices: counted(slices),
  };
}

/** A page of what is to be reviewed. @throws 404. */
export async function showYearEndRows(
  q: Queryable,
  year: FiscalYear,
  query: YearEndRowQuery,
): Promise<Page<YearEndRowDto>> {
  await fiscalYear(q, year);
  const page = await yearEndRows(q, year, query);
  const programme = await programmeNames(q);
  const people = await namesOf(
    q,
    page.items.map(({ chosen }) => chosen?.reviewedBy ?? null),
  );
  return {
    ...page,
    items: page.items.map(({ chosen, accrueFromCents: _a, onlyWithAuthority: _o, carryOver: _c, ...row }) => ({
      ...row,
      programmeName: programme.get(row.programmeCode) ?? row.programmeCode,
      chosen: chosen && withName(chosen, people),
    })),
  };
}

function withName<T extends { reviewedBy: string }>({ reviewedBy, ...chosen }: T, people: Map<string, string>) {
  return { ...chosen, reviewedByName: people.get(reviewedBy) ?? null };
}

/** What a trial found, with the names of lines and programmes. */
export const showTrial = ({ lines, ...sums }: Trial): TrialDto => ({
  ...sums,
  lines: lines.map(({ line: { id, label, programmeNameFr, programmeNameEn }, before, after }) => ({
    ...{ id, label, before, after },
    programmeName: languageOf() === 'fr' ? programmeNameFr : programmeNameEn,
  })),
});

import { authoritiesFor, authorityPosition } from '#libs/budgets';
import { addDays, addMonths, type Cents, type FiscalYear, type LocalDate } from '#libs/kernel';
import type { Database } from '#libs/platform';
import type { ProposeInput } from './propose-grant.js';

const inYear = (year: FiscalYear, day: LocalDate): LocalDate => (day > `${year}-12-15` ? `${year}-12-15` : day);

/** A grant of three years on the programme's commitment authority: half in its first year, then three and two tenths. */
export async function severalYears(
  db: Database,
  year: FiscalYear,
  amountCents: Cents,
  day: LocalDate,
): Promise<Partial<ProposeInput>> {
  const [authority] = await authoritiesFor(db, 'aids', year);
  if (!authority || (await authorityPosition(db, authority.id))!.availableCents < amountCents) return {};
  const parts = [(amountCents * 5n) / 10n, (amountCents * 3n) / 10n];
  parts.push(amountCents - parts[0]! - parts[1]!);
  return {
    authorityId: authority.id,
    slices: parts.map((cents, i) => ({ year: year + i, amountCents: cents })),
    instalments: parts.map((cents, i) => ({
      amountCents: cents,
      dueOn: i === 0 ? addDays(day, 20) : inYear(year + i, addMonths(addDays(day, 100), 12 * i)),
    })),
  };
}

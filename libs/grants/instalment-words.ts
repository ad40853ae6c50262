import { formatAmount, type Language } from '#libs/kernel';
import { words } from '#libs/platform';
import type { InstalmentRow } from './instalments.repository.js';
import type { PlannedSlice } from './slice.rules.js';

/** `12 500,00 € le 31 janvier 2027`, `€5,000.00 on condition: report approved`. */
export function inWords(one: Pick<InstalmentRow, 'amountCents' | 'dueOn' | 'condition'>, language: Language): string {
  const amount = formatAmount(one.amountCents, language);
  return one.dueOn
    ? words(language, 'instalment.in-words.on', { amount, day: one.dueOn })
    : words(language, 'instalment.in-words.condition', { amount, condition: one.condition });
}

/** `2027: €150,000.00`, by year. */
export const slicesInWords = (slices: readonly PlannedSlice[], language: Language): string[] =>
  slices.map(({ year, amountCents }) =>
    words(language, 'grant.field.slice', { year: String(year), amount: formatAmount(amountCents, language) }),
  );

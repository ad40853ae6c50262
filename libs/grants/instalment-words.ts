import { formatAmount, type Language } from '#libs/kernel';
import { words } from '#libs/platform';
import type { InstalmentRow } from './instalments.repository.js';

/** `12 500,00 € le 31 janvier 2027`, `€5,000.00 on condition: report approved`. */
export function inWords(one: Pick<InstalmentRow, 'amountCents' | 'dueOn' | 'condition'>, language: Language): string {
  const amount = formatAmount(one.amountCents, language);
  return one.dueOn
    ? words(language, 'instalment.in-words.on', { amount, day: one.dueOn })
    : words(language, 'instalment.in-words.condition', { amount, condition: one.condition });
}

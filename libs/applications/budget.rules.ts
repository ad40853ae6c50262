import { basisPoints, type Cents, type Refusal } from '#libs/kernel';
import type { BudgetAnswers } from './answers.dto.js';

export interface BudgetTotals {
  /** Cash charges. */
  chargesCents: Cents;
  /** Cash produits, the amount asked included (rule 2.9). */
  produitsCents: Cents;
  askedCents: Cents;
  voluntaryChargesCents: Cents;
  voluntaryProduitsCents: Cents;
  /** The amount asked as a share of the cash total, voluntary contributions left out (rule 2.11), in hundredths of a percent. */
  shareBp: number | null;
}

const sum = (lines: readonly { amountCents?: bigint | null }[] | null | undefined): Cents =>
  (lines ?? []).reduce((total, line) => total + (line.amountCents ?? 0n), 0n);

export function totalsOf(budget: BudgetAnswers | null | undefined): BudgetTotals {
  const askedCents = budget?.askedCents ?? 0n;
  const chargesCents = sum(budget?.charges);
  return {
    chargesCents,
    produitsCents: sum(budget?.produits) + askedCents,
    askedCents,
    voluntaryChargesCents: sum(budget?.voluntaryCharges),
    voluntaryProduitsCents: sum(budget?.voluntaryProduits),
    shareBp: basisPoints(askedCents, chargesCents),
  };
}

export interface CallLimits {
  minCents: Cents;
  maxCents: Cents;
  shareCapBp: number | null;
}

/** Balance to the cent (rule 2.9), voluntary contributions balanced apart (rule 2.10), amount and share within the call (rule 2.11). */
export function budgetRefusals(budget: BudgetAnswers | null | undefined, limits: CallLimits): Refusal[] {
  const totals = totalsOf(budget);
  return [...balanceRefusals(totals), ...linesRefusals(budget), ...amountRefusals(totals, limits)];
}

function balanceRefusals(totals: BudgetTotals): Refusal[] {
  const { chargesCents, produitsCents, voluntaryChargesCents, voluntaryProduitsCents } = totals;
  const apart = (a: Cents, b: Cents) => (a > b ? a - b : b - a);
  const refusals: Refusal[] = [];
  if (chargesCents !== produitsCents)
    refusals.push({
      code: 'application.budget-unbalanced',
      path: 'budget.charges',
      facts: { chargesCents, produitsCents, differenceCents: apart(chargesCents, produitsCents) },
    });
  if (voluntaryChargesCents !== voluntaryProduitsCents)
    refusals.push({
      code: 'application.voluntary-unbalanced',
      path: 'budget.voluntaryCharges',
      facts: {
        chargesCents: voluntaryChargesCents,
        produitsCents: voluntaryProduitsCents,
        differenceCents: apart(voluntaryChargesCents, voluntaryProduitsCents),
      },
    });
  return refusals;
}

/** A line with an amount says on which account; one line per funder says which (rule 2.9). */
function linesRefusals(budget: BudgetAnswers | null | undefined): Refusal[] {
  const lists = ['charges', 'produits', 'voluntaryCharges', 'voluntaryProduits'] as const;
  return lists.flatMap((list) =>
    (budget?.[list] ?? []).flatMap((line, index): Refusal[] =>
      (line.amountCents ?? 0n) > 0n && (!line.account || (list === 'produits' && !line.label))
        ? [{ code: 'application.line-incomplete', path: `budget.${list}.${index}`, facts: { line: index + 1 } }]
        : [],
    ),
  );
}

function amountRefusals(
  { askedCents, shareBp }: BudgetTotals,
  { minCents, maxCents, shareCapBp }: CallLimits,
): Refusal[] {
  if (askedCents === 0n) return []; // already named as missing
  const path = 'budget.askedCents';
  const refusals: Refusal[] = [];
  if (askedCents < minCents)
    refusals.push({ code: 'application.asked-too-small', path, facts: { askedCents, minCents } });
  if (askedCents > maxCents)
    refusals.push({ code: 'application.asked-too-large', path, facts: { askedCents, maxCents } });
  if (shareCapBp !== null && shareBp !== null && shareBp > shareCapBp)
    refusals.push({
      code: 'application.share-too-large',
      path,
      facts: { share: shareBp / 100, cap: shareCapBp / 100 },
    });
  return refusals;
}

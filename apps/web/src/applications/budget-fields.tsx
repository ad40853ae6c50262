import { useRef } from 'react';
import { MoneyField, useWords } from '../ui/index.js';
import { BudgetLines } from './budget-lines.js';
import { BudgetSum } from './budget-sum.js';
import type { Application } from './sections.js';

/**
 * The budget plan as a table that adds up while one types (rules 2.9 to 2.11). The amount asked stands once, in a field of its own,
 * and counts as a produit.
 */
export function BudgetFields({ file }: { file: Application }) {
  const { t, money } = useWords();
  const box = useRef<HTMLDivElement>(null);
  const { minCents, maxCents, shareCapPercent } = file.call;
  const { budget } = file.answers;
  const limits = t('call.amounts', { min: money(minCents), max: money(maxCents) });
  const share = shareCapPercent ? ` ${t('call.share.most', { share: shareCapPercent })}.` : '';
  return (
    <div ref={box} className="stack-wide">
      <section className="stack">
        <h2>{t('budget.charges')}</h2>
        <BudgetLines list="charges" filled={budget?.charges?.length ?? 0} />
      </section>
      <section className="stack">
        <h2>{t('budget.produits')}</h2>
        <MoneyField name="budget.askedCents" label={t('budget.asked')} hint={`${limits}.${share}`} />
        <BudgetLines list="produits" filled={budget?.produits?.length ?? 0} />
      </section>
      <BudgetSum box={box} totals={file.totals} cap={shareCapPercent} />
      <details className="drawer" open={(budget?.voluntaryCharges?.length ?? 0) > 0}>
        <summary>{t('budget.voluntary')}</summary>
        <div className="drawer-body stack">
          <p className="quiet">{t('budget.voluntary.hint')}</p>
          <h3>{t('budget.voluntaryCharges')}</h3>
          <BudgetLines list="voluntaryCharges" filled={budget?.voluntaryCharges?.length ?? 0} />
          <h3>{t('budget.voluntaryProduits')}</h3>
          <BudgetLines list="voluntaryProduits" filled={budget?.voluntaryProduits?.length ?? 0} />
        </div>
      </details>
    </div>
  );
}

import { useWords } from '../ui/index.js';
import type { Application, BudgetList } from './sections.js';

type Line = { account?: string | null; label?: string | null; amountCents?: number | null };

/** The budget plan for reading: charges and produits with their totals, then voluntary contributions apart. */
export function BudgetInFull({ file }: { file: Application }) {
  const { t, money, percent } = useWords();
  const { totals } = file;
  const budget = file.answers.budget ?? {};
  const asked: Line = { account: '74', label: t('budget.city'), amountCents: budget.askedCents };
  const voluntary = totals.voluntaryChargesCents > 0 || totals.voluntaryProduitsCents > 0;
  return (
    <div className="stack-wide">
      <p>
        {t('asked.of', { amount: money(totals.askedCents) })}{' '}
        {totals.shareBp == null ? null : t('asked.share', { share: percent(totals.shareBp) })}
      </p>
      <Lines list="charges" lines={budget.charges ?? []} total={totals.chargesCents} />
      <Lines list="produits" lines={[asked, ...(budget.produits ?? [])]} total={totals.produitsCents} />
      {voluntary ? (
        <>
          <Lines list="voluntaryCharges" lines={budget.voluntaryCharges ?? []} total={totals.voluntaryChargesCents} />
          <Lines
            list="voluntaryProduits"
            lines={budget.voluntaryProduits ?? []}
            total={totals.voluntaryProduitsCents}
          />
        </>
      ) : null}
    </div>
  );
}

function Lines({ list, lines, total }: { list: BudgetList; lines: readonly Line[]; total: number }) {
  const { t, cents } = useWords();
  return (
    <table className="table budget-read">
      <caption>{t(`budget.${list}`)}</caption>
      <thead>
        <tr>
          <th scope="col">{t('budget.account')}</th>
          <th scope="col">{t('budget.label')}</th>
          <th scope="col" className="number">
            {t('budget.amount')}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line, i) => (
          <tr key={i}>
            <td>{line.account ? t(`account.${line.account}`) : ''}</td>
            <td>{line.label}</td>
            <td className="number">{cents(line.amountCents ?? 0)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2}>
            {t('budget.total')}
          </th>
          <td className="number">{cents(total)}</td>
        </tr>
      </tfoot>
    </table>
  );
}

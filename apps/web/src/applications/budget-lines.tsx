import { useField, useWords } from '../ui/index.js';
import { AddRow, useRows } from './row-fields.js';
import { ACCOUNTS, type BudgetList } from './sections.js';

const MOST: Record<BudgetList, number> = { charges: 60, produits: 60, voluntaryCharges: 20, voluntaryProduits: 20 };

/** Lines of one list: account, words, amount; some empty ones to spare. */
export function BudgetLines({ list, filled }: { list: BudgetList; filled: number }) {
  const { t } = useWords();
  const spare = list === 'charges' || list === 'produits' ? 3 : 1;
  const { count, add } = useRows(filled, spare, MOST[list]);
  return (
    <>
      <table className="table lines">
        <caption className="hidden">{t(`budget.${list}`)}</caption>
        <thead>
          <tr>
            <th scope="col">{t('budget.account')}</th>
            <th scope="col">{t(list === 'produits' ? 'budget.funder' : 'budget.label')}</th>
            <th scope="col" className="number">
              {t('budget.amount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: count }, (_, i) => (
            <Line key={i} list={list} index={i} />
          ))}
        </tbody>
      </table>
      <AddRow add={add}>{t('budget.add')}</AddRow>
    </>
  );
}

function Line({ list, index }: { list: BudgetList; index: number }) {
  const { t, cents } = useWords();
  const path = `budget.${list}.${index}`;
  const [account, label, amount] = [
    useField(`${path}.account`),
    useField(`${path}.label`),
    useField(`${path}.amountCents`),
  ];
  const number = index + 1;
  const shown = amount.typed ?? (typeof amount.given === 'number' ? cents(amount.given) : '');
  return (
    <tr id={`section-budget-budget-${list}-${index}`}>
      <td>
        <select
          id={account.id}
          name={`${path}.account`}
          defaultValue={String(account.typed ?? account.given ?? '')}
          aria-label={t('budget.account.of', { number })}
        >
          <option value="">{t('choose')}</option>
          {ACCOUNTS[list].map((code) => (
            <option key={code} value={code}>
              {t(`account.${code}`)}
            </option>
          ))}
        </select>
      </td>
      <td>
        <input
          type="text"
          id={label.id}
          name={`${path}.label`}
          maxLength={200}
          defaultValue={String(label.typed ?? label.given ?? '')}
          aria-label={t('budget.label.of', { number })}
        />
      </td>
      <td className="number">
        {amount.error ? <p className="error">{amount.error}</p> : null}
        <input
          type="text"
          inputMode="decimal"
          autoComplete="off"
          id={amount.id}
          name={`${path}.amountCents:cents`}
          defaultValue={shown}
          aria-invalid={amount.error ? true : undefined}
          aria-label={t('budget.amount.of', { number })}
          data-list={list}
        />
      </td>
    </tr>
  );
}

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

interface LineProps {
  list: BudgetList;
  index: number;
}

function Line({ list, index }: LineProps) {
  const { t } = useWords();
  return (
    <tr id={`section-budget-budget-${list}-${index}`}>
      <td data-label={t('budget.account')}>
        <AccountCell list={list} index={index} />
      </td>
      <td data-label={t(list === 'produits' ? 'budget.funder' : 'budget.label')}>
        <LabelCell list={list} index={index} />
      </td>
      <td className="number" data-label={t('budget.amount')}>
        <AmountCell list={list} index={index} />
      </td>
    </tr>
  );
}

const CellError = ({ id, error }: { id: string; error?: string }) =>
  error ? (
    <p className="error" id={`${id}-error`}>
      {error}
    </p>
  ) : null;

/** Ties a control to the error above it. */
const wrong = (id: string, error?: string) =>
  error ? { 'aria-invalid': true, 'aria-describedby': `${id}-error` } : undefined;

function AccountCell({ list, index }: LineProps) {
  const { t } = useWords();
  const name = `budget.${list}.${index}.account`;
  const { id, error, typed, given } = useField(name);
  return (
    <>
      <CellError id={id} error={error} />
      <select
        id={id}
        name={name}
        defaultValue={String(typed ?? given ?? '')}
        aria-label={t('budget.account.of', { number: index + 1 })}
        {...wrong(id, error)}
      >
        <option value="">{t('choose')}</option>
        {ACCOUNTS[list].map((code) => (
          <option key={code} value={code}>
            {t(`account.${code}`)}
          </option>
        ))}
      </select>
    </>
  );
}

function LabelCell({ list, index }: LineProps) {
  const { t } = useWords();
  const name = `budget.${list}.${index}.label`;
  const { id, error, typed, given } = useField(name);
  return (
    <>
      <CellError id={id} error={error} />
      <input
        type="text"
        id={id}
        name={name}
        maxLength={200}
        defaultValue={String(typed ?? given ?? '')}
        aria-label={t('budget.label.of', { number: index + 1 })}
        {...wrong(id, error)}
      />
    </>
  );
}

function AmountCell({ list, index }: LineProps) {
  const { t, cents } = useWords();
  const name = `budget.${list}.${index}.amountCents`;
  const { id, error, typed, given } = useField(name);
  return (
    <>
      <CellError id={id} error={error} />
      <input
        type="text"
        inputMode="decimal"
        autoComplete="off"
        id={id}
        name={`${name}:cents`}
        defaultValue={typed ?? (typeof given === 'number' ? cents(given) : '')}
        aria-label={t('budget.amount.of', { number: index + 1 })}
        data-list={list}
        {...wrong(id, error)}
      />
    </>
  );
}

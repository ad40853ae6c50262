import { parseAmount } from '#libs/kernel';
import { useEffect, useState, type RefObject } from 'react';
import { StatusTag, useWords } from '../ui/index.js';
import type { Application } from './sections.js';

type Totals = Application['totals'];

interface Typed {
  totals: Totals;
  /** Amounts that the server will not read either. */
  unread: string[];
}

/** The two totals, their difference and the share asked: as saved, and with scripts as typed. */
export function BudgetSum(props: { box: RefObject<HTMLDivElement | null>; totals: Totals; cap?: number | null }) {
  const { t, money } = useWords();
  const { totals, unread } = useTyped(props.box, props.totals);
  const apart = totals.chargesCents - totals.produitsCents;
  const voluntary = totals.voluntaryChargesCents - totals.voluntaryProduitsCents;
  return (
    <div className="sum" role="status" aria-label={t('budget.sum')}>
      <dl className="facts">
        <dt>{t('budget.total.charges')}</dt>
        <dd>{money(totals.chargesCents)}</dd>
        <dt>{t('budget.total.produits')}</dt>
        <dd>{money(totals.produitsCents)}</dd>
        <dt>{t('budget.balance')}</dt>
        <dd>
          <StatusTag tone={apart !== 0 ? 'late' : totals.chargesCents > 0 ? 'settled' : 'neutral'}>
            {apart === 0 ? t('budget.balanced') : t('budget.apart', { amount: money(Math.abs(apart)) })}
          </StatusTag>
        </dd>
        {voluntary === 0 ? null : (
          <>
            <dt>{t('budget.voluntary')}</dt>
            <dd>
              <StatusTag tone="late">{t('budget.apart', { amount: money(Math.abs(voluntary)) })}</StatusTag>
            </dd>
          </>
        )}
        <dt>{t('budget.share')}</dt>
        <Share totals={totals} cap={props.cap} />
      </dl>
      {unread.length > 0 ? <p>{t('budget.unread', { amounts: unread.join(' · ') })}</p> : null}
    </div>
  );
}

function Share({ totals, cap }: { totals: Totals; cap?: number | null }) {
  const { t, percent } = useWords();
  if (totals.chargesCents <= 0) return <dd>{t('budget.share.none')}</dd>;
  const share = Math.round((totals.askedCents / totals.chargesCents) * 10_000);
  return (
    <dd>
      {percent(share)}{' '}
      {cap && share > cap * 100 ? <StatusTag tone="late">{t('budget.share.above', { cap })}</StatusTag> : null}
    </dd>
  );
}

function useTyped(box: RefObject<HTMLDivElement | null>, saved: Totals): Typed {
  const { language } = useWords();
  const [typed, setTyped] = useState<Typed>();
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const read = () => setTyped(sumsOf(element, language));
    read();
    element.addEventListener('input', read);
    return () => element.removeEventListener('input', read);
  }, [box, language]);
  return typed ?? { totals: saved, unread: [] };
}

/** Adds up what the fields say, read by the rule by which the server reads them. */
function sumsOf(box: HTMLElement, language: 'fr' | 'en'): Typed {
  const unread: string[] = [];
  const cents = (text: string) => {
    const read = text.trim() === '' ? 0n : parseAmount(text, language);
    if (typeof read === 'bigint' && read >= 0n) return Number(read);
    unread.push(text.trim());
    return 0;
  };
  const sum = (selector: string) =>
    [...box.querySelectorAll<HTMLInputElement>(selector)].reduce((n, input) => n + cents(input.value), 0);
  const list = (name: string) => sum(`input[data-list='${name}']`);
  const askedCents = sum(`input[name='budget.askedCents:cents']`);
  const totals = {
    chargesCents: list('charges'),
    produitsCents: list('produits') + askedCents,
    askedCents,
    voluntaryChargesCents: list('voluntaryCharges'),
    voluntaryProduitsCents: list('voluntaryProduits'),
  };
  return { totals, unread };
}

import { useEffect, useState, type RefObject } from 'react';
import { StatusTag, useWords } from '../ui/index.js';
import type { Application } from './sections.js';
import { typedCents } from './typed-cents.js';

type Totals = Application['totals'];

/** The two totals, their difference and the share asked: as saved, and with scripts as typed. */
export function BudgetSum(props: { box: RefObject<HTMLDivElement | null>; totals: Totals; cap?: number | null }) {
  const { t, money } = useWords();
  const totals = useTyped(props.box, props.totals);
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
    </div>
  );
}

function Share({ totals, cap }: { totals: Totals; cap?: number | null }) {
  const { t } = useWords();
  if (totals.chargesCents <= 0) return <dd>{t('budget.share.none')}</dd>;
  const share = Math.round((totals.askedCents / totals.chargesCents) * 10_000) / 100;
  return (
    <dd>
      {t('asked.percent', { share })}{' '}
      {cap && share > cap ? <StatusTag tone="late">{t('budget.share.above', { cap })}</StatusTag> : null}
    </dd>
  );
}

function useTyped(box: RefObject<HTMLDivElement | null>, saved: Totals): Totals {
  const { language } = useWords();
  const [typed, setTyped] = useState<Totals>();
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const read = () => setTyped(sumsOf(element, language));
    read();
    element.addEventListener('input', read);
    return () => element.removeEventListener('input', read);
  }, [box, language]);
  return typed ?? saved;
}

function sumsOf(box: HTMLElement, language: 'fr' | 'en'): Totals {
  const sum = (selector: string) =>
    [...box.querySelectorAll<HTMLInputElement>(selector)].reduce(
      (n, input) => n + typedCents(input.value, language),
      0,
    );
  const list = (name: string) => sum(`input[data-list='${name}']`);
  const askedCents = sum(`input[name='budget.askedCents:cents']`);
  return {
    chargesCents: list('charges'),
    produitsCents: list('produits') + askedCents,
    askedCents,
    voluntaryChargesCents: list('voluntaryCharges'),
    voluntaryProduitsCents: list('voluntaryProduits'),
  };
}

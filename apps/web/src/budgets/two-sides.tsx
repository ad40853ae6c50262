import { useRef } from 'react';
import { StatusTag, useTypedAmounts, useWords } from '../ui/index.js';

interface Sums {
  received: number;
  given: number;
}

interface TwoSidesProps {
  /** As saved, in whole cents: shown until scripts read what is typed. */
  saved: Sums;
  /** A move: what is given must be received, to the cent. */
  balanced: boolean;
}

/** What the sides of an act receive and give, and the difference: as saved, and with scripts as typed. */
export function TwoSides({ saved, balanced }: TwoSidesProps) {
  const box = useRef<HTMLDivElement>(null);
  const { t, money } = useWords();
  const typed = useTypedAmounts(box, (cents): Sums => {
    const amounts = cents(`input[name$=':cents']`);
    return {
      received: amounts.reduce((sum, one) => sum + Math.max(one, 0), 0),
      given: amounts.reduce((sum, one) => sum + Math.max(-one, 0), 0),
    };
  });
  const { received, given } = typed ?? saved;
  const apart = received - given;
  return (
    <div className="sum" role="status" aria-label={t('act.sums')} ref={box}>
      <dl className="facts">
        <dt>{t('act.received')}</dt>
        <dd>{money(received)}</dd>
        <dt>{t('act.given')}</dt>
        <dd>{money(given)}</dd>
        <dt>{t('act.apart')}</dt>
        <dd>
          {apart === 0 ? (
            <StatusTag tone={received === 0 ? 'neutral' : 'settled'}>
              {t(received === 0 ? 'act.nothing' : 'act.balanced')}
            </StatusTag>
          ) : (
            <StatusTag tone={balanced ? 'late' : 'moving'}>{money(apart)}</StatusTag>
          )}
        </dd>
      </dl>
    </div>
  );
}

import { useEffect, useRef, useState } from 'react';
import { parseAmount } from '#libs/kernel';
import { StatusTag, useWords } from '../ui/index.js';

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
  const { received, given } = useTyped(box) ?? saved;
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

function useTyped(box: React.RefObject<HTMLDivElement | null>): Sums | undefined {
  const { language } = useWords();
  const [typed, setTyped] = useState<Sums>();
  useEffect(() => {
    const form = box.current?.closest('form');
    if (!form) return;
    const read = () => {
      const amounts = [...form.querySelectorAll<HTMLInputElement>(`input[name$=':cents']`)].map(({ value }) => {
        const cents = value.trim() === '' ? 0n : parseAmount(value, language);
        return typeof cents === 'bigint' ? Number(cents) : 0;
      });
      setTyped({
        received: amounts.reduce((sum, cents) => sum + Math.max(cents, 0), 0),
        given: amounts.reduce((sum, cents) => sum + Math.max(-cents, 0), 0),
      });
    };
    read();
    form.addEventListener('input', read);
    return () => form.removeEventListener('input', read);
  }, [box, language]);
  return typed;
}

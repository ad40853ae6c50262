import { parseAmount } from '#libs/kernel';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useWords } from '../words.js';
import { StatusTag } from './notice.js';

interface LiveSumProps {
  label: string;
  /** The amounts that are added up: the fields whose name begins so, `slices.` for `slices.0.amountCents`. */
  of: string;
  /** What they must make: whole cents, or the name of the amount of the same form that says it. */
  make: number | string;
  /** As saved, in whole cents: shown until scripts read what is typed. */
  saved: { sum: number; make: number };
}

/** What some amounts of a form add up to, what they must make, and the difference: as saved, and with scripts as typed. */
export function LiveSum({ label, of, make, saved }: LiveSumProps) {
  const box = useRef<HTMLDivElement>(null);
  const { t, money } = useWords();
  const { sum, make: asked } = useTyped(box, { of, make, saved });
  const apart = asked - sum;
  return (
    <div className="sum" role="status" aria-label={label} ref={box}>
      <dl className="facts">
        <dt>{label}</dt>
        <dd>{money(sum)}</dd>
        <dt>{t('sum.make')}</dt>
        <dd>{money(asked)}</dd>
        <dt>{t('sum.difference')}</dt>
        <dd>
          {sum === 0 ? (
            <StatusTag tone="neutral">{t('sum.none')}</StatusTag>
          ) : (
            <StatusTag tone={apart === 0 ? 'settled' : 'late'}>
              {apart === 0
                ? t('sum.equal')
                : t(apart > 0 ? 'sum.missing' : 'sum.over', { amount: money(Math.abs(apart)) })}
            </StatusTag>
          )}
        </dd>
      </dl>
    </div>
  );
}

/** Reads a form now and whenever something is typed in it; nothing before scripts run. `cents` reads the amounts of a selector. */
export function useTypedAmounts<T>(
  box: React.RefObject<HTMLElement | null>,
  read: (cents: (selector: string) => number[]) => T,
): T | undefined {
  const { language } = useWords();
  const [typed, setTyped] = useState<T>();
  const reading = useEffectEvent(read);
  useEffect(() => {
    const form = box.current?.closest('form');
    if (!form) return;
    const cents = (selector: string) =>
      [...form.querySelectorAll<HTMLInputElement>(selector)].map(({ value }) => {
        const amount = value.trim() === '' ? 0n : parseAmount(value, language);
        return typeof amount === 'bigint' ? Number(amount) : 0;
      });
    const listen = () => setTyped(reading(cents));
    listen();
    form.addEventListener('input', listen);
    return () => form.removeEventListener('input', listen);
  }, [box, language]);
  return typed;
}

function useTyped(
  box: React.RefObject<HTMLDivElement | null>,
  { of, make, saved }: Pick<LiveSumProps, 'of' | 'make' | 'saved'>,
): { sum: number; make: number } {
  const total = (amounts: number[]) => amounts.reduce((sum, one) => sum + one, 0);
  const typed = useTypedAmounts(box, (cents) => ({
    sum: total(cents(`input[name^='${of}'][name$=':cents']`)),
    make: typeof make === 'number' ? make : total(cents(`input[name='${make}:cents']`)),
  }));
  return typed ?? saved;
}

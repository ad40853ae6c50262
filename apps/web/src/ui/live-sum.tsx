import { parseAmount } from '#libs/kernel';
import { useEffect, useRef, useState } from 'react';
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

function useTyped(
  box: React.RefObject<HTMLDivElement | null>,
  { of, make, saved }: Pick<LiveSumProps, 'of' | 'make' | 'saved'>,
): { sum: number; make: number } {
  const { language } = useWords();
  const [typed, setTyped] = useState<{ sum: number; make: number }>();
  useEffect(() => {
    const form = box.current?.closest('form');
    if (!form) return;
    const cents = (input: HTMLInputElement) => {
      const read = input.value.trim() === '' ? 0n : parseAmount(input.value, language);
      return typeof read === 'bigint' ? Number(read) : 0;
    };
    const all = (selector: string) => [...form.querySelectorAll<HTMLInputElement>(selector)];
    const total = (selector: string) => all(selector).reduce((sum, input) => sum + cents(input), 0);
    const read = () =>
      setTyped({
        sum: total(`input[name^='${of}'][name$=':cents']`),
        make: typeof make === 'number' ? make : total(`input[name='${make}:cents']`),
      });
    read();
    form.addEventListener('input', read);
    return () => form.removeEventListener('input', read);
  }, [box, of, make, language]);
  return typed ?? saved;
}

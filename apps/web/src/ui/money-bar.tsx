import { Link } from 'react-router';
import { useWords } from '../words.js';

/** Whole cents. */
export interface MoneyState {
  paidCents: number;
  orderedCents: number;
  committedCents: number;
  reservedCents: number;
  /** Of a budget line; a grant has none. */
  availableCents?: number;
}

const ORDER = ['paid', 'ordered', 'committed', 'reserved', 'available'] as const;

/** A budget line as one bar: paid, ordered, committed, reserved, available, always in this order and these colours. */
export function MoneyBar({
  state,
  links,
  label,
}: {
  state: MoneyState;
  links?: Partial<Record<(typeof ORDER)[number], string>>;
  label: string;
}) {
  const { t, money } = useWords();
  const parts = ORDER.flatMap((name) => {
    const cents = state[`${name}Cents`];
    return cents === undefined ? [] : [{ name, cents: Number(cents) }];
  });
  const total = parts.reduce((sum, part) => sum + Math.max(part.cents, 0), 0);
  const width = (cents: number) => (total > 0 ? (Math.max(cents, 0) / total) * 1000 : 0);
  const from = (i: number) => parts.slice(0, i).reduce((sum, part) => sum + width(part.cents), 0);
  return (
    <figure>
      <svg className="bar" viewBox="0 0 1000 20" preserveAspectRatio="none" role="img" aria-label={label}>
        {parts.map(({ name, cents }, i) =>
          width(cents) > 0 ? (
            <rect
              key={name}
              className={`bar-${i}`}
              x={from(i)}
              y="0"
              width={Math.max(width(cents) - 3, 1)}
              height="20"
            />
          ) : null,
        )}
      </svg>
      <ul className="legend">
        {parts.map((part, i) => (
          <li key={part.name}>
            <svg viewBox="0 0 10 10" aria-hidden="true">
              <rect className={`bar-${i}`} width="10" height="10" />
            </svg>
            {links?.[part.name] ? (
              <Link to={links[part.name]!}>{t(`money.${part.name}`)}</Link>
            ) : (
              t(`money.${part.name}`)
            )}{' '}
            <b className="nowrap">{money(part.cents)}</b>
          </li>
        ))}
      </ul>
    </figure>
  );
}

import type { MoneyState } from '../ui/index.js';

const ORDER = ['paidCents', 'orderedCents', 'committedCents', 'reservedCents', 'availableCents'] as const;

/** A line's money as a thin bar for a row whose figures stand beside it, so that it says nothing to a screen reader. */
export function LineBar({ state }: { state: Required<MoneyState> }) {
  const total = ORDER.reduce((sum, account) => sum + state[account], 0);
  const widths = ORDER.map((account) => (total > 0 ? (state[account] / total) * 1000 : 0));
  return (
    <svg className="bar" viewBox="0 0 1000 20" preserveAspectRatio="none" aria-hidden="true">
      {widths.map((width, i) => (
        <rect
          key={ORDER[i]}
          className={`bar-${i}`}
          x={widths.slice(0, i).reduce((sum, w) => sum + w, 0)}
          y="6"
          width={width}
          height="8"
        />
      ))}
    </svg>
  );
}

import type { ReactNode } from 'react';
import { ChartFrame, short } from './chart-frame.js';

export interface Bar {
  label: string;
  /** Whole cents, or a plain count. */
  value: number;
  /** A second, lighter value behind the first: what was planned, what was voted. */
  against?: number;
}

interface ChartProps {
  /** The finding, not the subject: "Le Mali reçoit un tiers des aides". */
  title: string;
  text?: ReactNode;
  bars: readonly Bar[];
  format: (value: number) => string;
  /** Headings of the table beside: what the rows are, the value, what it is held against. */
  headings: [string, string, string?];
}

const ROW = 34;
const LABEL = 190;
const WIDTH = 720;

/** Bars drawn by the server. */
export function BarChart({ title, text, bars, format, headings }: ChartProps) {
  const most = Math.max(1, ...bars.map((bar) => Math.max(bar.value, bar.against ?? 0)));
  const scale = (value: number) => (Math.max(value, 0) / most) * (WIDTH - LABEL - 110);
  const held = Boolean(headings[2]);
  return (
    <ChartFrame
      title={title}
      text={text}
      headings={headings.filter((heading) => heading !== undefined)}
      rows={bars.map(({ label, value, against }) => [
        label,
        format(value),
        ...(held ? [against === undefined ? '' : format(against)] : []),
      ])}
    >
      <svg viewBox={`0 0 ${WIDTH} ${bars.length * ROW + 4}`} role="img" aria-label={title}>
        {bars.map((bar, i) => (
          <g key={bar.label} transform={`translate(0 ${i * ROW})`}>
            <text x={LABEL - 10} y="21" textAnchor="end">
              {short(bar.label)}
            </text>
            {bar.against === undefined ? null : (
              <rect className="mark-2" x={LABEL} y="5" height="24" width={scale(bar.against)} />
            )}
            <rect className="mark" x={LABEL} y="9" height="16" width={scale(bar.value)} />
            <text x={LABEL + scale(Math.max(bar.value, bar.against ?? 0)) + 8} y="21">
              {format(bar.value)}
            </text>
          </g>
        ))}
        <line className="axis" x1={LABEL} x2={LABEL} y1="0" y2={bars.length * ROW} />
      </svg>
    </ChartFrame>
  );
}

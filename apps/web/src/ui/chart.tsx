import type { ReactNode } from 'react';
import { useWords } from '../words.js';

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

/** Bars drawn by the server, with their figures in a table below: no script, readable by everyone. */
export function BarChart({ title, text, bars, format, headings }: ChartProps) {
  const { t } = useWords();
  const most = Math.max(1, ...bars.map((bar) => Math.max(bar.value, bar.against ?? 0)));
  const scale = (value: number) => (Math.max(value, 0) / most) * (WIDTH - LABEL - 110);
  return (
    <figure className="chart">
      <figcaption>
        <h3>{title}</h3>
        {text ? <p>{text}</p> : null}
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${bars.length * ROW + 4}`} role="img" aria-label={title}>
        {bars.map((bar, i) => (
          <g key={bar.label} transform={`translate(0 ${i * ROW})`}>
            <text x={LABEL - 10} y="21" textAnchor="end">
              {bar.label.length > 28 ? `${bar.label.slice(0, 27)}…` : bar.label}
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
      <details>
        <summary>{t('chart.table')}</summary>
        <table className="table">
          <caption className="hidden">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{headings[0]}</th>
              <th scope="col" className="number">
                {headings[1]}
              </th>
              {headings[2] ? (
                <th scope="col" className="number">
                  {headings[2]}
                </th>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {bars.map((bar) => (
              <tr key={bar.label}>
                <th scope="row">{bar.label}</th>
                <td className="number">{format(bar.value)}</td>
                {headings[2] ? (
                  <td className="number">{bar.against === undefined ? '' : format(bar.against)}</td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

import type { ReactNode } from 'react';
import { ChartFrame } from './chart-frame.js';

export interface Line {
  label: string;
  /** One for each column; null where it has not come yet. */
  values: readonly (number | null | undefined)[];
  /** Where each value leads: to what makes it. */
  to?: (column: number) => string;
}

interface LineChartProps {
  title: string;
  text?: ReactNode;
  /** What stands under the drawing, from left to right. */
  columns: readonly string[];
  /** Four at most, each drawn its own way; the last one lightly, as what the others are held against. */
  lines: readonly Line[];
  format: (value: number) => string;
  heading: string;
}

const WIDTH = 720;
const HEIGHT = 300;
const LEFT = 8;
const RIGHT = 150;
const BOTTOM = 34;
const TOP = 12;

/** How amounts grew, drawn by the server: each line ends with its name, so that no colour has to be looked up. */
export function LineChart({ title, text, columns, lines, format, heading }: LineChartProps) {
  const most = Math.max(1, ...lines.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const x = (i: number) => LEFT + (i / Math.max(1, columns.length - 1)) * (WIDTH - LEFT - RIGHT);
  const y = (value: number) => TOP + (1 - value / most) * (HEIGHT - TOP - BOTTOM);
  const ends = spread(lines.map(({ values }) => y(values.findLast((value) => typeof value === 'number') ?? 0)));
  return (
    <ChartFrame
      title={title}
      text={text}
      headings={[heading, ...lines.map(({ label }) => label)]}
      rows={columns.map((column, i) => [
        column,
        ...lines.map(({ values, to }) => {
          const text = typeof values[i] === 'number' ? format(values[i]) : '';
          return text && to ? { text, to: to(i) } : text;
        }),
      ])}
    >
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={title}>
        <line className="axis" x1={LEFT} x2={WIDTH - RIGHT} y1={y(0)} y2={y(0)} />
        {columns.map((column, i) => (
          <text key={column} className="small" x={x(i)} y={HEIGHT - 12} textAnchor={i === 0 ? 'start' : 'middle'}>
            {column}
          </text>
        ))}
        {lines.map(({ label, values }, i) => {
          const points = values.flatMap((value, k) => (typeof value === 'number' ? [`${x(k)},${y(value)}`] : []));
          return (
            <g key={label}>
              <polyline className={`line line-${i}`} points={points.join(' ')} />
              <text x={WIDTH - RIGHT + 10} y={ends[i]! + 4}>
                {label}
              </text>
            </g>
          );
        })}
      </svg>
    </ChartFrame>
  );
}

/** Heights at which names can stand without touching each other. */
function spread(wished: readonly number[]): number[] {
  const order = wished.map((at, i) => ({ at, i })).sort((a, b) => a.at - b.at);
  let last = -Infinity;
  for (const one of order) last = one.at = Math.max(one.at, last + 18);
  const over = Math.max(0, last - (HEIGHT - BOTTOM));
  return order.sort((a, b) => a.i - b.i).map(({ at }) => at - over);
}

import type { ReactNode } from 'react';
import { ChartFrame, short } from './chart-frame.js';

export interface Step {
  label: string;
  /** What comes; below zero what goes. Of a total, the whole. */
  value: number;
  total: boolean;
  /** Leads to what makes it. */
  path?: string;
}

interface StepChartProps {
  title: string;
  text?: ReactNode;
  steps: readonly Step[];
  format: (value: number) => string;
  headings: [string, string];
}

const ROW = 30;
const LABEL = 190;
const WIDTH = 720;

/** From a sum to another by what came and what went, each bar beginning where the one before ended. */
export function StepChart({ title, text, steps, format, headings }: StepChartProps) {
  const placed = place(steps);
  const most = Math.max(1, ...placed.map(({ to, from }) => Math.max(to, from)));
  const at = (value: number) => LABEL + (value / most) * (WIDTH - LABEL - 110);
  return (
    <ChartFrame
      title={title}
      text={text}
      headings={headings}
      rows={steps.map(({ label, value, path }) => [label, path ? { text: format(value), to: path } : format(value)])}
    >
      <svg viewBox={`0 0 ${WIDTH} ${steps.length * ROW + 4}`} role="img" aria-label={title}>
        {placed.map(({ label, value, total, from, to }, i) => (
          <g key={label} transform={`translate(0 ${i * ROW})`}>
            <text x={LABEL - 10} y="19" textAnchor="end" className={total ? 'strong' : undefined}>
              {short(label)}
            </text>
            {i > 0 ? (
              <line className="guide" x1={at(total ? to : from)} x2={at(total ? to : from)} y1="-8" y2="6" />
            ) : null}
            <rect
              className={total ? 'mark' : value < 0 ? 'mark-down' : 'mark-up'}
              x={at(Math.min(from, to))}
              y="6"
              height="18"
              width={Math.max(1, at(Math.max(from, to)) - at(Math.min(from, to)))}
            />
            <text x={at(Math.max(from, to)) + 8} y="19">
              {format(value)}
            </text>
          </g>
        ))}
        <line className="axis" x1={LABEL} x2={LABEL} y1="0" y2={steps.length * ROW} />
      </svg>
    </ChartFrame>
  );
}

function place(steps: readonly Step[]): (Step & { from: number; to: number })[] {
  let level = 0;
  return steps.map((step) => {
    const from = step.total ? 0 : level;
    level = step.total ? step.value : level + step.value;
    return { ...step, from, to: level };
  });
}

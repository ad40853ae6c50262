import type { ReactNode } from 'react';
import { ChartFrame } from './chart-frame.js';
import { PLACES } from './country-places.js';

export interface Place {
  /** ISO 3166-1 alpha-2; without one it stands in the table alone. */
  country?: string;
  label: string;
  value: number;
}

interface MapChartProps {
  title: string;
  text?: ReactNode;
  places: readonly Place[];
  format: (value: number) => string;
  headings: [string, string];
}

const WIDTH = 720;
const HEIGHT = 330;
const x = (longitude: number) => ((longitude + 130) / 310) * WIDTH;
const y = (latitude: number) => ((68 - latitude) / 118) * HEIGHT;

/** Every country is a dot, and together they draw the world; on those that received, a disc whose area is the amount. */
export function MapChart({ title, text, places, format, headings }: MapChartProps) {
  const most = Math.max(1, ...places.map(({ value }) => value));
  const discs = places.filter(({ country, value }) => country && PLACES.has(country) && value > 0);
  return (
    <ChartFrame
      title={title}
      text={text}
      headings={headings}
      rows={places.map(({ label, value }) => [label, format(value)])}
    >
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={title}>
        {[...PLACES].map(([country, [longitude, latitude]]) => (
          <circle key={country} className="mark-2" cx={x(longitude)} cy={y(latitude)} r="3" />
        ))}
        {discs.map(({ country, label, value }) => {
          const [longitude, latitude] = PLACES.get(country!)!;
          return (
            <circle
              key={country}
              className="disc"
              cx={x(longitude)}
              cy={y(latitude)}
              r={3 + 17 * Math.sqrt(value / most)}
            >
              <title>{`${label} : ${format(value)}`}</title>
            </circle>
          );
        })}
      </svg>
    </ChartFrame>
  );
}

import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useWords } from '../words.js';

/** A figure, and where it leads: to what makes it. */
export type FigureCell = string | { text: string; to: string };

interface FrameProps {
  /** The finding, not the subject: "Le Mali reçoit un tiers des aides". */
  title: string;
  text?: ReactNode;
  /** The drawing, an `svg` that bears its own name for screen readers. */
  children: ReactNode;
  headings: readonly string[];
  /** What is drawn, as figures: the first is what the row is about. */
  rows: readonly (readonly [name: string, ...figures: FigureCell[]])[];
}

/** A drawing with the sentence that it shows above, and its figures in a table below: no script, readable by everyone. */
export function ChartFrame({ title, text, children, headings, rows }: FrameProps) {
  const { t } = useWords();
  return (
    <figure className="chart">
      <figcaption>
        <h3>{title}</h3>
        {text ? <p>{text}</p> : null}
      </figcaption>
      {children}
      <details>
        <summary>{t('chart.table')}</summary>
        <table className="table table-fold" role="table">
          <caption className="hidden">{title}</caption>
          <thead role="rowgroup">
            <tr role="row">
              {headings.map((heading, i) => (
                <th key={heading} scope="col" role="columnheader" className={i > 0 ? 'number' : undefined}>
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {rows.map(([name, ...figures]) => (
              <tr key={name} role="row">
                <th scope="row" role="rowheader">
                  {name}
                </th>
                {figures.map((figure, i) => (
                  <td key={headings[i + 1]} role="cell" className="number" data-label={headings[i + 1]}>
                    {typeof figure === 'string' ? (
                      figure
                    ) : (
                      <Link
                        className="figure-link"
                        to={figure.to}
                        aria-label={t('named', { name: `${name}, ${headings[i + 1]}`, figure: figure.text })}
                      >
                        {figure.text}
                      </Link>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

/** A name that fits beside a drawing. */
export const short = (label: string, most = 28): string =>
  label.length > most ? `${label.slice(0, most - 1)}…` : label;

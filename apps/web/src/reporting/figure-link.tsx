import { Link } from 'react-router';
import type { components } from '../api.js';
import { useWords } from '../ui/index.js';

type Report = components['schemas']['AnnualReportDto'];

/** Which part of a figure: of one line, beneficiary or country, or up to a month. */
export interface FigurePart {
  lineId?: string;
  organisationId?: string;
  countries?: string;
  month?: string;
}

/** The address of the entries that make a figure of this report. */
export function figurePath(report: Report, figure: string, part: FigurePart = {}): string {
  const of = new URLSearchParams({ figure, year: String(report.year) });
  if (report.programmeCode) of.set('programme', report.programmeCode);
  if (report.asOf) of.set('asOf', report.asOf);
  for (const [name, value] of Object.entries(part)) if (value) of.set(name, value);
  return `/office/annual-report/entries?${of}`;
}

interface Props {
  to: string;
  /** What the number is, for those who hear it alone. */
  name: string;
  children: string;
}

/** A number that leads to what makes it; nothing leads nowhere. */
export function FigureLink({ to, name, children }: Props) {
  const { t } = useWords();
  if (!/[1-9]/.test(children)) return children;
  return (
    <Link className="figure-link" to={to} aria-label={t('named', { name, figure: children })}>
      {children}
    </Link>
  );
}

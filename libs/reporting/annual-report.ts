import { type ProgrammeView, programmes } from '#libs/budgets';
import { resultsOf } from '#libs/grants';
import { type FiscalYear, formatPercent, type Language, type LocalDate, parisDate, refuse } from '#libs/kernel';
import { languageOf, type Tx, words } from '#libs/platform';
import type {
  AnnualReportDto,
  AnnualReportQuery,
  ReportFiguresDto,
  ReportRatesDto,
  ReportResultDto,
} from './annual-report.dto.js';
import { grantsTogether } from './grants-together.js';
import { authoritiesOf } from './report-authorities.js';
import { countsOf, incomesOf } from './report-counts.js';
import { figuresOf, positionOf, ratesOf, stepsOf } from './report-figures.js';
import { monthsOf } from './report-months.js';
import { beneficiariesOf, countriesOf } from './report-shares.js';
import { type Flow, flowsOf } from './year-flows.js';

interface Line {
  id: string;
  programmeCode: string;
  label: string;
  chapter: string;
  nature: string;
  function: string;
}

const LINES = `SELECT l.id, p.code AS "programmeCode", l.label, l.chapter, l.nature, l.function
  FROM budget_lines l JOIN programmes p ON p.id = l.programme_id
  WHERE l.year = $2 AND ($1::text IS NULL OR p.code = $1) ORDER BY p.position, l.id`;

const CLOSED = 'SELECT closed_at AS "closedAt" FROM fiscal_years WHERE year = $1';

/**
 * The report of a programme and year, or of the whole department (rule 3.26), on any day, in one snapshot. It reads balances and sums
 * by month, so today's costs the same however many entries there are; grants of a past day are computed from the entries. The figures
 * of a closed year are the same for ever. All amounts in cents; totals are the sums of their lines.
 * The transaction must not have read anything yet.
 * @throws 422 `budget.programme-unknown`, `report.future-day`
 */
export async function annualReport(tx: Tx, query: AnnualReportQuery, now: Date): Promise<AnnualReportDto> {
  const { year } = query;
  const [code, asOf] = [query.programme ?? null, query.asOf ?? null];
  const language = languageOf();
  const today = parisDate(now);
  if (asOf && asOf > today) return refuse('report.future-day', { day: asOf }, 422, 'asOf');
  const read = await readYear(tx, code, year, asOf);
  const { chosen, lines, flows, grants, closedOn } = read;
  const mine = flows.filter((flow) => flow.year === year);
  const [figures, position] = [figuresOf(mine), positionOf(mine)];
  const rates = ratesOf(figures);
  return {
    programmeCode: code,
    programmeName: code === null ? words(language, 'report.department') : chosen[0]!.name,
    ...{ year, closed: closedOn !== null, asOf, at: now },
    finding: finding(figures, rates, language),
    ...{ position, figures, rates },
    steps: stepsOf(figures, position),
    months: monthsOf(flows, year, asOf ?? today),
    years: yearsOf(flows),
    ...partsOf(chosen, lines, mine),
    beneficiaries: beneficiariesOf(grants),
    countries: countriesOf(grants, language),
    authorities: read.authorities,
    ...countsOf(mine, read.incomes),
    ...{ results: read.results, resultsAsOf: read.resultsAsOf },
  };
}

/** Everything that the report needs, in two turns. A closed year's results are those known when it was closed. */
async function readYear(tx: Tx, code: string | null, year: FiscalYear, asOf: LocalDate | null) {
  tx.later('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
  const [all, lines, flows, authorities, [closed], incomes] = await Promise.all([
    programmes(tx),
    tx.prepared<Line>(LINES, [code, year]),
    flowsOf(tx, code, year, asOf),
    authoritiesOf(tx, code, year, asOf),
    tx.prepared<{ closedAt: Date | null }>(CLOSED, [year]),
    incomesOf(tx, code, year, asOf),
  ]);
  const chosen = all.filter((one) => code === null || one.code === code);
  if (chosen.length === 0) return refuse('budget.programme-unknown', { code: code! }, 422, 'programme');
  const closedOn = closed?.closedAt ? parisDate(closed.closedAt) : null;
  const resultsAsOf = asOf ?? closedOn;
  const ids = lines.map((line) => line.id);
  const [grants, results] = await Promise.all([
    grantsTogether(tx, ids, asOf),
    allResults(tx, chosen, year, resultsAsOf),
  ]);
  return { chosen, lines, flows, authorities, incomes, grants, results, closedOn, resultsAsOf };
}

function partsOf(chosen: ProgrammeView[], lines: Line[], flows: Flow[]) {
  const of = (ids: Set<string>) => figuresOf(flows.filter((flow) => ids.has(flow.lineId!)));
  return {
    programmes: chosen.map(({ code, name }) => ({
      code,
      name,
      figures: of(new Set(lines.filter((line) => line.programmeCode === code).map((line) => line.id))),
    })),
    lines: lines.map(({ id, programmeCode, label, chapter, nature, function: use }) => ({
      id,
      programmeCode,
      label,
      place: `${chapter} · ${nature} · ${use}`,
      figures: of(new Set([id])),
    })),
  };
}

function yearsOf(flows: Flow[]): AnnualReportDto['years'] {
  const years = [...new Set(flows.map((flow) => flow.year))].sort((a, b) => a - b);
  return years.map((year) => {
    const figures = figuresOf(flows.filter((flow) => flow.year === year));
    return { year, figures, rates: ratesOf(figures) };
  });
}

async function allResults(
  tx: Tx,
  chosen: ProgrammeView[],
  year: FiscalYear,
  asOf: LocalDate | null,
): Promise<ReportResultDto[]> {
  const all = chosen.map(async ({ code, name }) =>
    (await resultsOf(tx, code, year, asOf)).map((result) => ({ ...result, programmeName: name })),
  );
  return (await Promise.all(all)).flat();
}

function finding(f: ReportFiguresDto, rates: ReportRatesDto, language: Language): string {
  if (rates.committed === null) return words(language, 'report.finding.none');
  return words(language, 'report.finding', {
    modifiedCents: f.modifiedCents,
    committedCents: f.committedCents,
    paidCents: f.paidCents,
    committedRate: formatPercent(rates.committed, language),
    paidRate: formatPercent(rates.paid!, language),
  });
}

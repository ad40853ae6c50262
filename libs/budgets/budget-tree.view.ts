import { languageOf, type Queryable, words } from '#libs/platform';
import { sumOf } from './budget-lines.view.js';
import { type BudgetTreeDto, type BudgetTreeQuery, type BudgetTreeRowDto, TREE_LEVELS } from './budget-tree.dto.js';
import { linesOfYear, type LineView } from './budgets.repository.js';
import { type Position, positions } from './position.js';

type Level = (typeof TREE_LEVELS)[number];
interface Held {
  line: LineView;
  position: Position;
}

/**
 * A year's lines as a budget is read: programme, section, chapter, nature, line, each with the sum of what stands below it
 * (rule 3.9). Amounts in cents.
 */
export async function budgetTree(q: Queryable, { year, programme, asOf }: BudgetTreeQuery): Promise<BudgetTreeDto> {
  const lines = await linesOfYear(q, year, programme ?? null);
  const balances = await positions(
    q,
    lines.map(({ id }) => id),
    asOf,
  );
  const held = lines.map((line) => ({ line, position: balances.get(line.id)! }));
  return { year, rows: below(held, 0, ''), total: held.length > 0 ? row('programme', 'total', '', held) : null };
}

/** The rows of one level, each followed by those below it. Lines come sorted, so that neighbours belong together. */
function below(held: Held[], depth: number, parent: string): BudgetTreeRowDto[] {
  const level = TREE_LEVELS[depth];
  if (!level) return [];
  const groups = new Map<string, Held[]>();
  for (const one of held) {
    const key = `${parent}/${PART[level](one.line)}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups].flatMap(([key, group]) => [
    row(level, key, labelOf(level, group[0]!.line), group),
    ...below(group, depth + 1, key),
  ]);
}

const PART: Record<Level, (line: LineView) => string> = {
  programme: (line) => line.programmeCode,
  section: (line) => line.section,
  chapter: (line) => line.chapter,
  nature: (line) => line.nature,
  line: (line) => line.id,
};

function labelOf(level: Level, line: LineView): string {
  const language = languageOf();
  if (level === 'programme') return language === 'fr' ? line.programmeNameFr : line.programmeNameEn;
  if (level === 'section')
    return words(language, `budget.section.${line.section === 'investment' ? 'investment' : 'operating'}`);
  return level === 'line' ? line.label : line[level];
}

function row(level: Level, key: string, label: string, held: Held[]): BudgetTreeRowDto {
  const position = sumOf(held.map((one) => one.position));
  const { amendedCents, transferredCents, carriedInCents, reversedCents, settledCents } = position;
  const changedCents = amendedCents + transferredCents + carriedInCents + reversedCents + settledCents;
  const line = level === 'line' ? held[0]!.line : null;
  return {
    ...{ level, key, label, position, changedCents, function: line?.function ?? null, lineId: line?.id ?? null },
    initialCents: position.votedCents - changedCents,
    closingCents: position.accruedCents + position.carriedCents + position.lapsedCents,
  };
}

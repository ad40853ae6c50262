import { positions, type Position } from '#libs/budgets';
import type { FiscalYear } from '#libs/kernel';
import type { Queryable } from '#libs/platform';

/** A budget has hundreds of lines at most; nobody reads more on one page. */
const MOST = 1_000;

/** The lines of a year with what stands on each. */
export async function linesOfYear(
  q: Queryable,
  year: FiscalYear,
): Promise<{ id: string; label: string; programmeCode: string; position: Position }[]> {
  const lines = await q.query<{ id: string; label: string; programmeCode: string }>(
    `SELECT l.id, l.label, p.code AS "programmeCode" FROM budget_lines l JOIN programmes p ON p.id = l.programme_id
     WHERE l.year = $1 ORDER BY p.position, l.id LIMIT ${MOST}`,
    [year],
  );
  const found = await positions(
    q,
    lines.map(({ id }) => id),
  );
  return lines.map((line) => ({ ...line, position: found.get(line.id)! }));
}

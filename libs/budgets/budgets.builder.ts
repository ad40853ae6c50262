import type { INestApplicationContext } from '@nestjs/common';
import { type Actor, type Cents, HOUSE, newId } from '#libs/kernel';
import { AdoptBudgetAct, AttachBudgetAct, type BudgetActKind, DraftBudgetAct, type SideInput } from './index.js';
import { Database } from '#libs/platform';

type House = Pick<INestApplicationContext, 'get'>;

/** For tests: somebody who may vote, amend and move. */
export const FINANCE: Actor = {
  ...HOUSE,
  permissions: new Map([
    ['budget-act.draft', new Set([null])],
    ['budget-act.adopt', new Set([null])],
  ]),
};

/** The smallest file that passes for a decision. */
export const PAPER = { bytes: Buffer.from('%PDF-1.7\n%%EOF'), name: 'deliberation.pdf' };

interface Enacted {
  kind: BudgetActKind;
  year: number;
  sides: SideInput[];
  accountingDate: string;
  reason: string;
  counterpart?: string;
}

/** For tests: a budget act drafted, its paper attached, adopted on the day on which it counts. Answers its id and number. */
export async function enact(
  app: House,
  { accountingDate, ...input }: Enacted,
): Promise<{ id: string; number: string }> {
  const { id } = await app.get(DraftBudgetAct).run(FINANCE, { ...input, title: input.reason }, newId());
  await app.get(AttachBudgetAct).run(FINANCE, id, PAPER);
  const clock = { now: () => new Date(`${accountingDate}T10:00:00Z`) };
  const adopting = new AdoptBudgetAct(app.get(Database), clock);
  return adopting.run(FINANCE, id, { accountingDate, decision: input.reason }, newId());
}

let made = 0;

interface LineWishes {
  programmeCode?: string;
  year?: number;
  chapter?: string;
  nature?: string;
  function?: string;
  label?: string;
  fundingSource?: string;
  accountingDate?: string;
  reason?: string;
}

/** For tests: a line with so much voted on 1 January of its year. Answers its id. */
export async function votedLine(app: House, amountCents: Cents, more: LineWishes = {}): Promise<string> {
  const { year = 2027, accountingDate = `${year}-01-01`, reason = 'Budget primitif', ...place } = more;
  const line = {
    ...{ programmeCode: 'aids', section: 'operating', chapter: '65', nature: year < 2024 ? '6574' : '65748' },
    ...{ function: `04-${++made}`, label: 'Subventions', ...place, amountCents },
  };
  const { id } = await enact(app, { kind: 'BP', year, sides: [line], accountingDate, reason });
  const sql = 'SELECT line_id AS "lineId" FROM budget_act_lines WHERE act_id = $1';
  return (await app.get(Database).one<{ lineId: string }>(sql, [id]))!.lineId;
}

/** For tests: an amending vote on one line, paid by new revenue or giving it back. */
export const amendLine = (
  app: House,
  lineId: string,
  { amountCents, accountingDate, reason }: { amountCents: Cents; accountingDate: string; reason: string },
): Promise<{ id: string }> =>
  enact(app, {
    ...{
      kind: 'DM',
      year: Number(accountingDate.slice(0, 4)),
      accountingDate,
      reason,
      counterpart: 'Recettes nouvelles',
    },
    sides: [{ lineId, amountCents }],
  });

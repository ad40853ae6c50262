import { Inject, Injectable } from '@nestjs/common';
import { record } from '#libs/history';
import { type Actor, type Clock, demand, type FiscalYear, may, newId, refuse, Refused } from '#libs/kernel';
import { CLOCK, Database, once, type Queryable, type Tx } from '#libs/platform';
import { budgetActActs, NO_FACTS } from './budget-act.acts.js';
import type { BudgetActKind } from './budget-act.rules.js';
import { lockBudgetAct, setSides, type SideInput } from './budget-acts.repository.js';
import { programmes } from './budgets.repository.js';
import { sourceNames } from './funding-sources.repository.js';

export interface BudgetActInput {
  title: string;
  /** Why; needed before it is adopted. */
  reason?: string | null;
  /** The revenue that pays an amending vote which does not sum to zero. */
  counterpart?: string | null;
  sides: SideInput[];
}

export interface NewBudgetAct extends BudgetActInput {
  kind: BudgetActKind;
  year: FiscalYear;
}

/**
 * A budget act is prepared: it may still be unbalanced or without its papers, which adopting it will ask for. Nothing moves yet.
 * @throws 404; 409 `budget-act.changed`; 422 `budget.line-unknown`, `budget.programme-unknown`, `budget.source-unknown`,
 * `budget-act.side-incomplete`.
 */
@Injectable()
export class DraftBudgetAct {
  constructor(
    private readonly db: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  run(actor: Actor, input: NewBudgetAct, key: string): Promise<{ id: string }> {
    return this.db.transaction((tx) =>
      once(tx, { key, actorId: actor.id, act: 'budget-act.draft', body: input }, () => this.draft(tx, actor, input)),
    );
  }

  /** Takes the place of what the draft said before. `version` is the one that was read. */
  change(actor: Actor, id: string, input: BudgetActInput & { version: number }): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const act = await lockBudgetAct(tx, id);
      demand(budgetActActs, 'change', { state: act.state, can: (p) => may(actor, p), facts: NO_FACTS });
      if (act.version !== input.version) refuse('budget-act.changed', {}, 409);
      await demandKnown(tx, input.sides);
      const { title, reason, counterpart } = input;
      await tx.query(
        'UPDATE budget_acts SET title = $2, reason = $3, counterpart = $4, version = version + 1 WHERE id = $1',
        [id, title, reason ?? '', counterpart ?? null],
      );
      await setSides(tx, id, input.sides);
      await record(tx, { actor, act: 'budget-act.change', subject: { kind: 'budget-act', id }, facts: { title } });
      return { id };
    });
  }

  private async draft(tx: Tx, actor: Actor, input: NewBudgetAct): Promise<{ id: string }> {
    demand(budgetActActs, 'draft', { state: 'draft', can: (p) => may(actor, p), facts: NO_FACTS });
    await demandKnown(tx, input.sides);
    const id = newId();
    await tx.query('INSERT INTO fiscal_years (year) VALUES ($1) ON CONFLICT DO NOTHING', [input.year]);
    const { kind, year, title, reason, counterpart } = input;
    await tx.query(
      `INSERT INTO budget_acts (id, kind, year, title, reason, counterpart, created_by, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [id, kind, year, title, reason ?? '', counterpart ?? null, actor.id, this.clock.now()],
    );
    await setSides(tx, id, input.sides);
    const facts = { kind: `budget-act.kind.${kind}`, year: String(year), title };
    await record(tx, { actor, act: 'budget-act.draft', subject: { kind: 'budget-act', id }, facts });
    return { id };
  }
}

const NEEDED = ['programmeCode', 'section', 'chapter', 'nature', 'function', 'label'] as const;

/** Each side names a line, or all that a new one needs. */
async function demandKnown(q: Queryable, sides: readonly SideInput[]): Promise<void> {
  const lines = await linesThatAre(q, sides);
  const codes = new Set((await programmes(q)).map(({ code }) => code));
  const sources = await sourceNames(q);
  for (const [i, side] of sides.entries()) {
    const at = `sides.${i}`;
    if (side.lineId) {
      if (!lines.has(side.lineId)) refuse('budget.line-unknown', {}, 422, `${at}.lineId`);
      continue;
    }
    const missing = NEEDED.filter((key) => !side[key]);
    if (missing.length > 0)
      throw new Refused(missing.map((key) => ({ code: 'budget-act.side-incomplete', path: `${at}.${key}` })));
    const { programmeCode, fundingSource } = side;
    if (!codes.has(programmeCode!))
      refuse('budget.programme-unknown', { code: programmeCode! }, 422, `${at}.programmeCode`);
    if (fundingSource && !sources.has(fundingSource))
      refuse('budget.source-unknown', { code: fundingSource }, 422, `${at}.fundingSource`);
  }
}

async function linesThatAre(q: Queryable, sides: readonly SideInput[]): Promise<Set<string>> {
  const asked = sides.flatMap(({ lineId }) => lineId ?? []);
  const rows = await q.query<{ id: string }>('SELECT id FROM budget_lines WHERE id = ANY($1::uuid[])', [asked]);
  return new Set(rows.map(({ id }) => id));
}

import { Injectable } from '@nestjs/common';
import { record } from '#libs/history';
import { type Actor, demand, may, notFound, Refused } from '#libs/kernel';
import { Database, once, type Tx } from '#libs/platform';
import { authorityActs } from './authority.acts.js';
import { authorityById, nextActOf, type PlannedYear, setPlan } from './authorities.repository.js';
import { authorityPosition } from './authority-position.js';
import { faultsOfPlan } from './authority.rules.js';

/**
 * Plans what will be paid of an authority in each year; the sum is what was voted (rule 3.11).
 * @throws 404; 422 `authority.plan-sum`, `authority.plan-year`.
 */
@Injectable()
export class PlanAuthority {
  constructor(private readonly db: Database) {}

  run(actor: Actor, id: string, plan: PlannedYear[], key: string): Promise<{ id: string }> {
    return this.db.transaction((tx) =>
      once(tx, { key, actorId: actor.id, act: 'authority.plan', body: { id, plan } }, () =>
        this.plan(tx, actor, id, plan),
      ),
    );
  }

  private async plan(tx: Tx, actor: Actor, id: string, plan: PlannedYear[]): Promise<{ id: string }> {
    demand(authorityActs, 'plan', { state: 'open', can: (p) => may(actor, p), facts: {} });
    await nextActOf(tx, id);
    const authority = (await authorityById(tx, id)) ?? notFound();
    const { votedCents } = (await authorityPosition(tx, id))!;
    const faults = faultsOfPlan(plan, votedCents, authority.firstYear);
    if (faults.length > 0) throw new Refused(faults);
    await setPlan(tx, id, plan);
    const facts = { number: authority.number, years: plan.map(({ year }) => year).join(', ') };
    await record(tx, { actor, act: 'authority.plan', subject: { kind: 'authority', id }, facts });
    return { id };
  }
}

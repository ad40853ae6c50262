import { Injectable } from '@nestjs/common';
import { record } from '#libs/history';
import { type Actor, type Cents, demand, type LocalDate, may } from '#libs/kernel';
import { Database, once, type Tx } from '#libs/platform';
import { authorityActs } from './authority.acts.js';
import { nextActOf } from './authorities.repository.js';
import { postAuthority } from './authorities.js';

export interface AmendAuthorityInput {
  /** What the vote adds, or, below zero, cuts. Never zero. */
  amountCents: Cents;
  /** In an open year. */
  accountingDate: LocalDate;
  /** The council's decision, and why. */
  reason: string;
}

/**
 * The council adds to an authority or cuts what is available of it. Until the plan by year follows, nothing more is reserved.
 * @throws 404; 422 `authority.insufficient`, `budget.year-closed`, `budget.amount-not-positive`.
 */
@Injectable()
export class AmendAuthority {
  constructor(private readonly db: Database) {}

  run(actor: Actor, id: string, input: AmendAuthorityInput, key: string): Promise<{ id: string }> {
    return this.db.transaction((tx) =>
      once(tx, { key, actorId: actor.id, act: 'authority.amend', body: { id, ...input } }, () =>
        this.amend(tx, actor, id, input),
      ),
    );
  }

  private async amend(tx: Tx, actor: Actor, id: string, input: AmendAuthorityInput): Promise<{ id: string }> {
    demand(authorityActs, 'amend', { state: 'open', can: (p) => may(actor, p), facts: {} });
    const { number, programmeCode } = await nextActOf(tx, id);
    await postAuthority(tx, { move: 'amend', authorityId: id, reference: number, actorId: actor.id, ...input });
    const facts = { amountCents: input.amountCents, number, programme: programmeCode };
    const subject = { kind: 'authority', id };
    await record(tx, { actor, act: 'authority.amend', subject, reason: input.reason, facts });
    return { id };
  }
}

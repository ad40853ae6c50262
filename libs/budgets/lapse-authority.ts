import { Injectable } from '@nestjs/common';
import { record } from '#libs/history';
import { type Actor, demand, may } from '#libs/kernel';
import { Database, once, type Tx } from '#libs/platform';
import type { AmendAuthorityInput } from './amend-authority.js';
import { authorityActs } from './authority.acts.js';
import { nextActOf } from './authorities.repository.js';
import { Authorities } from './authorities.js';

/**
 * What nobody may promise any more of an authority lapses, by the city's financial rules (rule 3.11). The amount is above zero
 * and available; what is reserved or committed stays.
 * @throws 404; 422 `authority.insufficient`, `budget.year-closed`, `budget.amount-not-positive`.
 */
@Injectable()
export class LapseAuthority {
  constructor(
    private readonly db: Database,
    private readonly authorities: Authorities,
  ) {}

  run(actor: Actor, id: string, input: AmendAuthorityInput, key: string): Promise<{ id: string }> {
    return this.db.transaction((tx) =>
      once(tx, { key, actorId: actor.id, act: 'authority.lapse', body: { id, ...input } }, () =>
        this.lapse(tx, actor, id, input),
      ),
    );
  }

  private async lapse(tx: Tx, actor: Actor, id: string, input: AmendAuthorityInput): Promise<{ id: string }> {
    demand(authorityActs, 'lapse', { state: 'open', can: (p) => may(actor, p), facts: {} });
    const { number, programmeCode } = await nextActOf(tx, id);
    const move = { authorityId: id, reference: number, actorId: actor.id, ...input };
    await this.authorities.lapse(tx, move);
    const facts = { amountCents: input.amountCents, number, programme: programmeCode };
    const subject = { kind: 'authority', id };
    await record(tx, { actor, act: 'authority.lapse', subject, reason: input.reason, facts });
    return { id };
  }
}

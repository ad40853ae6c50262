import { Inject, Injectable } from '@nestjs/common';
import { record } from '#libs/history';
import { type Actor, type Clock, demand, type LocalDate, may, notFound, today } from '#libs/kernel';
import { CLOCK, Database, once, type Tx } from '#libs/platform';
import { Approvals } from './approvals.js';
import { deliberationActs } from './deliberation.acts.js';
import type { Deliberation } from './deliberation.entity.js';
import { type AdoptedCase, adoptedBy } from './cases.repository.js';
import { DELIBERATION } from './deliberations.repository.js';

export const DATING_VERBS = ['transmit', 'publish', 'notify'] as const;
export type DatingVerb = (typeof DATING_VERBS)[number];

const COLUMNS = { transmit: 'transmitted_on', publish: 'published_on', notify: 'notified_on' } as const;
const FIELDS = { transmit: 'transmittedOn', publish: 'publishedOn', notify: 'notifiedOn' } as const;

/** The day already entered, once the deliberation is in force: it no longer changes. */
export const fixedDate = (deliberation: Deliberation, verb: DatingVerb): LocalDate | null =>
  deliberation.state === 'in-force' ? deliberation[FIELDS[verb]] : null;

/** The later of transmission and the first of publication and notification; null as long as one is missing (rule 1.15). */
export function inForceOn(d: Pick<Deliberation, 'transmittedOn' | 'publishedOn' | 'notifiedOn'>): LocalDate | null {
  const [told] = [d.publishedOn, d.notifiedOn].filter((on) => on !== null).sort();
  if (!d.transmittedOn || !told) return null;
  return d.transmittedOn > told ? d.transmittedOn : told;
}

/** What transmitting, publishing and notifying have in common. */
@Injectable()
export class DateDeliberation {
  constructor(
    private readonly db: Database,
    private readonly approvals: Approvals,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Enters the day; when it was the last that lacked, every adopted case enters into force in the same transaction.
   * The same key again changes nothing more.
   * @throws 404; 422 `deliberation.before-session`, `deliberation.in-future`, `deliberation.date-fixed`; 409 in the wrong state
   */
  run(actor: Actor, id: string, verb: DatingVerb, on: LocalDate, key: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      // Asked for before the key, so that the three statements are on their way together.
      const locked = tx.prepared<Deliberation>(`${DELIBERATION} WHERE id = $1 FOR UPDATE`, [id]);
      const adopted = adoptedBy(tx, id);
      tx.hold(Promise.all([locked, adopted]));
      await once(tx, { key, actorId: actor.id, act: `deliberation.${verb}`, body: { id, on } }, async () => {
        const deliberation = (await locked)[0] ?? notFound();
        const force = await this.date(tx, actor, deliberation, verb, on);
        if (force) await this.enterForce(tx, actor, force, await adopted);
      });
    });
  }

  /** Answers the deliberation if this day brings it into force. */
  private async date(tx: Tx, actor: Actor, before: Deliberation, verb: DatingVerb, on: LocalDate) {
    const { id, number, sessionOn, state } = before;
    const facts = { sessionOn, today: today(this.clock), on, fixed: fixedDate(before, verb) };
    demand(deliberationActs, verb, { state, can: (permission) => may(actor, permission), facts });
    const after = { ...before, [FIELDS[verb]]: on };
    const force = before.inForceOn ?? inForceOn(after);
    tx.later(
      `UPDATE deliberations SET ${COLUMNS[verb]} = $2, in_force_on = $3, state = $4, version = version + 1 WHERE id = $1`,
      [id, on, force, force ? 'in-force' : 'recorded'],
    );
    const told = { number, on, inForceOn: force };
    await record(tx, { actor, act: `deliberation.${verb}`, subject: { kind: 'deliberation', id }, facts: told });
    return force && !before.inForceOn ? { ...after, inForceOn: force } : undefined;
  }

  private async enterForce(
    tx: Tx,
    actor: Actor,
    deliberation: DeliberationInForce,
    cases: AdoptedCase[],
  ): Promise<void> {
    const { id, number, sessionOn, inForceOn, notifiedOn } = deliberation;
    tx.hold(moveAll(tx, id, cases.length));
    for (const { id: caseId, ...decided } of cases) {
      const facts = { ...decided, deliberationId: id, number, inForceOn };
      await record(tx, { actor, act: 'approval.enter-force', subject: { kind: 'approval', id: caseId }, facts });
    }
    const vote = { actor, deliberation: { id, number, sessionOn, inForceOn, notifiedOn } };
    for (const kind of new Set(cases.map((c) => c.subjectKind))) {
      const ids = cases.filter((c) => c.subjectKind === kind).map((c) => c.subjectId);
      await this.approvals.subject(kind).onInForce(tx, ids, vote);
    }
  }
}

type DeliberationInForce = Deliberation & { inForceOn: LocalDate };

/** @throws Error when they are not those that were read under the lock of their deliberation */
async function moveAll(tx: Tx, deliberationId: string, expected: number): Promise<void> {
  const moved = await tx.prepared('SELECT id FROM approval_enter_force($1)', [deliberationId]);
  if (moved.length !== expected) throw new Error(`${moved.length} of ${expected} cases entered into force`);
}

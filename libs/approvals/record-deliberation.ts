import { Inject, Injectable } from '@nestjs/common';
import { record } from '#libs/history';
import { type Actor, type Cents, type Clock, type LocalDate, newId, refuse, today } from '#libs/kernel';
import { CLOCK, Database, once, toJson, type Tx } from '#libs/platform';
import { Decide } from './decide.js';
import { readDeliberationNumber } from './deliberation-number.js';

export interface RecordDeliberationInput {
  number: string;
  title?: string | null;
  sessionOn: LocalDate;
  votes: { caseId: string; step: number; result: 'adopted' | 'rejected'; adoptedCents?: Cents | null }[];
}

/** Writes down what the council voted: one number, one session, one result for each beneficiary (rule 1.17). */
@Injectable()
export class RecordDeliberation {
  constructor(
    private readonly db: Database,
    private readonly decide: Decide,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * All votes or none.
   * @throws 422 `deliberation.no-cases`, `deliberation.case-twice`, `deliberation.in-future`, `approval.amount-too-high`; 409 when the
   * number is taken; what `Decide.run` throws
   */
  run(actor: Actor, input: RecordDeliberationInput, key: string): Promise<{ id: string }> {
    this.demandSense(input);
    return this.db.transaction((tx) =>
      once(tx, { key, actorId: actor.id, act: 'deliberation.record', body: input }, async () => {
        const id = newId();
        await this.insert(tx, actor, id, input);
        const { number, sessionOn } = input;
        // Sorted, so that two secretaries with the same files in another order wait for each other rather than deadlock.
        for (const vote of [...input.votes].sort((a, b) => (a.caseId < b.caseId ? -1 : 1))) {
          const { caseId, step, result, adoptedCents } = vote;
          const act = result === 'adopted' ? 'adopt' : 'reject';
          const cents = result === 'adopted' ? adoptedCents : null;
          await this.decide.run(tx, {
            actor,
            caseId,
            act,
            step,
            adoptedCents: cents,
            deliberation: { id, number, sessionOn },
          });
        }
        return { id };
      }),
    );
  }

  private demandSense({ votes, sessionOn }: RecordDeliberationInput): void {
    if (votes.length === 0) refuse('deliberation.no-cases', {}, 422, 'votes');
    if (new Set(votes.map((v) => v.caseId)).size < votes.length) refuse('deliberation.case-twice', {}, 422, 'votes');
    const now = today(this.clock);
    if (sessionOn > now) refuse('deliberation.in-future', { today: now }, 422, 'sessionOn');
  }

  private async insert(tx: Tx, actor: Actor, id: string, { number, title, sessionOn, votes }: RecordDeliberationInput) {
    const { year, parts } = readDeliberationNumber(number);
    await tx.query(
      `INSERT INTO deliberations (id, number, number_year, number_parts, title, session_on, recorded_by, recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [id, number, year, toJson(parts), title || null, sessionOn, actor.id, this.clock.now()],
    );
    const adopted = votes.filter((v) => v.result === 'adopted').length;
    const facts = { number, sessionOn, adopted, rejected: votes.length - adopted };
    await record(tx, { actor, act: 'deliberation.record', subject: { kind: 'deliberation', id }, facts });
  }
}

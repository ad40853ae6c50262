import { type Actor, demand, mayIn, notFound, scopesOf } from '#libs/kernel';
import type { Queryable, Tx } from '#libs/platform';
import { applicationActs, type ApplicationFacts } from './application.acts.js';
import { applicationById, type ApplicationRow, lockApplication } from './applications.repository.js';
import { filesOf, reviewsOf } from './around.repository.js';
import { callById, type CallRow } from './calls.repository.js';

export interface Taken {
  row: ApplicationRow;
  call: CallRow;
  facts: ApplicationFacts;
  can: (permission: string) => boolean;
}

/** An organisation sees its own; the office sees what was submitted, for a draft is its author's alone. */
export function sees(actor: Actor, row: Pick<ApplicationRow, 'organisationId' | 'state'>): boolean {
  const scopes = scopesOf(actor, 'application.read');
  return scopes === 'all' ? row.state !== 'draft' : scopes.includes(row.organisationId);
}

/** The application, if this person may see it. @throws 404 otherwise, the same as for none (D21). */
export async function look(q: Queryable, actor: Actor, id: string): Promise<ApplicationRow> {
  const row = await applicationById(q, id);
  return sees(actor, row) ? row : notFound();
}

/** The same, held until the transaction ends. */
export async function lookAndLock(tx: Tx, actor: Actor, id: string): Promise<ApplicationRow> {
  const row = await lockApplication(tx, id);
  return sees(actor, row) ? row : notFound();
}

export async function situationOf(q: Queryable, actor: Actor, row: ApplicationRow, now: Date): Promise<Taken> {
  const [call, files, reviews] = [await callById(q, row.callId), await filesOf(q, row.id), await reviewsOf(q, row.id)];
  const facts: ApplicationFacts = {
    call,
    now,
    form: call.form,
    answers: row.answers,
    files: files.map((file) => file.kind),
    limits: call,
    reviewsDone: reviews.filter((review) => review.state === 'done').length,
  };
  return { row, call, facts, can: (permission) => mayIn(actor, permission, row.organisationId) };
}

/** Asks the table whether this act may happen now. @throws 403, 409 or 422 with what stands in the way. */
export function demandAct(verb: string, { row, facts, can }: Taken): void {
  demand(applicationActs, verb, { state: row.state, can, facts });
}

/** Locks the application and asks whether the act may happen: the first line of every act. */
export async function take(tx: Tx, actor: Actor, id: string, verb: string, now: Date): Promise<Taken> {
  const taken = await situationOf(tx, actor, await lookAndLock(tx, actor, id), now);
  demandAct(verb, taken);
  return taken;
}

import { type Actor, type Clock, newId } from '#libs/kernel';
import { presentRequest, type Tx } from '#libs/platform';

export interface Happening {
  actor: Pick<Actor, 'id' | 'name'>;
  /** `<kind>.<verb>`, the name of the act. */
  act: string;
  subject: { kind: string; id: string };
  /** The organisation concerned, for what its members may see. */
  organisationId?: string | null;
  reason?: string | null;
  /** Ids and small values, never documents. */
  facts?: Record<string, unknown>;
  /** The person for whom the actor acted, by delegation. */
  onBehalfOf?: string | null;
  /** When it happened by the house's clock; PostgreSQL's now when left out. */
  at?: Date;
}

const INSERT = `INSERT INTO history (id, actor_id, actor_name, on_behalf_of, act, subject_kind, subject_id, organisation_id, reason, facts,
    request_id, at)
  SELECT id, actor_id, actor_name, on_behalf_of, act, subject_kind, subject_id, organisation_id, reason, facts, request_id,
    coalesce(at, clock_timestamp())
  FROM json_to_recordset($1) AS x (id uuid, actor_id uuid, actor_name text, on_behalf_of uuid, act text, subject_kind text, subject_id uuid,
    organisation_id uuid, reason text, facts jsonb, request_id text, at timestamptz)`;

let told: Clock | undefined;

/** Data that tell of days gone by: until called without a clock, what happens bears this clock's time, not PostgreSQL's. */
export function recordBy(clock?: Clock): void {
  told = clock;
}

/** Writes what happened, at the end of the transaction in which it happens. Answers the id of the row. */
export async function record(tx: Tx, happening: Happening): Promise<string> {
  const { actor, act, subject, organisationId, reason, facts, onBehalfOf, at } = happening;
  const id = newId();
  tx.gather(INSERT, {
    id,
    actor_id: actor.id,
    actor_name: actor.name,
    on_behalf_of: onBehalfOf,
    act,
    subject_kind: subject.kind,
    subject_id: subject.id,
    organisation_id: organisationId,
    reason: reason || null,
    facts: facts ?? {},
    request_id: presentRequest()?.requestId,
    at: at ?? told?.now(),
  });
  return id;
}

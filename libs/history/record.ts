import { type Actor, newId } from '#libs/kernel';
import { presentRequest, toJson, type Tx } from '#libs/platform';

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
  /** When it happened by the house's clock; now when left out. */
  at?: Date;
}

const INSERT = `INSERT INTO history (id, actor_id, actor_name, on_behalf_of, act, subject_kind, subject_id, organisation_id, reason, facts, request_id, at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, coalesce($12::timestamptz, clock_timestamp()))`;

/** Writes what happened in the transaction in which it happens. Answers the id of the row. */
export async function record(tx: Tx, happening: Happening): Promise<string> {
  const { actor, act, subject, organisationId, reason, facts, onBehalfOf, at } = happening;
  const id = newId();
  tx.later(INSERT, [
    id,
    actor.id,
    actor.name,
    onBehalfOf ?? null,
    act,
    subject.kind,
    subject.id,
    organisationId ?? null,
    reason || null,
    toJson(facts ?? {}),
    presentRequest()?.requestId ?? null,
    at ?? null,
  ]);
  return id;
}

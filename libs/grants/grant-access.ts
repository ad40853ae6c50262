import { type Actor, mayIn, notFound } from '#libs/kernel';
import type { Tx } from '#libs/platform';
import { UNDECIDED } from './grant.acts.js';
import { type GrantRow, lockGrant } from './grants.repository.js';

/** Whether the person may know of the grant: their organisation's own, once decided, or any in the office (D21). */
export function maySee(actor: Actor, grant: Pick<GrantRow, 'organisationId' | 'state'>): boolean {
  if (mayIn(actor, 'grant.read', null)) return true;
  return mayIn(actor, 'grant.read', grant.organisationId) && !UNDECIDED.includes(grant.state);
}

/** Holds a grant that the actor may see. @throws 404. */
export async function lockSeen(tx: Tx, actor: Actor, id: string): Promise<GrantRow> {
  const grant = await lockGrant(tx, id);
  return maySee(actor, grant) ? grant : notFound();
}

/** The actor's permissions for a grant, as `demand` asks for them. */
export const canFor =
  (actor: Actor, grant: Pick<GrantRow, 'organisationId'>) =>
  (permission: string): boolean =>
    mayIn(actor, permission, grant.organisationId);

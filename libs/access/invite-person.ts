import { Injectable } from '@nestjs/common';
import { record } from '#libs/history';
import type { Actor } from '#libs/kernel';
import { Database, type Tx } from '#libs/platform';
import { postInvitation } from './invitation.post.js';
import { INVITATION_DAYS, makeToken } from './invitations.repository.js';
import { demandOfPerson } from './person.acts.js';
import { lockPerson, personLike } from './people.list.js';
import { personById } from './people.repository.js';

/** Sends a link by which the person chooses a password, for the first time or anew. The links sent before stop working. */
@Injectable()
export class InvitePerson {
  constructor(private readonly db: Database) {}

  run(actor: Actor, id: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      const row = await lockPerson(tx, actor, id);
      demandOfPerson(actor, 'invite', await personLike(tx, actor, row));
      await sendInvitation(tx, actor, id, row.roles[0]?.scope ?? null);
    });
  }
}

/** Part of an act that has checked already. The secret goes into the message; the database keeps its hash. */
export async function sendInvitation(tx: Tx, actor: Actor, id: string, scope: string | null): Promise<void> {
  const to = (await personById(tx, id))!;
  const token = await makeToken(tx, id, actor.id);
  await postInvitation(tx, { actor, to, link: `/invitation/${token}`, days: INVITATION_DAYS });
  await record(tx, {
    actor,
    act: 'person.invite',
    subject: { kind: 'person', id },
    organisationId: scope,
    facts: { name: to.name },
  });
}

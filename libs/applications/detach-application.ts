import { Inject, Injectable } from '@nestjs/common';
import type { Actor, Clock } from '#libs/kernel';
import { CLOCK, Database } from '#libs/platform';
import { Documents } from '#libs/documents';
import { record } from '#libs/history';
import { deleteFile, fileOf } from './around.repository.js';
import { take } from './take-application.js';

/** Takes a paper off a draft. @throws 404 for a file of another application, which stays as it is (D21); 409 `wrong-state` once frozen. */
@Injectable()
export class DetachApplication {
  constructor(
    private readonly db: Database,
    private readonly documents: Documents,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  run(actor: Actor, id: string, fileId: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      const now = this.clock.now();
      const { row } = await take(tx, actor, id, 'detach', now);
      const file = await fileOf(tx, id, fileId);
      await deleteFile(tx, file.id);
      await this.documents.remove(tx, { kind: 'application', id }, file.documentId);
      await record(tx, {
        at: now,
        actor,
        act: 'application.detach',
        subject: { kind: 'application', id },
        organisationId: row.organisationId,
        facts: { name: file.name },
      });
    });
  }
}

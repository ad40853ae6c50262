import { Injectable } from '@nestjs/common';
import { record } from '#libs/history';
import type { Actor } from '#libs/kernel';
import { Database } from '#libs/platform';
import { demandOfImport } from './past-grant-import.acts.js';
import { discardImport, lockImport } from './past-grants.repository.js';

/** Lets a file go of which nothing was taken. */
@Injectable()
export class DiscardPastGrantImport {
  constructor(private readonly db: Database) {}

  run(actor: Actor, id: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      const row = await lockImport(tx, id);
      demandOfImport(actor, 'discard', row);
      await discardImport(tx, id);
      await record(tx, {
        actor,
        act: 'past-grant-import.discard',
        subject: { kind: 'past-grant-import', id },
        facts: { fileName: row.file_name },
      });
    });
  }
}

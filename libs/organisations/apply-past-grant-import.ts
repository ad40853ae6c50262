import { Injectable } from '@nestjs/common';
import { record } from '#libs/history';
import type { Actor } from '#libs/kernel';
import { Database } from '#libs/platform';
import { demandOfImport } from './past-grant-import.acts.js';
import { PastGrantPreview } from './past-grant.preview.js';
import { countVerdicts, finishImport, insertPastGrants, judge, lockImport } from './past-grants.repository.js';

/**
 * Takes the file's grants, all in one transaction, and writes down row by row what was taken, mended, refused or here already.
 * The same file a second time finds all its rows here and changes nothing.
 */
@Injectable()
export class ApplyPastGrantImport {
  constructor(
    private readonly db: Database,
    private readonly preview: PastGrantPreview,
  ) {}

  run(actor: Actor, id: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      const row = await lockImport(tx, id);
      demandOfImport(actor, 'apply', row);
      const rows = await this.preview.read(tx, row);
      const written = await insertPastGrants(tx, id, rows);
      const known = new Set(
        rows.flatMap(({ grant }) => (grant && !written.has(grant.fingerprint) ? [grant.fingerprint] : [])),
      );
      const judged = judge(rows, known);
      await finishImport(tx, id, judged);
      const facts = { fileName: row.file_name, ...countVerdicts(judged) };
      await record(tx, { actor, act: 'past-grant-import.apply', subject: { kind: 'past-grant-import', id }, facts });
    });
  }
}

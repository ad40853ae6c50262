import { Injectable } from '@nestjs/common';
import { Documents } from '#libs/documents';
import { record } from '#libs/history';
import { type Actor, newId } from '#libs/kernel';
import { Database } from '#libs/platform';
import { suggestMapping } from './past-grant.columns.js';
import { readSource } from './past-grant.file.js';
import { demandOfImport } from './past-grant-import.acts.js';
import { appliedBefore, insertImport } from './past-grants.repository.js';

/**
 * Keeps a published file and guesses how to read it; nothing is taken from it yet. A file that was applied before comes with the
 * mapping it had then. Refuses `past-grant-import.no-columns`, `.unreadable`, `.too-long`.
 */
@Injectable()
export class UploadPastGrantImport {
  constructor(
    private readonly db: Database,
    private readonly documents: Documents,
  ) {}

  async run(actor: Actor, { name, bytes }: { name: string; bytes: Uint8Array }): Promise<string> {
    demandOfImport(actor, 'upload', { state: 'previewed', mapping: [], giver: null, year: null });
    const file = readSource(bytes);
    return this.db.transaction(async (tx) => {
      const id = newId();
      const owner = { kind: 'past-grant-import', id };
      const document = await this.documents.store(tx, { bytes, name, types: ['csv'], by: actor, owner });
      const before = await appliedBefore(tx, document.sha256);
      await insertImport(tx, {
        id,
        document_id: document.id,
        file_name: document.name,
        sha256: document.sha256,
        encoding: file.encoding,
        separator: file.separator,
        headings: file.headings,
        mapping: before?.mapping ?? suggestMapping(file.headings),
        giver: before?.giver ?? null,
        year: before?.year ?? null,
        created_by: actor.id,
      });
      const facts = { fileName: document.name };
      await record(tx, { actor, act: 'past-grant-import.upload', subject: { kind: 'past-grant-import', id }, facts });
      return id;
    });
  }
}

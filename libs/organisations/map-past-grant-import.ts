import { Injectable } from '@nestjs/common';
import { record } from '#libs/history';
import { type Actor, refuse } from '#libs/kernel';
import { Database } from '#libs/platform';
import { TARGETS } from './past-grant.columns.js';
import type { MappingInput } from './past-grant.dto.js';
import { demandOfImport } from './past-grant-import.acts.js';
import { lockImport, updateMapping } from './past-grants.repository.js';

/** Says what each column means. Refuses a mapping that does not fit the file's columns; what is still missing, `apply` says. */
@Injectable()
export class MapPastGrantImport {
  constructor(private readonly db: Database) {}

  run(actor: Actor, id: string, input: MappingInput): Promise<void> {
    return this.db.transaction(async (tx) => {
      const row = await lockImport(tx, id);
      demandOfImport(actor, 'map', row);
      const mapping = input.mapping.map((target) => target || null);
      const known = mapping.every((target) => target === null || (TARGETS as readonly string[]).includes(target));
      if (mapping.length !== row.headings.length || !known) refuse('past-grant-import.mapping', {}, 422, 'mapping');
      await updateMapping(tx, id, input.version, { mapping, giver: input.giver ?? null, year: input.year ?? null });
      await record(tx, { actor, act: 'past-grant-import.map', subject: { kind: 'past-grant-import', id } });
    });
  }
}

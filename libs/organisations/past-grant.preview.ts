import { Injectable } from '@nestjs/common';
import { Documents } from '#libs/documents';
import type { Queryable } from '#libs/platform';
import type { Mapping } from './past-grant.columns.js';
import { readSource, type SourceFile } from './past-grant.file.js';
import { type ReadRow, readRows } from './past-grant.reader.js';
import { type ImportRow, type Judged, judge, knownPrints, reportOf } from './past-grants.repository.js';

/** While nobody has said who gives, rows are shown for what they are otherwise; `apply` refuses until it is said. */
const UNSAID = '?';

/** What applying a file would do, or what it did. */
@Injectable()
export class PastGrantPreview {
  constructor(private readonly documents: Documents) {}

  async source(q: Queryable, row: ImportRow): Promise<SourceFile> {
    const document = await this.documents.of(q, { kind: 'past-grant-import', id: row.id }, row.document_id);
    return readSource(await this.documents.read(document));
  }

  async read(q: Queryable, row: ImportRow): Promise<ReadRow[]> {
    const { rows, headings } = await this.source(q, row);
    return readRows(rows, row.mapping as Mapping, headings.length, row);
  }

  /** Every row with its verdict: as it was when applied, as it would be now when not. */
  async report(q: Queryable, row: ImportRow): Promise<Judged[]> {
    if (row.state === 'applied') return reportOf(q, row.id);
    const rows = await this.read(q, { ...row, giver: row.giver ?? (row.mapping.includes('giver') ? null : UNSAID) });
    return judge(
      rows,
      await knownPrints(
        q,
        rows.flatMap(({ grant }) => grant?.fingerprint ?? []),
      ),
    );
  }
}

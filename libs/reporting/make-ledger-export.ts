import type { Writable } from 'node:stream';
import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { csvWriter, PassingFiles, XlsxWriter } from '#libs/documents';
import { record, Relay } from '#libs/history';
import { type Clock, HOUSE } from '#libs/kernel';
import { CLOCK, Database, defineJob, Jobs, words } from '#libs/platform';
import { ledgerColumns } from './ledger-columns.js';
import {
  expireExports,
  type ExportRow,
  failExport,
  fileOf,
  finishExport,
  type Progress,
  startExport,
  tellProgress,
} from './ledger-exports.repository.js';
import { LedgerRows } from './ledger-rows.js';

const MAKE = defineJob<{ id: string }>('reporting.make-ledger-export');
const TIDY = defineJob<Record<string, never>>('reporting.tidy-ledger-exports');
/** Tries before an export has failed and says so. */
const TRIES = 3;
/** Milliseconds between two words about how far it is. */
const TELL_EVERY = 700;

/**
 * Makes an export: one snapshot, read by a cursor and written to a file as it comes, so that memory stays flat. A worker killed
 * midway leaves no file; the queue gives the export to another one, which begins anew.
 */
@Injectable()
export class MakeLedgerExport implements OnModuleInit {
  private readonly log = new Logger('ledger export');

  constructor(
    private readonly db: Database,
    private readonly jobs: Jobs,
    private readonly relay: Relay,
    private readonly files: PassingFiles,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.on(MAKE, ({ id }, { attempt }) => this.make(id, attempt));
    this.jobs.on(TIDY, () => this.tidy());
    this.jobs.schedule(TIDY, '45 3 * * *');
    this.relay.listen(
      (act) => act === 'ledger-export.run',
      ({ subject }) => this.jobs.add(MAKE, { id: subject.id }, { jobId: `ledger-export-${subject.id}` }),
    );
  }

  /** Does nothing when the export is over. @throws what went wrong, until it has been tried often enough. */
  async make(id: string, attempt = 1): Promise<void> {
    const asked = await startExport(this.db, id, this.clock.now());
    if (!asked) return;
    try {
      let made: (Progress & { amountCents: bigint }) | undefined;
      const bytes = await this.files.make(fileOf(asked), async (to) => void (made = await this.write(asked, to)));
      await this.finish(asked, { ...made!, bytes });
    } catch (error) {
      if (attempt < TRIES) throw error;
      this.log.error((error as Error).message);
      await this.fail(asked, (error as Error).message);
    }
  }

  /** After some days the files go; what was asked for stays known. */
  async tidy(): Promise<void> {
    for (const gone of await expireExports(this.db, this.clock.now())) await this.files.remove(fileOf(gone));
    await this.files.tidy();
  }

  private write(asked: ExportRow, to: Writable): Promise<Progress & { amountCents: bigint }> {
    return this.db.transaction(async (tx) => {
      const rows = new LedgerRows(tx);
      await rows.open(asked);
      const columns = ledgerColumns(asked.language);
      const sheet = words(asked.language, 'ledger-export.sheet');
      const table =
        asked.format === 'csv' ? csvWriter(to, columns, asked.language) : new XlsxWriter(to, columns, { sheet });
      let [done, told] = [0, 0];
      for await (const piece of rows.pieces()) {
        if (Date.now() - told > TELL_EVERY) {
          told = Date.now();
          await tellProgress(this.db, asked, { rowsTotal: rows.total, rowsDone: BigInt(done) });
        }
        await table.write(piece);
        done += piece.length;
      }
      await table.end();
      if (BigInt(done) !== rows.total) throw new Error(`${done} of ${rows.total} entries were written`);
      return { rowsTotal: rows.total, rowsDone: BigInt(done), amountCents: rows.amountCents };
    });
  }

  private finish(asked: ExportRow, made: Progress & { amountCents: bigint; bytes: number }): Promise<void> {
    return this.db.transaction(async (tx) => {
      if (!(await finishExport(tx, asked, { ...made, now: this.clock.now() }))) return;
      const facts = { rows: Number(made.rowsDone), format: `ledger-export.format.${asked.format}` };
      await record(tx, {
        actor: HOUSE,
        act: 'ledger-export.finish',
        subject: { kind: 'ledger-export', id: asked.id },
        facts,
      });
    });
  }

  private fail(asked: ExportRow, failure: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      if (!(await failExport(tx, asked, failure, this.clock.now()))) return;
      const subject = { kind: 'ledger-export', id: asked.id };
      await record(tx, { actor: HOUSE, act: 'ledger-export.fail', subject, reason: failure });
    });
  }
}

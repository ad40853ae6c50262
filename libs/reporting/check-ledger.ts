import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { record, Relay } from '#libs/history';
import { type Clock, HOUSE, today } from '#libs/kernel';
import { CLOCK, Database, defineJob, Jobs, type Tx } from '#libs/platform';
import { type Compared, compareLedger } from './compare-ledger.js';
import {
  claimAlarms,
  failCheck,
  finishCheck,
  nightlyCheck,
  startCheck,
  stepCheck,
} from './ledger-checks.repository.js';

const CHECK = defineJob<{ id: string }>('reporting.check-ledger');
const NIGHTLY = defineJob<Record<string, never>>('reporting.check-ledger-nightly');
/** Tries before a check has failed and says so. */
const TRIES = 3;

/**
 * Compares the ledger with itself and with what grants and payments say: every night, and when a person asks. It changes nothing of
 * what it compares. A worker killed midway leaves the check running, and the queue gives it to another one.
 */
@Injectable()
export class CheckLedger implements OnModuleInit {
  private readonly log = new Logger('ledger check');

  constructor(
    private readonly db: Database,
    private readonly jobs: Jobs,
    private readonly relay: Relay,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.on(CHECK, ({ id }, { attempt }) => this.check(id, attempt));
    this.jobs.on(NIGHTLY, async (_data, { attempt }) => void (await this.nightly(attempt)));
    this.jobs.schedule(NIGHTLY, '15 2 * * *');
    this.relay.listen(
      (act) => act === 'ledger-check.run',
      ({ subject }) => this.jobs.add(CHECK, { id: subject.id }, { jobId: `ledger-check-${subject.id}` }),
    );
  }

  async nightly(attempt = 1): Promise<string> {
    const id = await nightlyCheck(this.db, today(this.clock), this.clock.now());
    await this.check(id, attempt);
    return id;
  }

  /** Does nothing when the check is over. @throws what went wrong, until it has been tried often enough. */
  async check(id: string, attempt = 1): Promise<void> {
    if (!(await startCheck(this.db, id, this.clock.now()))) return;
    try {
      const found = await this.db.transaction((tx) =>
        compareLedger(tx, async (name, done) => void (await stepCheck(this.db, id, name, done))),
      );
      await this.db.transaction((tx) => this.finish(tx, id, found));
    } catch (error) {
      if (attempt < TRIES) throw error;
      this.log.error((error as Error).message);
      await this.db.transaction((tx) => this.fail(tx, id, (error as Error).message));
    }
  }

  private async finish(tx: Tx, id: string, found: Compared): Promise<void> {
    if (!(await finishCheck(tx, id, found, this.clock.now()))) return;
    const untold = await claimAlarms(tx, id, today(this.clock), found.differences);
    const [first] = untold;
    if (!first) return;
    await record(tx, {
      actor: HOUSE,
      act: 'ledger-check.alarm',
      subject: { kind: 'ledger-check', id },
      facts: {
        count: untold.length,
        comparison: `ledger-comparison.${first.comparison}`,
        recordedCents: first.recorded ?? 0,
        computedCents: first.computed ?? 0,
      },
    });
  }

  private async fail(tx: Tx, id: string, failure: string): Promise<void> {
    const rows = await failCheck(tx, id, failure, this.clock.now());
    if (rows.length === 0) return;
    await record(tx, {
      actor: HOUSE,
      act: 'ledger-check.fail',
      subject: { kind: 'ledger-check', id },
      reason: failure,
    });
  }
}

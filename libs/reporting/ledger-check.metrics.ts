import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { Database, Metrics } from '#libs/platform';

interface Last {
  different: bigint;
  finishedAt: Date;
  milliseconds: number;
}

const LAST = `SELECT different, finished_at AS "finishedAt", extract(epoch FROM finished_at - started_at)::float8 * 1000 AS milliseconds
  FROM ledger_checks WHERE state = 'done' ORDER BY finished_at DESC, id DESC LIMIT 1`;

/** What the last check found, for alarms of whoever watches the house: read when it is asked for, so that every process says the same. */
@Injectable()
export class LedgerCheckMetrics implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly metrics: Metrics,
  ) {}

  onModuleInit(): void {
    this.gauge('ledger_check_differences', 'Figures that did not agree in the last check of the ledger', (last) =>
      Number(last.different),
    );
    this.gauge('ledger_check_finished_seconds', 'When the last check of the ledger ended, Unix time', (last) =>
      Math.round(last.finishedAt.getTime() / 1000),
    );
    this.gauge(
      'ledger_check_duration_seconds',
      'How long the last check of the ledger took',
      (last) => last.milliseconds / 1000,
    );
  }

  private gauge(name: string, help: string, value: (last: Last) => number): void {
    const { db } = this;
    new Gauge({
      name,
      help,
      registers: [this.metrics.registry],
      async collect() {
        const last = await db.one<Last>(LAST).catch(() => undefined);
        if (last) this.set(value(last));
      },
    });
  }
}

import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Database, defineJob, Jobs, type Queryable } from '#libs/platform';

/** What listeners are told: one history row. */
export interface HistoryEvent {
  id: string;
  at: Date;
  act: string;
  actorId: string;
  actorName: string;
  subject: { kind: string; id: string };
  organisationId: string | null;
  reason: string | null;
  facts: Record<string, unknown>;
}

interface Listener {
  wants: (act: string) => boolean;
  hear: (event: HistoryEvent) => Promise<void>;
}

const TELL = defineJob<{ id: string }>('history.tell');
const BATCH = 200;
const PAUSE = 300;

const READ = `SELECT id, at, act, actor_id AS "actorId", actor_name AS "actorName", json_build_object('kind', subject_kind, 'id', subject_id) AS subject,
  organisation_id AS "organisationId", reason, facts FROM history`;

/**
 * Hands new rows to the queue. A row is marked in the transaction that adds its job; a worker killed between the two adds it again,
 * and the job's id makes it the same one. So each listener hears of each row once or more, never not at all.
 */
@Injectable()
export class Relay implements OnModuleInit, OnApplicationShutdown {
  private readonly listeners: Listener[] = [];
  private readonly log = new Logger('relay');
  private timer?: NodeJS.Timeout;
  private running?: Promise<void>;
  private stopped = false;

  constructor(
    private readonly db: Database,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.on(TELL, ({ id }) => this.tell(id));
  }

  /** Registers who wants to hear of which acts. Listeners must bear being told the same row twice. */
  listen(wants: (act: string) => boolean, hear: (event: HistoryEvent) => Promise<void>): void {
    this.listeners.push({ wants, hear });
  }

  /** Begins to hand on, until the process ends. */
  start(): void {
    const turn = async () => {
      let busy = false;
      try {
        busy = (await this.handOn()) === BATCH;
      } catch (error) {
        this.log.warn((error as Error).message);
      }
      if (!this.stopped) this.timer = setTimeout(next, busy ? 0 : PAUSE);
    };
    const next = () => void (this.running = turn());
    next();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  /** One batch to the queue; answers how many rows it held. */
  handOn(): Promise<number> {
    return this.take((rows) =>
      this.jobs.addAll(
        TELL,
        rows.map(({ id }) => ({ data: { id }, jobId: `history-${id}` })),
      ),
    );
  }

  /** Tells everything that waits, here and now and without the queue. For demonstration data and tests. */
  async tellNow(): Promise<void> {
    const waiting: { id: string }[] = [];
    do waiting.length = 0;
    while ((await this.take(async (rows) => void waiting.push(...rows))) > 0 && (await this.tellAll(waiting)));
  }

  private async tellAll(rows: { id: string }[]): Promise<true> {
    for (const { id } of rows) await this.tell(id);
    return true;
  }

  private take(hand: (rows: { id: string; act: string }[]) => Promise<void>): Promise<number> {
    return this.db.transaction(async (tx) => {
      const rows = await tx.prepared<{ id: string; act: string }>(
        `UPDATE history SET relayed_at = now() WHERE seq IN
          (SELECT seq FROM history WHERE relayed_at IS NULL ORDER BY seq LIMIT ${BATCH} FOR UPDATE SKIP LOCKED) RETURNING id, act`,
      );
      await hand(rows.filter(({ act }) => this.listeners.some(({ wants }) => wants(act))));
      return rows.length;
    });
  }

  private async tell(id: string): Promise<void> {
    const event = await eventById(this.db, id);
    if (!event) throw new Error(`history ${id} cannot be seen yet`);
    for (const { wants, hear } of this.listeners) if (wants(event.act)) await hear(event);
  }
}

export const eventById = (db: Queryable, id: string) => db.one<HistoryEvent>(`${READ} WHERE id = $1`, [id]);

import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { createPostgresBackend, Queue, Worker, type Job } from 'bullmq';
import pg from 'pg';
import { APP_ROLE } from './database.js';
import { SETTINGS, type Settings } from './settings.js';

/** A kind of work that is done later, by name. */
export interface JobKind<T> {
  readonly name: string;
  readonly _data?: T;
}

type Handler<T> = (data: T, job: { id: string; attempt: number }) => Promise<void>;

interface AddWishes {
  /** The same id again is the same job: it is added once. No colons. */
  jobId?: string;
  /** Milliseconds. */
  delay?: number;
}

const kinds = new Set<string>();
const QUEUE = 'aid-office';
/** After these many attempts a job rests among the failed ones, where an administrator sees it. */
const ATTEMPTS = 8;

/** Declares a kind of job; once in the house. */
export function defineJob<T>(name: string): JobKind<T> {
  if (kinds.has(name)) throw new Error(`the job ${name} is defined twice`);
  kinds.add(name);
  return { name };
}

/**
 * The queue: BullMQ on PostgreSQL, or on Redis when REDIS_URL is set. A job may run more than once (a worker can die after its work
 * and before it says so), so handlers are idempotent. What must go with a transaction goes through history's outbox, not here.
 */
@Injectable()
export class Jobs implements OnApplicationShutdown {
  private readonly handlers = new Map<string, Handler<never>>();
  private readonly schedules: { kind: string; cron: string }[] = [];
  private readonly log = new Logger('jobs');
  private pool?: pg.Pool;
  private queue?: Queue;
  private worker?: Worker;

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /** Says who does a kind of job. @throws when someone does already. */
  on<T>(kind: JobKind<T>, handler: Handler<T>): void {
    if (this.handlers.has(kind.name)) throw new Error(`the job ${kind.name} has two handlers`);
    this.handlers.set(kind.name, handler as Handler<never>);
  }

  /** Runs a kind of job without data by the clock of Europe/Paris, once however many workers there are. */
  schedule(kind: JobKind<Record<string, never>>, cron: string): void {
    this.schedules.push({ kind: kind.name, cron });
  }

  async add<T>(kind: JobKind<T>, data: T, wishes: AddWishes = {}): Promise<void> {
    await this.open().add(kind.name, data, wishes);
  }

  /** Many at once, in one round trip. */
  async addAll<T>(kind: JobKind<T>, jobs: { data: T; jobId: string }[]): Promise<void> {
    if (jobs.length === 0) return;
    await this.open().addBulk(jobs.map(({ data, jobId }) => ({ name: kind.name, data, opts: { jobId } })));
  }

  /** Starts to work. @throws naming the kinds that nobody handles. */
  async work(): Promise<void> {
    const orphans = [...kinds].filter((name) => !this.handlers.has(name));
    if (orphans.length > 0) throw new Error(`no handler for the jobs ${orphans.join(', ')}`);
    this.worker = this.make(Worker, (job: Job) => this.run(job), {
      concurrency: 8,
      lockDuration: 30_000,
      stalledInterval: 5_000,
      maxStalledCount: 20,
    });
    this.worker.on('error', (error) => this.log.warn(error.message));
    this.worker.on('failed', (job, error) => this.log.warn(`${job?.name} ${job?.id}: ${error.message}`));
    await this.worker.waitUntilReady();
    for (const { kind, cron } of this.schedules) {
      await this.open().upsertJobScheduler(kind, { pattern: cron, tz: 'Europe/Paris' }, { name: kind, data: {} });
    }
  }

  /** How many jobs are in which state, for the health page and metrics. */
  counts(): Promise<Record<string, number>> {
    return this.open().getJobCounts('waiting', 'active', 'delayed', 'failed', 'completed');
  }

  async onApplicationShutdown(): Promise<void> {
    await this.worker?.close();
    await this.queue?.close();
    await this.pool?.end();
  }

  private async run(job: Job): Promise<void> {
    const handler = this.handlers.get(job.name);
    if (!handler) throw new Error(`no handler for ${job.name}`);
    await handler(job.data as never, { id: job.id ?? '', attempt: job.attemptsMade + 1 });
  }

  private open(): Queue {
    this.queue ??= this.make(Queue, {
      defaultJobOptions: {
        attempts: ATTEMPTS,
        backoff: { type: 'exponential', delay: 1000 },
        removeOnComplete: { age: 3600, count: 10_000 },
        removeOnFail: false,
      },
    });
    return this.queue;
  }

  private make(Kind: typeof Queue, options: object): Queue;
  private make(Kind: typeof Worker, processor: (job: Job) => Promise<void>, options: object): Worker;
  private make(Kind: typeof Queue | typeof Worker, ...args: unknown[]): Queue | Worker {
    const options = args.pop() as object;
    const { redisUrl } = this.settings;
    const Any = Kind as unknown as new (...all: unknown[]) => Queue | Worker;
    const made = redisUrl
      ? new Any(QUEUE, ...args, { ...options, connection: { url: redisUrl, maxRetriesPerRequest: null } })
      : new Any(QUEUE, ...args, { ...options, connection: this.connections() }, createPostgresBackend);
    (made as Queue).on('error', (error) => this.log.warn(error.message));
    return made;
  }

  private connections(): pg.Pool {
    this.pool ??= new pg.Pool({
      connectionString: this.settings.databaseUrl,
      max: 6,
      options: `-c role=${APP_ROLE} -c search_path=bullmq`,
      application_name: 'aid-office queue',
    });
    this.pool.setMaxListeners(0);
    this.pool.on('error', (error) => this.log.warn(error.message));
    return this.pool;
  }
}

import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { GatheringSocket } from './gathering-socket.js';
import { pgTypes, toJson } from './pg-types.js';

/** The role under which the program works. It may not change the shape of the database, nor append-only rows. */
export const APP_ROLE = 'aid_office_app';

/** What a read needs: the database, or the transaction that it must see. */
export interface Queryable {
  query<R>(sql: string, params?: unknown[]): Promise<R[]>;
  one<R>(sql: string, params?: unknown[]): Promise<R | undefined>;
}

const statementNames = new Map<string, string>();

/** The transaction at hand. Everything an act writes goes through it, handed on from the line that opened it. */
export class Tx implements Queryable {
  private readonly underWay: Promise<unknown>[] = [];
  private readonly gathered = new Map<string, unknown[]>();

  constructor(private readonly client: PoolClient) {}

  async query<R>(sql: string, params: unknown[] = []): Promise<R[]> {
    return (await this.client.query(sql, params)).rows as R[];
  }

  async one<R>(sql: string, params: unknown[] = []): Promise<R | undefined> {
    return (await this.query<R>(sql, params))[0];
  }

  /** Like `query`, parsed and planned once a connection: for statements that run all day. */
  async prepared<R>(sql: string, params: unknown[] = []): Promise<R[]> {
    let name = statementNames.get(sql);
    if (!name) statementNames.set(sql, (name = createHash('sha1').update(sql).digest('hex').slice(0, 20)));
    return (await this.client.query({ name, text: sql, values: params })).rows as R[];
  }

  /**
   * Writes without waiting: the statement is on its way while the act goes on, in its place among the others, and the
   * transaction does not end before it has been answered. For rows that nothing reads before the commit. If it fails,
   * all of it fails.
   */
  later(sql: string, params: unknown[] = []): void {
    this.hold(this.prepared(sql, params));
  }

  /** The same for a piece of work whose statement has been sent already, say a move of the ledger. */
  hold(work: Promise<unknown>): void {
    work.catch(() => undefined); // heard in `settled`
    this.underWay.push(work);
  }

  /**
   * Keeps a row for the end of the transaction, when all rows of a statement are written at once, in the order in which they
   * came: a session that decides on hundreds of grants tells them all in one. The statement reads them from `$1`, a JSON array.
   */
  gather(sql: string, row: object): void {
    const rows = this.gathered.get(sql);
    if (rows) rows.push(row);
    else this.gathered.set(sql, [row]);
  }

  /** Sends what was gathered. */
  writeGathered(): void {
    for (const [sql, rows] of this.gathered) this.later(sql, [toJson(rows)]);
  }

  /** Waits for what nobody waited for. @throws the first of its errors */
  async settled(): Promise<void> {
    await Promise.all(this.underWay);
  }
}

const RETRIED = new Set(['40001', '40P01']);

/** "The transaction is aborted": an earlier statement says why. */
const isAftermath = (error: unknown) => (error as { code?: string }).code === '25P02';

/** The one door to PostgreSQL. */
export class Database implements Queryable {
  constructor(readonly source: DataSource) {}

  /** TypeORM's own pool: its `query` answers UPDATE and DELETE in another shape than SELECT. */
  private get pool(): Pool {
    return (this.source.driver as unknown as { master: Pool }).master;
  }

  async query<R>(sql: string, params: unknown[] = []): Promise<R[]> {
    return (await this.pool.query(sql, params)).rows as R[];
  }

  async one<R>(sql: string, params: unknown[] = []): Promise<R | undefined> {
    return (await this.query<R>(sql, params))[0];
  }

  /**
   * Runs the work in one transaction: all of it or nothing. A deadlock or serialization failure runs it again, up to five
   * times, so the work must do nothing outside the transaction.
   */
  async transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.attempt(work);
      } catch (error) {
        if (attempt === 5 || !RETRIED.has((error as { code?: string }).code ?? '')) throw error;
        await sleep(Math.random() * 20 * attempt);
      }
    }
  }

  private async attempt<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    // Statements are sent at once and answered in order, so BEGIN and what is held back for `settled` cost no wait of their own.
    const begun = client.query('BEGIN');
    begun.catch(() => undefined);
    const tx = new Tx(client);
    let broken: Error | undefined;
    try {
      const result = await work(tx);
      tx.writeGathered();
      const [, , { command }] = await Promise.all([begun, tx.settled(), client.query('COMMIT')]);
      // PostgreSQL answers the COMMIT of an aborted transaction without an error, and rolls it back.
      if (command !== 'COMMIT') throw new Error('Rolled back: the act went on after one of its statements had failed');
      return result;
    } catch (error) {
      const cause = await tx.settled().then(
        () => error as unknown,
        (earlier: unknown) => (isAftermath(error) ? earlier : error),
      );
      await client.query('ROLLBACK').catch((lost: Error) => void (broken = lost));
      throw cause;
    } finally {
      client.release(broken);
    }
  }
}

interface SourceWishes {
  /** As the owner (migrations) rather than as the program's role. */
  asOwner?: boolean;
  entities?: DataSourceOptions['entities'];
  poolSize?: number;
}

/** How we connect. The program takes its lesser role at the start of each connection. */
export function dataSourceOptions(
  url: string,
  { asOwner, entities = [], poolSize = 12 }: SourceWishes = {},
): DataSourceOptions {
  const role = asOwner ? '' : `-c role=${APP_ROLE} `;
  return {
    type: 'postgres',
    url,
    entities,
    synchronize: false,
    migrationsRun: false,
    poolSize,
    applicationName: 'aid-office',
    extra: {
      types: pgTypes,
      pipeline: true,
      stream: () => new GatheringSocket(),
      options: `${role}-c timezone=UTC -c statement_timeout=60000 -c idle_in_transaction_session_timeout=60000`,
    },
  };
}

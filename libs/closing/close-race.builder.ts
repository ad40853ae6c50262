import pg from 'pg';
import { position } from '#libs/budgets';
import { newId } from '#libs/kernel';
import type { TestApp } from '#libs/testing';
import { inForce, lineOf, plantBeneficiaries } from '../grants/grants.builder.js';
import { AcceptPaymentOrder } from '../payments/accept-payment-order.js';
import { ConfirmPaidPaymentOrder } from '../payments/confirm-paid-payment-order.js';
import { IssuePaymentOrder } from '../payments/issue-payment-order.js';
import { CloseYearEnd, OpenYearEnd, ReviewYearEnd } from './index.js';

/** What each instalment of the race pays, in cents. */
export const EACH = 10_000n;

/** For tests: the desks of a year's last day, and a look at who waits for whom. */
export class Race {
  /** Today, on the test's clock. */
  now = '2006-02-10';
  readonly clock = { now: () => new Date(`${this.now}T10:00:00Z`) };
  house!: TestApp;
  /** Sees who waits, and may hold what the program may not. */
  private owner!: pg.Client;

  async begin(house: TestApp): Promise<void> {
    this.house = house;
    await plantBeneficiaries(house);
    this.owner = new pg.Client({ connectionString: house.settings.databaseUrl });
    await this.owner.connect();
  }

  async end(): Promise<void> {
    await this.owner.end();
    await this.house.close();
  }

  private finance = () => this.house.actor('finance');
  private accountant = () => this.house.actor('accountant');

  review = async (year: number) => this.house.get(ReviewYearEnd).asProposed(await this.finance(), year);
  close = async (year: number) => this.house.get(CloseYearEnd).run(await this.finance(), year, newId());
  open = async (year: number) => this.house.get(OpenYearEnd).run(await this.finance(), year, newId());
  /** Answers the order's id. */
  issue = async (instalment: string) =>
    (await this.house.get(IssuePaymentOrder).run(await this.finance(), instalment, newId())).id;
  accept = async (order: string) => this.house.get(AcceptPaymentOrder).run(await this.accountant(), order);
  pay = async (order: string) => {
    const sent = { paidOn: this.now, bankReference: newId() };
    return this.house.get(ConfirmPaidPaymentOrder).run(await this.accountant(), order, sent, newId());
  };

  budget = (year: number) => lineOf(this.house, 'aids', year, 10_000_000n);

  /** Grants of one instalment each, all due, in a year with a budget; afterwards it is the last day of its complementary period. */
  async plant(year: number, count: number): Promise<string[]> {
    this.now = `${year}-02-10`;
    await this.budget(year);
    const ids: string[] = [];
    for (let i = 0; i < count; i++) ids.push(await inForce(this.house, { year, cents: EACH, title: `${year} ${i}` }));
    const sql = 'SELECT id FROM instalments WHERE grant_id = ANY($1::uuid[]) ORDER BY id';
    const found = await this.house.db.query<{ id: string }>(sql, [ids]);
    this.now = `${year + 1}-01-31`;
    return found.map(({ id }) => id);
  }

  /** What the year's line and entries say; a closed year must say the same for ever. */
  async booksOf(year: number) {
    const sql = 'SELECT count(*), sum(amount_cents) FROM ledger_entries WHERE year = $1';
    const entries = await this.house.db.one(sql, [year]);
    return { ...(await position(this.house.db, await this.budget(year)))!, entries };
  }

  /** Returns when so many sessions wait for a lock. */
  async waiting(count: number): Promise<void> {
    const sql = 'SELECT count(DISTINCT pid)::int AS n FROM pg_locks WHERE NOT granted';
    for (let i = 0; (await this.owner.query<{ n: number }>(sql)).rows[0]!.n < count; i++) {
      if (i > 400) throw new Error(`${count} sessions should wait for a lock`);
      await new Promise((after) => setTimeout(after, 10));
    }
  }

  /** Runs the work while this statement's rows are held. */
  async holding<T>(sql: string, params: unknown[], work: () => Promise<T>): Promise<T> {
    await this.owner.query('BEGIN');
    try {
      await this.owner.query(sql, params);
      return await work();
    } finally {
      await this.owner.query('ROLLBACK');
    }
  }

  /** So many deadlocks PostgreSQL has broken up since it began. */
  async deadlocks(): Promise<number> {
    const sql = 'SELECT deadlocks::int AS n FROM pg_stat_database WHERE datname = current_database()';
    return (await this.owner.query<{ n: number }>(sql)).rows[0]!.n;
  }
}

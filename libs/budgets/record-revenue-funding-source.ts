import { Inject, Injectable } from '@nestjs/common';
import { record } from '#libs/history';
import { type Actor, type Cents, type Clock, demand, may, notFound, refuse } from '#libs/kernel';
import { CLOCK, Database, once, type Tx } from '#libs/platform';
import { fundingSourceActs } from './funding-source.acts.js';
import { sourcesIn } from './funding-sources.repository.js';
import { asRefusal } from './ledger-refusal.js';

export interface RecordRevenueInput {
  year: number;
  /** The version that was seen, 0 when none: what changed meanwhile is not overwritten. */
  version: number;
  /** The service's own revenue of the year. */
  revenueCents: Cents;
  /** Where the figure comes from, or why it changes. */
  reason: string;
}

/**
 * A service's own revenue of a year, of which its source may give a share (rules 1.6, 1.8). Recorded again, it is corrected: the
 * ceiling follows, and never falls below what is voted.
 * @throws 404 unknown source; 409 `budget.revenue-changed`; 422 `budget.revenue-below-voted`, `budget.year-closed`,
 * `budget.source-without-ceiling`, `budget.year-unknown`.
 */
@Injectable()
export class RecordRevenueFundingSource {
  constructor(
    private readonly db: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  run(actor: Actor, code: string, input: RecordRevenueInput, key: string): Promise<{ code: string; version: number }> {
    return this.db.transaction((tx) =>
      once(tx, { key, actorId: actor.id, act: 'funding-source.record-revenue', body: { code, ...input } }, () =>
        this.record(tx, actor, code, input),
      ),
    );
  }

  private async record(tx: Tx, actor: Actor, code: string, input: RecordRevenueInput) {
    const { year, version, revenueCents, reason } = input;
    const source = (await sourcesIn(tx, year)).find((one) => one.code === code) ?? notFound();
    const sql = 'SELECT closed_at IS NOT NULL AS closed FROM fiscal_years WHERE year = $1';
    const fiscal = await tx.one<{ closed: boolean }>(sql, [year]);
    if (!fiscal) return refuse('budget.year-unknown', { year: String(year) }, 422, 'year');
    const facts = { year, closed: fiscal.closed, limited: source.ceilingBp !== null };
    demand(fundingSourceActs, 'record-revenue', { state: 'open', can: (p) => may(actor, p), facts });
    const call = 'SELECT funding_revenue_record($1, $2, $3, $4, $5, $6, $7) AS version';
    const args = [code, year, version, revenueCents, reason, actor.id, this.clock.now()];
    const recorded = await tx.one<{ version: number }>(call, args).catch((error: unknown) => {
      throw asRefusal(error);
    });
    const told = { revenueCents, before: source.revenueCents, year: String(year), source: source.label };
    const subject = { kind: 'funding-source', id: await subjectId(tx, code, year, recorded!.version) };
    await record(tx, { actor, act: 'funding-source.record-revenue', subject, reason, facts: told });
    return { code, version: recorded!.version };
  }
}

/** History names its subjects by id: the version's row. */
async function subjectId(tx: Tx, code: string, year: number, version: number): Promise<string> {
  const sql = 'SELECT id FROM source_revenues WHERE source = $1 AND year = $2 AND version = $3';
  return (await tx.one<{ id: string }>(sql, [code, year, version]))!.id;
}

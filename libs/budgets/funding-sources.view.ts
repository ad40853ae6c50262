import { namesOf } from '#libs/access';
import { type Actor, type FiscalYear } from '#libs/kernel';
import { allowedActs, languageOf, type Queryable } from '#libs/platform';
import { sumOf } from './budget-lines.view.js';
import { sourceOffers } from './funding-source.acts.js';
import type { FundingSourceDto } from './funding-source.dto.js';
import { revenuesIn, sourcesIn } from './funding-sources.repository.js';
import { type Position, positions } from './position.js';

/** The sources of a year with what they may give, gave and paid; the same number of queries however many lines there are. */
export async function listSources(q: Queryable, actor: Actor, year: FiscalYear): Promise<FundingSourceDto[]> {
  const sources = await sourcesIn(q, year);
  const revenues = await revenuesIn(q, year);
  const names = await namesOf(q, [...new Set(revenues.map((row) => row.recordedBy))]);
  const lines = await q.query<{ id: string; source: string }>(
    'SELECT id, funding_source AS source FROM budget_lines WHERE year = $1',
    [year],
  );
  const balances = await positions(
    q,
    lines.map(({ id }) => id),
  );
  const fiscal = await q.one<{ closed: boolean }>(
    'SELECT closed_at IS NOT NULL AS closed FROM fiscal_years WHERE year = $1',
    [year],
  );
  return sources.map(({ code, label, legalBasis, ceilingBp, ...row }) => {
    const own = lines.filter(({ source }) => source === code);
    const money = ownCredits(sumOf(own.map(({ id }) => balances.get(id)!)));
    const limited = ceilingBp !== null;
    const facts = { year, closed: fiscal?.closed ?? false, limited };
    return {
      ...{ code, label, year, ceilingBp, ...money },
      legalBasis: legalBasis ?? '',
      version: row.version,
      revenueCents: limited ? row.revenueCents : null,
      ceilingCents: limited ? row.ceilingCents : null,
      leftCents: limited ? row.ceilingCents - row.votedCents : null,
      lines: own.length,
      revenues: revenues
        .filter(({ source }) => source === code)
        .map(({ recordedBy, source: _, ...one }) => ({ ...one, recordedByName: names.get(recordedBy) ?? null })),
      allowedActs: allowedActs(limited && fiscal ? sourceOffers(actor, facts) : [], languageOf()),
    };
  });
}

/** What the year gave of its own (rule 8.5): not what was carried in, reversed or settled for a former one. */
const ownCredits = (p: Position) => {
  const former = p.reversedCents + p.settledCents;
  const used = p.committedCents + p.orderedCents + p.paidCents + p.accruedCents + p.carriedCents;
  return {
    votedCents: p.votedCents - p.carriedInCents - former,
    committedCents: used - p.carriedInCents - former,
    paidCents: p.paidCents,
  };
};

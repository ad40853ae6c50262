import { type Actor, addDays, mayIn, notFound, offersOf, parisDate } from '#libs/kernel';
import {
  allowedActs,
  languageOf,
  listPage,
  type Page,
  type Queryable,
  searchQuery,
  Where,
  words,
} from '#libs/platform';
import { accepts, callActs } from './call.acts.js';
import type { CallDto, CallItemDto, CallsQuery } from './call.dto.js';
import { CALL_SELECT, callById, type CallRow } from './calls.repository.js';

/** The office sees every call; everybody else those that were opened. */
const seesDrafts = (actor: Actor | undefined): boolean => actor !== undefined && mayIn(actor, 'call.read', null);

/** The last day on which one may still submit. */
const closingDay = (closesAt: Date): string => addDays(parisDate(closesAt), -1);

export const callItem = (call: CallRow, now: Date): CallItemDto => ({
  id: call.id,
  title: call.title,
  programmeCode: call.programmeCode,
  fiscalYear: call.fiscalYear,
  state: call.state,
  stateLabel: words(languageOf(), `call.state.${call.state}`),
  accepting: accepts(call, now),
  opensAt: call.opensAt,
  closesAt: call.closesAt,
  closesOn: closingDay(call.closesAt),
  envelopeCents: call.envelopeCents,
  minCents: call.minCents,
  maxCents: call.maxCents,
  shareCapPercent: call.shareCapBp === null ? null : call.shareCapBp / 100,
  form: call.form,
});

export function callPage(
  q: Queryable,
  actor: Actor | undefined,
  query: CallsQuery,
  now: Date,
): Promise<Page<CallItemDto>> {
  const where = new Where()
    .when(query.state, 'c.state = $?')
    .when(query.programme, 'c.programme_code = $?')
    .when(query.year, 'c.fiscal_year = $?')
    .when(searchQuery(query.q), `c.search @@ to_tsquery('simple', $?)`);
  if (!seesDrafts(actor)) where.add(`c.state <> 'draft'`);
  return listPage<CallRow, CallItemDto>(q, {
    select: CALL_SELECT,
    from: 'calls c',
    where,
    sort: {
      closes: { column: 'c.closes_at', type: 'timestamptz', descending: true },
      title: { column: 'c.title' },
      envelope: { column: 'c.envelope_cents', type: 'bigint' },
    },
    id: 'c.id',
    query,
    map: (call) => callItem(call, now),
  });
}

export async function callView(q: Queryable, actor: Actor | undefined, id: string, now: Date): Promise<CallDto> {
  const call = await callById(q, id);
  const office = seesDrafts(actor);
  if (call.state === 'draft' && !office) notFound();
  const language = languageOf();
  const offers = actor
    ? offersOf(callActs, { state: call.state, can: (p) => mayIn(actor, p, null), facts: { call, now } })
    : [];
  return {
    ...callItem(call, now),
    version: call.version,
    opensOn: parisDate(call.opensAt),
    eligibility: language === 'fr' ? call.eligibilityFr : call.eligibilityEn,
    eligibilityFr: call.eligibilityFr,
    eligibilityEn: call.eligibilityEn,
    routeCode: call.routeCode,
    criteria: call.criteria,
    ...(office ? await figuresOf(q, id) : { submitted: null, recommendedCents: null }),
    allowedActs: allowedActs(offers, language),
  };
}

async function figuresOf(q: Queryable, id: string): Promise<{ submitted: number; recommendedCents: bigint }> {
  const row = await q.one<{ submitted: bigint; recommended: bigint | null }>(
    `SELECT count(*) AS submitted, sum(recommended_cents) FILTER (WHERE state IN ('recommended', 'granted')) AS recommended
     FROM applications WHERE call_id = $1 AND state <> 'draft'`,
    [id],
  );
  return { submitted: Number(row!.submitted), recommendedCents: BigInt(row!.recommended ?? 0n) };
}

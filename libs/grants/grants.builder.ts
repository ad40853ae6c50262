import type { Type } from '@nestjs/common';
import { DEMO_ORGANISATIONS } from '#libs/access';
import { Approvals } from '#libs/approvals';
import { lineFor, VoteAuthority } from '#libs/budgets';
import { type Actor, type Cents, HOUSE, type LocalDate, newId } from '#libs/kernel';
import { Database, toJson } from '#libs/platform';
import { votedLine } from '../budgets/budgets.builder.js';
import type { PlannedInstalment } from './grant.rules.js';
import { ProposeGrant } from './propose-grant.js';
import type { PlannedSlice } from './slice.rules.js';

/** For tests: what stands before a grant, written as the acts of the other rooms would leave it. */

interface House {
  db: Database;
  get<T>(kind: Type<T>): T;
  actor(name: string): Promise<Actor>;
}

export const { santeSahel, eauPourTous } = DEMO_ORGANISATIONS;

/** The two organisations of the demonstration people, each with a confirmed account. */
export async function plantBeneficiaries({ db, actor }: House): Promise<void> {
  const [officer, finance] = [await actor('officer'), await actor('finance')];
  await db.query(
    `WITH o AS (INSERT INTO organisations (id, kind, name, rna) VALUES ($1, 'ngo', 'Santé Sahel', 'W691000001'),
        ($2, 'ngo', 'Eau pour Tous', 'W671000002') RETURNING id)
     INSERT INTO bank_accounts (id, organisation_id, iban, bic, holder, state, entered_by, confirmed_by, confirmed_at)
     SELECT uuidv7(), id, 'FR3330002005500000157841Z25', 'DEMOFRPP', 'Titulaire', 'confirmed', $3, $4, now() FROM o`,
    [santeSahel, eauPourTous, officer.id, finance.id],
  );
}

/** Another account of the organisation, confirmed by a second person; the one before is withdrawn. Answers its id. */
export async function confirmOtherAccount({ db, actor }: House, organisationId: string, iban: string): Promise<string> {
  const [officer, finance] = [await actor('officer'), await actor('finance')];
  await db.query(
    "UPDATE bank_accounts SET state = 'withdrawn', reason = 'close' WHERE organisation_id = $1 AND state = 'confirmed'",
    [organisationId],
  );
  const id = newId();
  await db.query(
    `INSERT INTO bank_accounts (id, organisation_id, iban, bic, holder, state, entered_by, confirmed_by, confirmed_at)
     VALUES ($1, $2, $3, 'DEMOFRPP', 'Titulaire', 'confirmed', $4, $5, now())`,
    [id, organisationId, iban, officer.id, finance.id],
  );
  return id;
}

interface Wishes {
  organisationId?: string;
  programmeCode?: string;
  year?: number;
  /** Asked and recommended. */
  cents?: Cents;
  title?: string;
  partners?: { name: string; country: string; receivesCents: Cents }[];
}

/** A recommended application on a call of its own. Answers its id. */
export async function recommended({ db, actor }: House, wishes: Wishes = {}): Promise<string> {
  const { organisationId = santeSahel, programmeCode = 'aids', year = 2027, cents = 1_800_000n } = wishes;
  const { title = 'Dépistage de proximité', partners = [] } = wishes;
  const officer = await actor('officer');
  const [callId, id] = [newId(), newId()];
  await db.query(
    `INSERT INTO calls (id, programme_code, fiscal_year, title, eligibility_fr, eligibility_en, opens_at, closes_at, envelope_cents,
       min_cents, max_cents, form, route_code, criteria, state, created_by)
     VALUES ($1, $2, $3, 'Appel', 'x', 'x', now() - interval '2 days', now() - interval '1 day', 900000000000, 1, 900000000000, 'full', $2,
       '{}', 'closed', $4)`,
    [callId, programmeCode, year, officer.id],
  );
  const answers = { place: { startsOn: `${year}-09-01`, endsOn: `${year + 1}-08-31` }, partners: { partners } };
  await db.query(
    `INSERT INTO applications (id, call_id, organisation_id, organisation_name, state, moved_at, answers, title, countries, asked_cents,
       total_cents, receipt_number, submitted_at, submitted_by, snapshot, recommended_cents, recommended_by, created_by)
     SELECT $1, $2, o.id, o.name, 'recommended', now(), $3, $4, '{BF}', $5, $5, $8, now(), $6, '{}', $5, $6, $6
     FROM organisations o WHERE o.id = $7`,
    [id, callId, toJson(answers), title, cents, officer.id, organisationId, `${year}-${id}`],
  );
  return id;
}

/** The programme's line of the year, voted at its first call. */
export async function lineOf(
  { db, get }: House,
  programmeCode: string,
  year: number,
  cents = 170_000_000n,
): Promise<string> {
  const there = await lineFor(db, programmeCode, year);
  if (there) return there.id;
  return votedLine({ get }, cents, { programmeCode, year, function: '048' });
}

interface GrantWishes extends Wishes {
  instalments?: PlannedInstalment[];
  /** With slices: a grant of several years. */
  authorityId?: string;
  slices?: PlannedSlice[];
}

/** A commitment authority of the AIDS programme, planned by year. */
export async function authorityOf({ get }: House, plan: { year: number; plannedCents: Cents }[]): Promise<string> {
  const finance: Actor = { ...HOUSE, permissions: new Map([['authority.vote', new Set([null])]]) };
  const firstYear = plan[0]!.year;
  const vote = { programmeCode: 'aids', firstYear, label: 'Soins', accountingDate: `${firstYear}-01-01`, reason: 'BP' };
  const amountCents = plan.reduce((sum, { plannedCents }) => sum + plannedCents, 0n);
  return (await get(VoteAuthority).run(finance, { ...vote, amountCents, plan }, newId())).id;
}

/** A grant proposed from an application of its own. */
export async function proposed(house: House, wishes: GrantWishes = {}): Promise<{ id: string; applicationId: string }> {
  const { programmeCode = 'aids', year = 2027, cents = 1_800_000n } = wishes;
  await lineOf(house, programmeCode, year);
  const applicationId = await recommended(house, wishes);
  const instalments = wishes.instalments ?? [{ amountCents: cents, dueOn: `${year}-01-15` }];
  const { authorityId, slices } = wishes;
  const purpose = 'Dépister 4 000 personnes.';
  const input = { applicationId, amountCents: cents, purpose, instalments, authorityId, slices };
  return { ...(await house.get(ProposeGrant).run(await house.actor('officer'), input, newId())), applicationId };
}

interface VoteWishes extends GrantWishes {
  grantedCents?: Cents;
  on?: LocalDate;
}

/** The same, voted by the council and, unless asked otherwise, in force: as the approval's last two acts do it. */
export async function inForce(
  house: House,
  wishes: VoteWishes = {},
  last: 'voted' | 'in-force' = 'in-force',
): Promise<string> {
  const { id } = await proposed(house, wishes);
  const { year = 2027, cents = 1_800_000n, grantedCents = cents, on = `${year}-01-10` } = wishes;
  const subject = house.get(Approvals).subject('grant');
  const deliberation = { id: newId(), number: `${year} DGRI ${id.slice(-4)}`, sessionOn: on };
  const actor = await house.actor('secretary');
  const decision = { caseId: newId(), decisionId: newId(), decidedCents: grantedCents };
  const outcome = { ...decision, actor, at: new Date(), reason: null, deliberation };
  await house.db.transaction((tx) => subject.onApproved(tx, id, outcome));
  const dated = { ...deliberation, inForceOn: on, notifiedOn: on };
  if (last === 'in-force')
    await house.db.transaction((tx) => subject.onInForce(tx, [id], { actor, deliberation: dated }));
  return id;
}

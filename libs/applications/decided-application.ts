import { type Actor, type Cents, HOUSE, refuse } from '#libs/kernel';
import type { Tx } from '#libs/platform';
import { record } from '#libs/history';
import { type ApplicationRow, lockApplication, moveApplication } from './applications.repository.js';
import { callById } from './calls.repository.js';

/** What a grant is made from. */
export interface RecommendedApplication {
  id: string;
  callId: string;
  callTitle: string;
  programmeCode: string;
  fiscalYear: number;
  /** Approval route of the call. */
  routeCode: string;
  organisationId: string;
  organisationName: string;
  title: string;
  /** ISO 3166-1 alpha-2. */
  countries: string[];
  receiptNumber: string;
  askedCents: Cents;
  recommendedCents: Cents;
  opinion: string | null;
  /** Days of the project. */
  startsOn: string | null;
  endsOn: string | null;
  /** Local partners by name (rule 2.18); one that receives money needs a clause in the agreement. */
  partners: { name: string; country: string; receivesCents: Cents }[];
  /** Who prepared the file and so may not approve it. */
  preparedBy: string[];
}

/** The facts of a recommended application, held until the transaction ends. @throws 404, 409 `application.not-recommended`. */
export async function recommendedApplication(tx: Tx, id: string): Promise<RecommendedApplication> {
  const row = await lockRecommended(tx, id);
  const call = await callById(tx, row.callId);
  return {
    id,
    callId: call.id,
    callTitle: call.title,
    programmeCode: call.programmeCode,
    fiscalYear: call.fiscalYear,
    routeCode: call.routeCode,
    organisationId: row.organisationId,
    organisationName: row.organisationName,
    title: row.title,
    countries: row.countries,
    receiptNumber: row.receiptNumber!,
    askedCents: row.askedCents,
    recommendedCents: row.recommendedCents!,
    opinion: row.recommendation,
    startsOn: row.answers.place?.startsOn ?? null,
    endsOn: row.answers.place?.endsOn ?? null,
    partners: (row.answers.partners?.partners ?? []).map((partner) => ({
      name: partner.name ?? '',
      country: partner.country ?? '',
      receivesCents: partner.receivesCents ?? 0n,
    })),
    preparedBy: [row.recommendedBy!],
  };
}

interface Decided {
  now: Date;
  actor?: Actor;
}

/** The grant was voted and is in force. @throws 404, 409 `application.not-recommended`. */
export async function markGranted(
  tx: Tx,
  id: string,
  { now = new Date(), actor = HOUSE }: Partial<Decided> = {},
): Promise<void> {
  const { organisationId } = await lockRecommended(tx, id);
  await moveApplication(tx, id, { state: 'granted', now });
  await record(tx, { at: now, actor, act: 'application.grant', subject: { kind: 'application', id }, organisationId });
}

/** The grant was refused by those who decide. @throws 404, 409 `application.not-recommended`. */
export async function markRefused(
  tx: Tx,
  id: string,
  reason: string,
  { now = new Date(), actor = HOUSE }: Partial<Decided> = {},
): Promise<void> {
  const { organisationId } = await lockRecommended(tx, id);
  await moveApplication(tx, id, { state: 'refused', now, refusedReason: reason });
  await record(tx, {
    at: now,
    actor,
    act: 'application.refuse',
    subject: { kind: 'application', id },
    organisationId,
    reason,
  });
}

async function lockRecommended(tx: Tx, id: string): Promise<ApplicationRow> {
  const row = await lockApplication(tx, id);
  if (row.state !== 'recommended')
    refuse('application.not-recommended', { state: `application.state.${row.state}` }, 409);
  return row;
}

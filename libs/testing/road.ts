import { addDays, today, systemClock } from '#libs/kernel';
import type { Answer, TestClient } from './client.js';
import type { TestApp } from './app.js';
import { paper, wholeDraft, STATEMENTS } from '../applications/applications.builder.js';
import { plant as plantOrganisations } from '../organisations/organisations.demo.js';

type Person =
  | 'editor'
  | 'signatory'
  | 'officer'
  | 'reviewer'
  | 'head'
  | 'elected'
  | 'secretary'
  | 'finance'
  | 'accountant'
  | 'auditor';

/** Everybody who has a part in a grant, signed in. */
export type Cast = Record<Person, TestClient>;

const PEOPLE: Person[] = [
  'editor',
  'signatory',
  'officer',
  'reviewer',
  'head',
  'elected',
  'secretary',
  'finance',
  'accountant',
  'auditor',
];

export async function castOf(house: TestApp): Promise<Cast> {
  const clients = await Promise.all(PEOPLE.map((name) => house.as(name)));
  return Object.fromEntries(PEOPLE.map((name, i) => [name, clients[i]!])) as Cast;
}

/** The body of an answer that must be a success. */
export function good<T = any>(answer: Answer<T>): T {
  if (answer.status >= 300) throw new Error(`${answer.status}: ${answer.bytes.toString()}`);
  return answer.body;
}

const DAY = today(systemClock);
export const YEAR = Number(DAY.slice(0, 4));

/** Organisations with confirmed accounts, and a voted line of the AIDS programme in this year. Answers the line's id. */
export async function plantGround(house: TestApp, { finance }: Cast, votedCents = 170_000_000): Promise<string> {
  await plantOrganisations(house.app);
  const line = { programmeCode: 'aids', section: 'operating', chapter: '65', nature: '65748', function: '04' };
  const sides = [{ ...line, label: 'Lutte contre le sida', amountCents: votedCents }];
  const act = { kind: 'BP', year: YEAR, title: `Budget primitif ${YEAR}`, reason: 'Budget primitif', sides };
  const { id } = good(await finance.post('/api/budget-acts', act));
  const form = new FormData();
  form.append('file', new Blob(['%PDF-1.7\n%%EOF']), 'deliberation.pdf');
  good(await finance.post(`/api/budget-acts/${id}/attach`, form));
  good(await finance.post(`/api/budget-acts/${id}/adopt`, { accountingDate: DAY, decision: 'Budget primitif' }));
  return good(await finance.get(`/api/budget-acts/${id}`)).sides[0].lineId;
}

/** A call of this year that is open now. */
export async function openCall({ officer }: Cast, title: string): Promise<string> {
  const call = {
    programmeCode: 'aids',
    fiscalYear: YEAR,
    title,
    eligibilityFr: 'Associations déclarées depuis un an.',
    eligibilityEn: 'Associations declared for a year.',
    opensOn: addDays(DAY, -1),
    closesOn: addDays(DAY, 30),
    envelopeCents: 170_000_000,
    minCents: 500_000,
    maxCents: 3_000_000,
    form: 'full',
  };
  const { id } = good(await officer.post('/api/calls', call));
  good(await officer.post(`/api/calls/${id}/open`));
  return id;
}

/** From a draft to an application that is recommended with 18,000.00 (or what is given). Answers its id. */
export async function recommended(cast: Cast, callId: string, cents = 1_800_000): Promise<string> {
  const { editor, signatory, officer, reviewer } = cast;
  const id = await wholeDraft(editor, callId);
  const at = `/api/applications/${id}`;
  good(await signatory.post(`${at}/submit`, STATEMENTS));
  good(await officer.post(`${at}/complete`));
  const { id: reviewerId } = good(await reviewer.get('/api/session'));
  good(await officer.post(`${at}/assign`, { reviewerIds: [reviewerId] }));
  const review = good(await reviewer.get(at)).reviews[0];
  good(await reviewer.post(`/api/reviews/${review.id}/accept`));
  const criteria = good(await reviewer.get(at)).criteria as { key: string }[];
  good(
    await reviewer.post(`/api/reviews/${review.id}/score`, {
      scores: criteria.map(({ key }) => ({ criterion: key, score: 4 })),
      comment: 'Projet solide, équipe connue.',
    }),
  );
  good(await officer.post(`${at}/recommend`, { amountCents: cents, opinion: 'Avis favorable.' }));
  return id;
}

/** Proposes the grant in two instalments, the first due today. Answers grant and approval case. */
export async function proposed(
  { officer }: Cast,
  applicationId: string,
  lineId: string,
): Promise<{ id: string; caseId: string; cents: number }> {
  const { recommendedCents: cents } = good(await officer.get(`/api/grants/proposal/${applicationId}`));
  const first = Math.round(cents * 0.7);
  const instalments = [
    { amountCents: first, dueOn: DAY },
    { amountCents: cents - first, condition: 'Compte rendu intermédiaire' },
  ];
  const { id } = good(
    await officer.post('/api/grants', {
      applicationId,
      lineId,
      amountCents: cents,
      purpose: 'Dépistage de proximité',
      instalments,
    }),
  );
  const { caseId } = good(await officer.get(`/api/grants/${id}`));
  return { id, caseId, cents };
}

export const caseAt = async ({ auditor }: Cast, caseId: string) =>
  good(await auditor.get(`/api/approval-cases/${caseId}`));

/** All steps before the vote. */
export async function approved(cast: Cast, caseId: string): Promise<void> {
  for (let left = 5; left > 0; left--) {
    const { step, steps } = await caseAt(cast, caseId);
    const { kind } = steps.find((s: { position: number }) => s.position === step);
    const at = `/api/approval-cases/${caseId}`;
    if (kind === 'vote') return;
    if (kind === 'opinion') {
      good(await cast.officer.post(`${at}/give-opinion`, { step, favourable: true, reason: 'Conforme au règlement.' }));
      continue;
    }
    const { allowedActs } = good(await cast.head.get(at));
    const headMay = allowedActs.some(
      (a: { act: string; allowed: boolean }) => a.act === 'approval.approve' && a.allowed,
    );
    good(await cast[headMay ? 'head' : 'elected'].post(`${at}/approve`, { step }));
  }
}

/** The council's vote on some cases, and the dates that bring it into force. */
export async function votedInForce(cast: Cast, number: string, caseIds: string[]): Promise<string> {
  const votes = await Promise.all(
    caseIds.map(async (caseId) => ({ caseId, step: (await caseAt(cast, caseId)).step, result: 'adopted' })),
  );
  const { id } = good(await cast.secretary.post('/api/deliberations', { number, sessionOn: DAY, votes }));
  good(await cast.secretary.post(`/api/deliberations/${id}/transmit`, { on: DAY }));
  good(await cast.secretary.post(`/api/deliberations/${id}/publish`, { on: DAY }));
  return id;
}

/** The agreement, signed on both sides. */
export async function signed({ officer, head, signatory }: Cast, grantId: string): Promise<void> {
  good(await officer.post(`/api/grants/${grantId}/draw-up`, { language: 'fr' }));
  good(await signatory.post(`/api/grants/${grantId}/give-signed`, paper('signed')));
  good(await head.post(`/api/grants/${grantId}/sign`));
}

/** The first instalment: ordered, accepted, paid. Answers the order's number. */
export async function paid({ finance, accountant }: Cast, grantId: string): Promise<string> {
  const { instalments } = good(await finance.get(`/api/grants/${grantId}`));
  const { id } = good(await finance.post('/api/payment-orders', { instalmentId: instalments[0].id }));
  good(await accountant.post(`/api/payment-orders/${id}/accept`));
  good(
    await accountant.post(`/api/payment-orders/${id}/confirm-paid`, {
      paidOn: DAY,
      bankReference: `VIR-${id.slice(-8)}`,
    }),
  );
  return good(await finance.get(`/api/payment-orders/${id}`)).number;
}

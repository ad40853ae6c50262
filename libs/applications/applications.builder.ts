import { DEMO_ORGANISATIONS } from '#libs/access';
import type { Clock } from '#libs/kernel';
import type { Database } from '#libs/platform';
import type { CreateCallDto } from './call.dto.js';
import { wholeAnswers } from './form.builder.js';
import { type Answers, SECTIONS } from './form.js';

/** For tests: the two organisations of the demonstration people, calls and drafts. */

export async function plantApplicants(db: Database): Promise<void> {
  await db.query(
    `INSERT INTO organisations (id, kind, name, rna, seat_country, town, country) VALUES
       ($1, 'ngo', 'Santé Sahel', 'W691000001', 'FR', 'Lyon', 'FR'), ($2, 'ngo', 'Eau pour Tous', 'W671000002', 'FR', 'Strasbourg', 'FR')`,
    [DEMO_ORGANISATIONS.santeSahel, DEMO_ORGANISATIONS.eauPourTous],
  );
}

/** Open for the whole of June 2027, Paris time, unless changed. */
export const aCall = (changes: Partial<CreateCallDto> = {}): CreateCallDto => ({
  programmeCode: 'aids',
  fiscalYear: 2027,
  title: 'Lutte contre le sida 2027',
  eligibilityFr: 'Associations déclarées depuis un an.',
  eligibilityEn: 'Associations declared for a year.',
  opensOn: '2027-06-01',
  closesOn: '2027-06-30',
  envelopeCents: 4_000_000n,
  minCents: 500_000n,
  maxCents: 3_000_000n,
  shareCapPercent: 50,
  form: 'full',
  ...changes,
});

/** A clock that tests set. */
export class SetClock implements Clock {
  constructor(private at: string) {}
  set(at: string): void {
    this.at = at;
  }
  now(): Date {
    return new Date(this.at);
  }
}

interface Client {
  post(path: string, body?: unknown): Promise<{ status: number; body: { id: string } }>;
  patch(path: string, body?: unknown): Promise<{ status: number; body: unknown }>;
}

/** A draft on the call with all sections and papers, made through the API. Answers its id. */
export async function wholeDraft(client: Client, callId: string, changes: Partial<Answers> = {}): Promise<string> {
  const { body } = await client.post('/api/applications', { callId });
  const answers = wholeAnswers(changes);
  for (const section of SECTIONS) {
    const saved = await client.patch(`/api/applications/${body.id}`, { version: 0, [section]: answers[section] });
    if (saved.status !== 200) throw new Error(`${section}: ${JSON.stringify(saved.body)}`);
  }
  for (const kind of ['statutes', 'accounts']) await client.post(`/api/applications/${body.id}/files`, paper(kind));
  return body.id;
}

/** A small PDF in a multipart form. */
export function paper(kind: string, more: Record<string, string> = {}): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries({ kind, ...more })) form.append(name, value);
  form.append(
    'file',
    new Blob(['%PDF-1.4\n%âãÏÓ\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF'], { type: 'application/pdf' }),
    `${kind}.pdf`,
  );
  return form;
}

export const STATEMENTS = { sworn: true, republicanCommitment: true };

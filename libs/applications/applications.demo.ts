import type { INestApplicationContext } from '@nestjs/common';
import { DEMO_ORGANISATIONS } from '#libs/access';
import { addDays, addMonths, type Clock, type LocalDate, startOfParisDay, today } from '#libs/kernel';
import { CLOCK, Database } from '#libs/platform';
import { closeCall } from './close-call.js';
import { DemoActs } from './demo-acts.js';
import { demoAnswers } from './demo-answers.js';
import { demoCalls, type DemoCall } from './demo-calls.js';
import { openNewCall } from './open-call.js';
import { createCall } from './create-call.js';

const QUESTION = 'Pouvez-vous joindre les comptes signés et préciser qui conduit le suivi sur place ?';
const OPINION =
  'Projet solide, porté par un partenaire connu ; le montant proposé couvre la part demandée dans la limite de l’enveloppe.';
const ASIDE = 'Le projet ne relève pas de l’appel : aucune action sur place n’est prévue avant la deuxième année.';

/** Calls of this and next year with some sixty applications in all states, by invented organisations. */
export async function plant(app: INestApplicationContext): Promise<void> {
  const db = app.get(Database);
  if (await db.one('SELECT 1 FROM calls LIMIT 1')) return;
  const acts = new DemoActs(app);
  const day = today(app.get<Clock>(CLOCK));
  for (const call of demoCalls(day)) await plantCall(db, acts, call, day);
}

async function plantCall(db: Database, acts: DemoActs, call: DemoCall, day: LocalDate): Promise<void> {
  const officer = await acts.as('officer');
  const { opensOn } = call.input;
  const madeAt = new Date(Math.min(Date.now(), startOfParisDay(opensOn).getTime()));
  const make = call.state === 'draft' ? createCall : openNewCall;
  const id = await db.transaction((tx) => make(tx, officer, call.input, madeAt));
  const { santeSahel, eauPourTous } = DEMO_ORGANISATIONS;
  const others = await db.query<{ id: string }>(
    `SELECT id FROM organisations WHERE kind = 'ngo' AND seat_country = 'FR' AND id <> ALL ($1::uuid[]) ORDER BY id`,
    [[santeSahel, eauPourTous]],
  );
  const organisations = [santeSahel, eauPourTous, ...others.map((row) => row.id)];
  // the demonstration's own draft is the last that moves, so that it stands first in its list
  for (const [i, end] of [...call.ends.entries()].reverse()) {
    const organisationId = organisations[i < 2 ? i : 2 + ((i - 2 + call.shift) % others.length)]!;
    await plantApplication(acts, { call, callId: id, organisationId, index: call.shift + i, end, day });
  }
  if (call.state === 'closed') await db.transaction((tx) => closeCall(tx, officer, id, new Date()));
}

interface Story {
  call: DemoCall;
  callId: string;
  organisationId: string;
  index: number;
  end: string;
  day: LocalDate;
}

async function plantApplication(
  acts: DemoActs,
  { call, callId, organisationId, index, end, day }: Story,
): Promise<void> {
  const writer = await acts.writerOf(organisationId, index);
  const projects = acts.texts.projects[call.projects];
  const { minCents, maxCents, opensOn } = call.input;
  const askedCents = minCents + ((maxCents - minCents) * BigInt((index * 37) % 90)) / 100n;
  const startsOn = addMonths(`${call.input.fiscalYear}-09-01`, index % 4);
  const facts = {
    project: projects[index % projects.length]!,
    writer: writer.name,
    email: writer.email,
    askedCents,
    index,
  };
  const answers = demoAnswers({ ...facts, startsOn, endsOn: addDays(addMonths(startsOn, 12), -1) });
  const at = (days: number) =>
    new Date(
      Math.min(
        startOfParisDay(addDays(opensOn, days + (index % 12))).getTime() + 9 * 3_600_000 + index * 240_000,
        startOfParisDay(day).getTime(),
      ),
    );
  const whole =
    end === 'draft' ? { ...answers, budget: { ...answers.budget, produits: [] }, indicators: null } : answers;
  const id = await acts.draft(writer, callId, organisationId, whole, at(end === 'draft' ? 200 : 2));
  if (end === 'draft') return;
  await acts.submit(writer, id, at(5));
  await handle(acts, { id, end, askedCents, index, at });
}

interface Handled {
  id: string;
  end: string;
  askedCents: bigint;
  index: number;
  at: (days: number) => Date;
}

/** What the office did with it, up to the end of its story. */
async function handle(acts: DemoActs, { id, end, askedCents, index, at }: Handled): Promise<void> {
  if (end === 'submitted') return;
  if (end === 'questioned') return acts.question(id, QUESTION, at(12));
  if (end === 'refused') return acts.setAside(id, ASIDE, at(14));
  await acts.complete(id, at(14));
  if (end === 'complete') return;
  await acts.assign(id, at(15));
  if (end === 'in-review') return;
  await acts.score(id, index, at(22));
  if (end === 'reviewed') return;
  await acts.recommend(id, (askedCents * BigInt(70 + (index % 4) * 10)) / 100n, OPINION, at(28));
}

/** Applications to an emergency's call, which came within hours. */
export async function plantEmergencyFiles(app: INestApplicationContext, callId: string): Promise<void> {
  const db = app.get(Database);
  const acts = new DemoActs(app);
  const day = today(app.get<Clock>(CLOCK));
  const rows = await db.query<{ id: string }>(
    `SELECT id FROM organisations WHERE kind = 'ngo' AND seat_country = 'FR' ORDER BY id LIMIT 6`,
  );
  for (const [i, end] of (['recommended', 'complete', 'submitted'] as const).entries()) {
    const organisationId = rows[i + 2]!.id;
    const writer = await acts.writerOf(organisationId, i + 2);
    const askedCents = 4_000_000n + BigInt(i) * 1_500_000n;
    const dates = { startsOn: day, endsOn: addMonths(day, 6) };
    const project = acts.texts.projects.emergency[i]!;
    const answers = demoAnswers({
      project,
      writer: writer.name,
      email: writer.email,
      askedCents,
      index: i * 2,
      ...dates,
    });
    const now = new Date();
    const id = await acts.draft(writer, callId, organisationId, answers, now);
    await acts.submit(writer, id, now);
    if (end !== 'submitted') await acts.complete(id, now);
    if (end === 'recommended') await acts.recommend(id, askedCents, OPINION, now);
  }
}

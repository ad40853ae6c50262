import type { INestApplicationContext } from '@nestjs/common';
import {
  actorByEmail,
  actorById,
  AddPerson,
  DEMO_ORGANISATIONS,
  demoEmail,
  type DemoPersonKey,
  holdersOf,
} from '#libs/access';
import { Documents } from '#libs/documents';
import type { Actor, Clock } from '#libs/kernel';
import { Database, type Tx } from '#libs/platform';
import { AcceptReview } from './accept-review.js';
import { AssignApplication } from './assign-application.js';
import { insertFile, reviewsOf } from './around.repository.js';
import { CompleteApplication } from './complete-application.js';
import { demoTexts } from './demo-projects.js';
import { QuestionApplication } from './question-application.js';
import { RecommendApplication } from './recommend-application.js';
import { CRITERIA } from './review.rules.js';
import { SaveApplication } from './save-application.js';
import { ScoreReview } from './score-review.js';
import { SetAsideApplication } from './set-aside-application.js';
import { StartApplication } from './start-application.js';
import { SubmitApplication } from './submit-application.js';
import { type Answers, SECTIONS } from './form.js';

/** The room's own acts, done by the demonstration people at the days of their story. */
export class DemoActs {
  private readonly db: Database;
  private readonly documents: Documents;
  readonly texts = demoTexts();
  private readonly people = new Map<string, Actor>();

  constructor(private readonly app: INestApplicationContext) {
    this.db = app.get(Database);
    this.documents = app.get(Documents);
  }

  async as(key: DemoPersonKey): Promise<Actor> {
    const actor = this.people.get(key) ?? (await actorByEmail(this.db, demoEmail(key)))!;
    this.people.set(key, actor);
    return actor;
  }

  /** Who writes and signs for an organisation: the demonstration people for theirs, an invented person for each other. */
  async writerOf(organisationId: string, index: number): Promise<Actor> {
    if (organisationId === DEMO_ORGANISATIONS.santeSahel) return this.as('signatory');
    if (organisationId === DEMO_ORGANISATIONS.eauPourTous) return this.as('editor2');
    const [known] = await holdersOf(this.db, 'application.submit', organisationId);
    if (known) return (await actorById(this.db, known.id))!;
    const email = `writer-${index + 1}@demo.example`;
    const name = this.texts.writers[index % this.texts.writers.length]!;
    const input = { name, email, language: 'fr' as const, role: 'ngo-signatory' as const, scope: organisationId };
    const id = await this.app.get(AddPerson).run(await this.as('admin'), input);
    return (await actorById(this.db, id))!;
  }

  /** A draft with these answers and its papers. Answers its id. */
  async draft(writer: Actor, callId: string, organisationId: string, answers: Answers, at: Date): Promise<string> {
    const clock = clockAt(at);
    const { id } = await new StartApplication(this.db, clock).run(writer, { callId, organisationId });
    const save = new SaveApplication(this.db, clock);
    for (const section of SECTIONS) {
      if (answers[section]) await save.run(writer, id, { version: 0, [section]: answers[section] });
    }
    await this.db.transaction(async (tx) => {
      for (const [kind, name] of PAPERS) await this.paper(tx, writer, id, kind, name, at);
    });
    return id;
  }

  private async paper(tx: Tx, writer: Actor, id: string, kind: string, title: string, at: Date): Promise<void> {
    const rows = [['Document', title]];
    const bytes = this.documents.pdf(new URL('./demo-paper.typ', import.meta.url), { title, language: 'fr', rows });
    const owner = { kind: 'application', id };
    const kept = await this.documents.store(tx, { bytes, name: `${title}.pdf`, by: writer, owner });
    await insertFile(tx, id, { documentId: kept.id, kind, questionId: null, by: writer.id, now: at });
  }

  submit(writer: Actor, id: string, at: Date): Promise<unknown> {
    return new SubmitApplication(this.db, this.documents, clockAt(at)).run(writer, id, {
      sworn: true,
      republicanCommitment: true,
    });
  }

  async question(id: string, text: string, at: Date): Promise<void> {
    await new QuestionApplication(this.db, clockAt(at)).run(await this.as('officer'), id, text);
  }

  async complete(id: string, at: Date): Promise<void> {
    await new CompleteApplication(this.db, clockAt(at)).run(await this.as('officer'), id);
  }

  async assign(id: string, at: Date): Promise<void> {
    const reviewer = await this.as('reviewer');
    await new AssignApplication(this.db, clockAt(at)).run(await this.as('officer'), id, [reviewer.id]);
  }

  async score(id: string, index: number, at: Date): Promise<void> {
    const reviewer = await this.as('reviewer');
    const [review] = await reviewsOf(this.db, id);
    await new AcceptReview(this.db, clockAt(at)).run(reviewer, review!.id);
    const scores = CRITERIA.map((criterion, i) => ({ criterion, score: 5 - ((index * 3 + i * (index % 3) + i) % 4) }));
    const comment = this.texts.comments[index % this.texts.comments.length]!;
    await new ScoreReview(this.db, clockAt(at)).run(reviewer, review!.id, { scores, comment });
  }

  async recommend(id: string, amountCents: bigint, opinion: string, at: Date): Promise<void> {
    await new RecommendApplication(this.db, clockAt(at)).run(await this.as('officer'), id, { amountCents, opinion });
  }

  async setAside(id: string, reason: string, at: Date): Promise<void> {
    await new SetAsideApplication(this.db, clockAt(at)).run(await this.as('officer'), id, reason);
  }
}

const PAPERS = [
  ['statutes', 'Statuts de l’association'],
  ['accounts', 'Comptes du dernier exercice'],
] as const;

const clockAt = (at: Date): Clock => ({ now: () => at });

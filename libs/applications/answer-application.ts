import { Inject, Injectable } from '@nestjs/common';
import type { Actor, Clock } from '#libs/kernel';
import { CLOCK, Database } from '#libs/platform';
import { record } from '#libs/history';
import { moveApplication } from './applications.repository.js';
import { answerOf, openQuestions } from './around.repository.js';
import { take } from './take-application.js';

/** The organisation answers one question; with the last one the file is the officer's again. @throws 404 when it was answered already. */
@Injectable()
export class AnswerApplication {
  constructor(
    private readonly db: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  run(actor: Actor, id: string, questionId: string, text: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      const now = this.clock.now();
      const { row } = await take(tx, actor, id, 'answer', now);
      await answerOf(tx, id, questionId, text, actor.id, now);
      const left = await openQuestions(tx, id);
      await moveApplication(tx, id, { state: left === 0 ? 'submitted' : 'questioned', now });
      await record(tx, {
        at: now,
        actor,
        act: 'application.answer',
        subject: { kind: 'application', id },
        organisationId: row.organisationId,
        facts: { questionId, left, title: row.title },
      });
    });
  }
}

import { Inject, Injectable } from '@nestjs/common';
import type { Actor, Clock } from '#libs/kernel';
import { CLOCK, Database } from '#libs/platform';
import { record } from '#libs/history';
import { moveApplication } from './applications.repository.js';
import { insertQuestion } from './around.repository.js';
import { take } from './take-application.js';

/** Asks the organisation for what is missing or unclear. @throws 403, 404, 409 `wrong-state`. */
@Injectable()
export class QuestionApplication {
  constructor(
    private readonly db: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  run(actor: Actor, id: string, text: string): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const now = this.clock.now();
      const { row } = await take(tx, actor, id, 'question', now);
      const questionId = await insertQuestion(tx, id, text, actor.id, now);
      await moveApplication(tx, id, { state: 'questioned', now });
      await record(tx, {
        at: now,
        actor,
        act: 'application.question',
        subject: { kind: 'application', id },
        organisationId: row.organisationId,
        facts: { questionId, title: row.title },
      });
      return { id: questionId };
    });
  }
}

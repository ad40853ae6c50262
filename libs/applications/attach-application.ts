import { Inject, Injectable } from '@nestjs/common';
import { type Actor, type Clock, notFound, refuse } from '#libs/kernel';
import { CLOCK, Database } from '#libs/platform';
import { Documents } from '#libs/documents';
import { record } from '#libs/history';
import { filesOf, insertFile, questionsOf } from './around.repository.js';
import { FILE_KINDS } from './form.js';
import { take } from './take-application.js';

/** More papers than this nobody reads. */
const MAX_FILES = 40;

type Upload = Parameters<Parameters<Documents['receive']>[1]>[0];

interface Attached {
  kind: string;
  /** The question that the paper answers; needed after submission. */
  questionId: string | null;
  upload: Upload;
}

/**
 * Keeps a paper with the draft, or with the answer to an open question. @throws 404 for another's question; 422 `field.choice`,
 * `application.too-many-files`; 409 `wrong-state` when the file is frozen.
 */
@Injectable()
export class AttachApplication {
  constructor(
    private readonly db: Database,
    private readonly documents: Documents,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  run(actor: Actor, id: string, { kind, questionId, upload }: Attached): Promise<{ id: string }> {
    if (!(FILE_KINDS as readonly string[]).includes(kind)) refuse('field.choice', {}, 422, 'kind');
    return this.db.transaction(async (tx) => {
      const now = this.clock.now();
      const { row } = await take(tx, actor, id, 'attach', now);
      if (row.state === 'questioned') {
        const question = (await questionsOf(tx, id)).find((q) => q.id === questionId);
        if (!question || question.answeredAt) notFound();
      }
      if ((await filesOf(tx, id)).length >= MAX_FILES) refuse('application.too-many-files', { limit: MAX_FILES });
      const kept = await this.documents.store(tx, { upload, by: actor, owner: { kind: 'application', id } });
      const onQuestion = row.state === 'questioned' ? questionId : null;
      const fileId = await insertFile(tx, id, { documentId: kept.id, kind, questionId: onQuestion, by: actor.id, now });
      await record(tx, {
        at: now,
        actor,
        act: 'application.attach',
        subject: { kind: 'application', id },
        organisationId: row.organisationId,
        facts: { fileId, name: kept.name },
      });
      return { id: fileId };
    });
  }
}

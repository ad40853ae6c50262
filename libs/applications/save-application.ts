import { Inject, Injectable } from '@nestjs/common';
import { type Actor, type Clock, refuse } from '#libs/kernel';
import { CLOCK, Database } from '#libs/platform';
import type { SaveApplicationDto, SavedDto } from './application.dto.js';
import { saveSection } from './applications.repository.js';
import { totalsOf } from './budget.rules.js';
import { type Answers, SECTIONS } from './form.js';
import { take } from './take-application.js';
import { withoutBlankRows } from './form.js';

/**
 * Keeps one section of a draft, complete or not. The version is the section's own, so that colleagues can fill different sections at
 * the same time. Saving as one types leaves no history: the submission freezes what counts.
 * @throws 409 `application.stale` when a colleague saved this section meanwhile, `wrong-state` after submission; 422 `application.one-section`.
 */
@Injectable()
export class SaveApplication {
  constructor(
    private readonly db: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  run(actor: Actor, id: string, { version, ...sections }: SaveApplicationDto): Promise<SavedDto> {
    const given = SECTIONS.filter((section) => sections[section]);
    const section = given[0];
    if (!section || given.length > 1) refuse('application.one-section');
    return this.db.transaction(async (tx) => {
      const now = this.clock.now();
      const { row } = await take(tx, actor, id, 'save', now);
      if ((row.sectionVersions[section] ?? 0) !== version)
        refuse('application.stale', { section: `application.section.${section}` }, 409, section);
      const answers: Answers = { ...row.answers, [section]: withoutBlankRows(sections[section]!) };
      return {
        section,
        version: await saveSection(tx, row, section, answers),
        savedAt: now,
        totals: totalsOf(answers.budget),
      };
    });
  }
}

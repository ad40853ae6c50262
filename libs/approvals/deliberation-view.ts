import { Inject, Injectable } from '@nestjs/common';
import { namesOf } from '#libs/access';
import { timeline } from '#libs/history';
import { type Actor, type Clock, type Language, may, offersOf, today } from '#libs/kernel';
import { allowedActs, CLOCK, Database, type Page, words } from '#libs/platform';
import { DATING_VERBS, fixedDate } from './date-deliberation.js';
import { deliberationActs } from './deliberation.acts.js';
import type { DeliberationDto, DeliberationItemDto, DeliberationsQueryDto, VoteResultDto } from './deliberation.dto.js';
import type { Deliberation } from './deliberation.entity.js';
import { deliberationById, listDeliberations, type VoteRow, votesOf } from './deliberations.repository.js';

/** Deliberations as people read them. */
@Injectable()
export class DeliberationView {
  constructor(
    private readonly db: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list({ language }: Actor, query: DeliberationsQueryDto): Promise<Page<DeliberationItemDto>> {
    const page = await listDeliberations(this.db, query);
    return { ...page, items: page.items.map((row) => item(row, language)) };
  }

  /** @throws 404 */
  async show(actor: Actor, id: string): Promise<DeliberationDto> {
    const { language } = actor;
    const row = await deliberationById(this.db, id);
    const [votes, names, happenings] = await Promise.all([
      votesOf(this.db, id),
      namesOf(this.db, [row.recordedBy]),
      timeline(this.db, [{ kind: 'deliberation', id }], language),
    ]);
    return {
      ...item(row, language),
      version: row.version,
      numberYear: row.numberYear,
      numberParts: row.numberParts,
      recordedByName: names.get(row.recordedBy) ?? '',
      recordedAt: row.recordedAt,
      votes: votes.map((vote) => result(vote, language)),
      allowedActs: allowedActs(this.offers(actor, row), language, {
        inForce: String(row.state === 'in-force'),
        inForceOn: row.inForceOn,
      }),
      timeline: happenings,
    };
  }

  private offers(actor: Actor, row: Deliberation) {
    const can = (permission: string) => may(actor, permission);
    return DATING_VERBS.flatMap((verb) => {
      const facts = { sessionOn: row.sessionOn, today: today(this.clock), fixed: fixedDate(row, verb) };
      return offersOf(deliberationActs, { state: row.state, can, facts }).filter(
        ({ act }) => act === `deliberation.${verb}`,
      );
    });
  }
}

function item(row: Deliberation, language: Language): DeliberationItemDto {
  const { id, number, title, sessionOn, state, transmittedOn, publishedOn, notifiedOn, inForceOn } = row;
  const stateLabel = words(language, `deliberation.state.${state}`);
  return { id, number, title, sessionOn, state, stateLabel, transmittedOn, publishedOn, notifiedOn, inForceOn };
}

const result = ({ act, ...vote }: VoteRow, language: Language): VoteResultDto => ({
  ...vote,
  adopted: act === 'adopt',
  stateLabel: words(language, `approval.state.${vote.state}`),
});

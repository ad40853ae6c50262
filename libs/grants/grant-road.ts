import { type LocalDate, parisDate } from '#libs/kernel';
import { languageOf, words } from '#libs/platform';
import type { RoadDto, RoadStepDto } from './grant.dto.js';
import type { GrantRow } from './grants.repository.js';

export interface RoadFacts {
  grant: Pick<
    GrantRow,
    'state' | 'movedAt' | 'votedOn' | 'inForceOn' | 'signedOn' | 'agreementId' | 'signedCopyId' | 'organisationName'
  >;
  agreementRequired: boolean;
  /** Of the application. */
  submittedOn: LocalDate | null;
  /** The instalment that comes next, if one does. */
  next: { state: 'planned' | 'due' | 'ordered'; from: LocalDate | null; payBy: LocalDate | null } | null;
  lastPaidOn: LocalDate | null;
  /** The open step of the approval case, in the reader's language, and its last day. */
  step: { label: string; dueOn: LocalDate | null } | null;
  portal: boolean;
}

const DECIDED = ['in-force', 'signed', 'closed'];

/** Where a grant stands on the one line that portal and office share (screens: "the road"). */
export function roadOf(facts: RoadFacts): RoadDto {
  const at = situationOf(facts);
  const say = (key: string, values = {}) => words(languageOf(), key, values);
  const who = { organisation: facts.grant.organisationName, step: facts.step?.label ?? '' };
  const paying = at === 'due' || at === 'ordered';
  const moving = !['refused', 'abandoned', 'closed'].includes(at);
  return {
    steps: stepsOf(facts, at),
    holder: moving && at !== 'waiting' ? say(`grant.holder.${at}`, who) : null,
    since: moving ? parisDate(facts.grant.movedAt) : null,
    until: (at === 'deciding' ? facts.step?.dueOn : paying ? facts.next?.payBy : null) ?? null,
    next: say(`grant.next.${at}${facts.portal ? '.portal' : ''}`, { from: facts.next?.from ?? 'unknown' }),
  };
}

/** One word for what the grant waits for. */
type Situation =
  | 'deciding'
  | 'returned'
  | 'refused'
  | 'voted'
  | 'to-draw-up'
  | 'to-give-signed'
  | 'to-sign'
  | 'waiting'
  | 'due'
  | 'ordered'
  | 'report'
  | 'closed'
  | 'abandoned';

function situationOf({ grant, agreementRequired, next }: RoadFacts): Situation {
  if (grant.state === 'proposed') return 'deciding';
  if (grant.state !== 'in-force' && grant.state !== 'signed') return grant.state;
  if (grant.state === 'in-force' && (agreementRequired || grant.agreementId)) {
    if (!grant.agreementId) return 'to-draw-up';
    return grant.signedCopyId ? 'to-sign' : 'to-give-signed';
  }
  if (!next) return 'report';
  return next.state === 'planned' ? 'waiting' : next.state;
}

function stepsOf({ grant, agreementRequired, submittedOn, lastPaidOn }: RoadFacts, at: Situation): RoadStepDto[] {
  const before = ['prepared', 'submitted', 'complete', 'reviewed', 'recommended'].map((key) => ({
    key,
    state: 'done' as const,
    on: key === 'submitted' ? submittedOn : null,
  }));
  const decided = DECIDED.includes(grant.state) || grant.inForceOn !== null;
  const signing = ['to-draw-up', 'to-give-signed', 'to-sign'].includes(at);
  const paying = ['waiting', 'due', 'ordered'].includes(at);
  const paid = at === 'report' || at === 'closed';
  const stopped = at === 'refused' || at === 'abandoned';
  const state = (done: boolean, now: boolean, here: boolean): RoadStepDto['state'] =>
    done ? 'done' : stopped && here ? 'stopped' : now ? 'now' : 'ahead';
  const withAgreement = agreementRequired || grant.agreementId !== null;
  const signed = !signing && decided && !stopped;
  return [
    ...before,
    { key: 'decided', state: state(decided, !stopped, true), on: grant.votedOn },
    ...(withAgreement
      ? [{ key: 'signed', state: state(signed || grant.signedOn !== null, signing, decided), on: grant.signedOn }]
      : []),
    { key: 'paid', state: state(paid, paying, decided && (!withAgreement || grant.signedOn !== null)), on: lastPaidOn },
    { key: 'reported', state: state(at === 'closed', at === 'report', false), on: null },
  ];
}

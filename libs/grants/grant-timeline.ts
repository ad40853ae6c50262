import type { Queryable } from '#libs/platform';

interface Joined {
  /** The records of another room that happen to this grant too. */
  subjectsOf: (q: Queryable, grantId: string) => Promise<{ kind: string; id: string }[]>;
  /** Which of their acts the beneficiary reads. */
  told: readonly string[];
}

const joined: Joined[] = [];

/** A room below brings what happens there to the grant's timeline; called at import. */
export const joinGrantTimeline = (room: Joined): void => void joined.push(room);

export const joinedSubjects = async (q: Queryable, grantId: string): Promise<{ kind: string; id: string }[]> =>
  (await Promise.all(joined.map(({ subjectsOf }) => subjectsOf(q, grantId)))).flat();

/** What an NGO reads of the timeline: from the decision on, and not how it was reached. */
const TOLD = /^grant\.(?!propose|revise|return)/;

export const isTold = (act: string): boolean => TOLD.test(act) || joined.some(({ told }) => told.includes(act));

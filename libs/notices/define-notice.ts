import type { HistoryEvent } from '#libs/history';
import type { Language } from '#libs/kernel';
import type { Queryable, WordValues } from '#libs/platform';

/** Who is told what when something happens. Words: `notice.<key>.subject` and `notice.<key>.text`. */
export interface NoticeDefinition {
  /** The history verb, e.g. `grant.sign`. */
  act: string;
  /** Names the words where one act tells different people different things; the act when left out. */
  key?: string;
  /** Ids of the people; nobody is an answer. */
  audience: (q: Queryable, event: HistoryEvent) => Promise<string[]>;
  /** The page it is about. `/grants/<id>` opens in the reader's own shell, `/portal/…` and `/office/…` stay as they are. */
  link: (event: HistoryEvent) => string;
  /** Values for the words, beside the event's facts, `actorName` and `reason`. */
  values?: (q: Queryable, event: HistoryEvent, language: Language) => Promise<WordValues>;
}

const definitions = new Map<string, NoticeDefinition[]>();

/**
 * Declares a notice; rooms call it at import. One event tells a person at most one thing: where two definitions of an act name the
 * same person, the one defined first counts.
 */
export function defineNotice(definition: NoticeDefinition): void {
  const { act, key = act } = definition;
  const all = definitions.get(act) ?? [];
  if (all.some((d) => (d.key ?? d.act) === key)) throw new Error(`the notice ${key} is defined twice`);
  definitions.set(act, [...all, definition]);
}

export const noticesOf = (act: string): readonly NoticeDefinition[] => definitions.get(act) ?? [];

export const allNotices = (): readonly NoticeDefinition[] => [...definitions.values()].flat();

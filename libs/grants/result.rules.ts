import type { LocalDate, Refusal } from '#libs/kernel';

/** An indicator as the application's form has it: words of the applicant. */
export interface PromisedResult {
  name: string;
  target: string;
}

/** The first whole number in what an applicant wrote: `environ 4 000 personnes`, `1,200 people`. Null when there is none. */
export function numberIn(text: string): number | null {
  const found = /\d{1,3}(?:[\s\u00a0\u202f.,]\d{3})+(?!\d)|\d+/.exec(text);
  const number = found ? Number(found[0].replace(/\D/g, '')) : 0;
  return number > 0 && number <= 2_147_483_647 ? number : null;
}

const stems = (text: string): Set<string> =>
  new Set(
    text
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .split(/[^a-z0-9]+/)
      .filter((word) => word.length > 3 && !COMMON.has(word))
      .map((word) => word.slice(0, 6)),
  );
const COMMON = new Set(['personnes', 'people', 'avec', 'sous', 'ayant', 'dans', 'pour', 'nombre', 'number', 'acces']);

/**
 * Which of the applicant's promises an indicator may mean: the one that shares most words with it. A proposal for the officer,
 * who sees both and decides.
 */
export function likelyPromise<P extends PromisedResult>(label: string, promises: readonly P[]): P | undefined {
  const wanted = stems(label);
  const shared = (promise: P) => [...stems(promise.name)].filter((word) => wanted.has(word)).length;
  return [...promises].filter((one) => shared(one) > 0).sort((a, b) => shared(b) - shared(a))[0];
}

export interface ReportedValue {
  countedOn: LocalDate;
  today: LocalDate;
}

/** A report tells what was counted, so its day cannot lie ahead. */
export const faultsOfResult = ({ countedOn, today }: ReportedValue): Refusal[] =>
  countedOn > today ? [{ code: 'grant.counted-in-future', path: 'countedOn', facts: { today } }] : [];

export interface TargetAsked {
  indicatorId: string;
  target: number;
}

/** Only what the grant's programme counts can be promised, each once. */
export function faultsOfTargets(asked: readonly TargetAsked[], known: readonly { id: string }[]): Refusal[] {
  const ids = new Set(known.map(({ id }) => id));
  return asked.flatMap(({ indicatorId }, i): Refusal[] => {
    const path = `targets.${i}.indicatorId`;
    if (!ids.has(indicatorId)) return [{ code: 'grant.indicator-of-other-programme', path }];
    if (asked.findIndex((one) => one.indicatorId === indicatorId) < i) return [{ code: 'grant.target-twice', path }];
    return [];
  });
}

import type { Refusal } from '#libs/kernel';

/** What reviewers look at. Labels: `review.criterion.<key>`. */
export const CRITERIA = ['relevance', 'feasibility', 'partners', 'budget', 'results'] as const;
export type Criterion = (typeof CRITERIA)[number];

export interface Weight {
  key: Criterion;
  /** Of 100. */
  weight: number;
}

export const USUAL_WEIGHTS: readonly Weight[] = [
  { key: 'relevance', weight: 30 },
  { key: 'feasibility', weight: 20 },
  { key: 'partners', weight: 15 },
  { key: 'budget', weight: 20 },
  { key: 'results', weight: 15 },
];

export const MAX_SCORE = 5;

export function weightRefusals(weights: readonly Weight[]): Refusal[] {
  const sum = weights.reduce((total, { weight }) => total + weight, 0);
  const twice = new Set(weights.map(({ key }) => key)).size < weights.length;
  return sum === 100 && !twice ? [] : [{ code: 'call.weights', path: 'criteria', facts: { sum } }];
}

export function scoreRefusals(weights: readonly Weight[], scores: Partial<Record<Criterion, number>>): Refusal[] {
  return weights
    .filter(({ key }) => scores[key] === undefined)
    .map(({ key }) => ({
      code: 'review.score-missing',
      path: `scores.${key}`,
      facts: { criterion: `review.criterion.${key}` },
    }));
}

/** Of 100 points, in hundredths: 8650 is 86.50. Scores go from 0 to 5. */
export const totalOf = (weights: readonly Weight[], scores: Partial<Record<Criterion, number>>): number =>
  weights.reduce((total, { key, weight }) => total + ((scores[key] ?? 0) * weight * 100) / MAX_SCORE, 0);

/** Mean of the totals in hundredths, rounded half up; null without any. */
export const meanOf = (totals: readonly number[]): number | null =>
  totals.length === 0 ? null : Math.round(totals.reduce((a, b) => a + b, 0) / totals.length);

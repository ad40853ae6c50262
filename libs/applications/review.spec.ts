import { recommendRefusals } from './recommend.rules.js';
import { meanOf, scoreRefusals, totalOf, USUAL_WEIGHTS, weightRefusals } from './review.rules.js';

describe('reviews', () => {
  const best = { relevance: 5, feasibility: 5, partners: 5, budget: 5, results: 5 };

  it('add up to 100 points by the weights of the call', () => {
    expect(totalOf(USUAL_WEIGHTS, best)).toBe(10_000);
    expect(totalOf(USUAL_WEIGHTS, { ...best, relevance: 4, budget: 2 })).toBe(8_200);
  });

  it('want a score for every criterion', () => {
    const { results: _, ...others } = best;
    expect(scoreRefusals(USUAL_WEIGHTS, others)).toMatchObject([
      { code: 'review.score-missing', path: 'scores.results' },
    ]);
  });

  it('have a mean rounded half up, and none without reviews', () => {
    expect(meanOf([8_001, 8_000])).toBe(8_001);
    expect(meanOf([])).toBeNull();
  });

  it('have weights that make 100, each criterion once', () => {
    expect(weightRefusals(USUAL_WEIGHTS)).toEqual([]);
    expect(
      weightRefusals([
        { key: 'budget', weight: 50 },
        { key: 'budget', weight: 50 },
      ]),
    ).toHaveLength(1);
    expect(weightRefusals([{ key: 'budget', weight: 99 }])).toHaveLength(1);
  });
});

describe('a recommended amount', () => {
  const facts = {
    askedCents: 1_800_000n,
    totalCents: 4_000_000n,
    maxCents: 3_000_000n,
    shareCapBp: 5000,
    leftCents: 1_500_000n,
  };
  const codes = (amount: bigint, changes = {}) =>
    recommendRefusals(amount, { ...facts, ...changes }).map((refusal) => refusal.code);

  it('stays within what was asked, the call and what the envelope still holds', () => {
    expect(codes(1_500_000n)).toEqual([]);
    expect(codes(1_500_001n)).toEqual(['application.recommend-above-envelope']);
    expect(codes(1_800_001n, { leftCents: 9_000_000n })).toEqual(['application.recommend-above-asked']);
    expect(codes(1_000_000n, { maxCents: 999_999n })).toEqual(['application.recommend-above-max']);
    expect(codes(1_000_000n, { shareCapBp: 2499 })).toEqual(['application.share-too-large']);
  });
});

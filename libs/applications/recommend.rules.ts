import { basisPoints, type Cents, type Refusal } from '#libs/kernel';

interface AmountFacts {
  askedCents: Cents;
  /** Cash total of the project's budget (rule 2.11). */
  totalCents: Cents;
  maxCents: Cents;
  shareCapBp: number | null;
  /** Of the call's envelope, after what was recommended already. */
  leftCents: Cents;
}

/** An amount is at most what was asked, what the call allows one application, its share of the cash total, and what the envelope still holds. */
export function recommendRefusals(amountCents: Cents, facts: AmountFacts): Refusal[] {
  const { askedCents, totalCents, maxCents, shareCapBp, leftCents } = facts;
  const path = 'amountCents';
  const share = basisPoints(amountCents, totalCents);
  const refusals: Refusal[] = [];
  if (amountCents > askedCents)
    refusals.push({ code: 'application.recommend-above-asked', path, facts: { askedCents } });
  if (amountCents > maxCents) refusals.push({ code: 'application.recommend-above-max', path, facts: { maxCents } });
  if (amountCents > leftCents)
    refusals.push({ code: 'application.recommend-above-envelope', path, facts: { leftCents } });
  if (shareCapBp !== null && share !== null && share > shareCapBp)
    refusals.push({ code: 'application.share-too-large', path, facts: { share: share / 100, cap: shareCapBp / 100 } });
  return refusals;
}

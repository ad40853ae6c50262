import { parisDeadline, type Refusal, Refused, startOfParisDay } from '#libs/kernel';
import type { CreateCallDto } from './call.dto.js';
import type { CallContent } from './calls.repository.js';
import { USUAL_WEIGHTS, weightRefusals } from './review.rules.js';

/** From the days and percents that people say to what is kept. @throws 422 with everything that does not fit together. */
export function contentOf(input: CreateCallDto): CallContent {
  const criteria = input.criteria?.length ? input.criteria : [...USUAL_WEIGHTS];
  const refusals: Refusal[] = [...weightRefusals(criteria), ...orderRefusals(input)];
  if (refusals.length > 0) throw new Refused(refusals);
  return {
    programmeCode: input.programmeCode,
    fiscalYear: input.fiscalYear,
    title: input.title,
    eligibilityFr: input.eligibilityFr,
    eligibilityEn: input.eligibilityEn,
    opensAt: startOfParisDay(input.opensOn),
    closesAt: parisDeadline(input.closesOn),
    envelopeCents: input.envelopeCents,
    minCents: input.minCents,
    maxCents: input.maxCents,
    shareCapBp: input.shareCapPercent ? input.shareCapPercent * 100 : null,
    form: input.form,
    routeCode: input.programmeCode,
    criteria,
  };
}

function orderRefusals({ opensOn, closesOn, minCents, maxCents, envelopeCents }: CreateCallDto): Refusal[] {
  const refusals: Refusal[] = [];
  if (closesOn < opensOn)
    refusals.push({ code: 'call.closes-before-opening', path: 'closesOn', facts: { opensOn, closesOn } });
  if (minCents > maxCents)
    refusals.push({ code: 'call.min-above-max', path: 'minCents', facts: { minCents, maxCents } });
  if (maxCents > envelopeCents)
    refusals.push({ code: 'call.max-above-envelope', path: 'maxCents', facts: { maxCents, envelopeCents } });
  return refusals;
}

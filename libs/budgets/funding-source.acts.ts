import { definePermission } from '#libs/access';
import { type ActOffer, type Actor, defineActs, may, type Refusal, refusalsOf } from '#libs/kernel';

definePermission({ key: 'funding-source.record-revenue', roles: ['finance'] });

interface SourceFacts {
  year: number;
  closed: boolean;
  /** Its ceiling depends on a service's revenue. */
  limited: boolean;
}

const yearIsOpen = ({ year, closed }: SourceFacts): Refusal | undefined =>
  closed ? { code: 'budget.year-closed', facts: { year: String(year) } } : undefined;

const isLimited = ({ limited }: SourceFacts): Refusal | undefined =>
  limited ? undefined : { code: 'budget.source-without-ceiling' };

/** A wrong revenue is corrected by recording it again: each version stays, with its reason. */
export const fundingSourceActs = defineActs<'open', SourceFacts>({
  kind: 'funding-source',
  states: ['open'],
  final: ['open'],
  acts: {
    'record-revenue': {
      from: [],
      to: 'open',
      permission: 'funding-source.record-revenue',
      rules: [yearIsOpen, isLimited],
      needsReason: true,
    },
  },
});

/** Offered to those who may, whether or not something was recorded before. */
export function sourceOffers(actor: Actor, facts: SourceFacts): ActOffer[] {
  const can = (permission: string) => may(actor, permission);
  if (!can('funding-source.record-revenue')) return [];
  const reasons = refusalsOf(fundingSourceActs, 'record-revenue', { state: 'open', can, facts });
  const offer = { act: 'funding-source.record-revenue', irreversible: false, needsReason: true };
  return [{ ...offer, allowed: reasons.length === 0, reasons }];
}

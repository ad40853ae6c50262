import type { LocalDate, Refusal } from '#libs/kernel';
import { GLIDE } from './emergency.dto.js';

/** As people paste it: `eq 2001 000033 ind`, with any dash. Null when there is none. */
export const tidyGlide = (text: string | null | undefined): string | null =>
  text
    ? text
        .trim()
        .toUpperCase()
        .replace(/[\s‐-―_]+/g, '-')
    : null;

interface Facts {
  glide: string | null;
  happenedOn: LocalDate;
  today: LocalDate;
}

/** The GLIDE number has its form (rule 6.7), and nothing is answered before it has happened. */
export function emergencyRefusals({ glide, happenedOn, today }: Facts): Refusal[] {
  const refusals: Refusal[] = [];
  if (glide && !GLIDE.test(glide)) refusals.push({ code: 'emergency.glide', path: 'glide', facts: { glide } });
  if (happenedOn > today) refusals.push({ code: 'emergency.in-future', path: 'happenedOn', facts: { happenedOn } });
  return refusals;
}

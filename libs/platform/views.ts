import type { ActOffer, Language } from '#libs/kernel';
import { FlagField, TextField, TextsField } from './fields.js';
import { say } from './problems.js';
import { words, type WordValues } from './words.js';

/** A button as the API offers it. The screen draws it and decides nothing. */
export class AllowedActDto {
  @TextField({ description: '`<kind>.<verb>`' }) act!: string;
  @TextField({ description: 'The words on the button' }) label!: string;
  @TextField({ max: 500, description: 'What it will do' }) effect!: string;
  @FlagField() allowed!: boolean;
  @FlagField({ description: 'No other act undoes it: ask once' }) irreversible!: boolean;
  @FlagField() needsReason!: boolean;
  @TextsField({ description: 'Why it is refused now' }) reasons!: string[];
}

/** `values` are for the effects whose words depend on where the record stands. */
export const allowedActs = (
  offers: readonly ActOffer[],
  language: Language,
  values: WordValues = {},
): AllowedActDto[] =>
  offers.map((offer) => ({
    act: offer.act,
    label: words(language, offer.act),
    effect: words(language, `${offer.act}.effect`, values),
    allowed: offer.allowed,
    irreversible: offer.irreversible,
    needsReason: offer.needsReason,
    reasons: offer.reasons.map((reason) => say(reason, language)),
  }));

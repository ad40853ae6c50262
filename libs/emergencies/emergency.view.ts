import { type Actor, countryName, may, offersOf } from '#libs/kernel';
import { allowedActs, languageOf, words } from '#libs/platform';
import type { EmergencyRow } from './emergencies.repository.js';
import { emergencyActs } from './emergency.acts.js';
import type { EmergencyDto } from './emergency.dto.js';

export function emergencyDto(row: EmergencyRow, actor: Actor | undefined, now: Date): EmergencyDto {
  const language = languageOf();
  const { callState, opensAt, submitted, ...shown } = row;
  const offers = actor
    ? offersOf(emergencyActs, { state: row.state, can: (permission) => may(actor, permission), facts: null })
    : [];
  return {
    ...shown,
    countryName: countryName(row.country, language),
    stateLabel: words(language, `emergency.state.${row.state}`),
    accepting: callState === 'open' && opensAt <= now && now < row.closesAt,
    submitted: Number(submitted),
    allowedActs: allowedActs(offers, language),
  };
}

import { type Clock, type Refusal, Refused, today } from '#libs/kernel';
import { parseRna, parseSiret } from './identifiers.js';
import type { OrganisationInput } from './organisation.dto.js';

/**
 * The input with its numbers as they are kept, without spaces.
 * @throws 422 with everything that is wrong: `siret.…`, `rna.wrong`, `organisation.identity-missing` (rule 2.24),
 * `organisation.foreign-part`, `organisation.country-unknown`, `organisation.founded-later`.
 */
export function tidyOrganisation(input: OrganisationInput, clock: Clock): OrganisationInput {
  const siret = input.siret ? parseSiret(input.siret) : null;
  const rna = input.rna ? parseRna(input.rna) : null;
  const foreign = [input.foreignCountry, input.foreignRegister, input.foreignNumber].filter(Boolean).length;
  const faults: (Refusal | undefined)[] = [
    typeof siret === 'object' && siret ? siret : undefined,
    typeof rna === 'object' && rna ? rna : undefined,
    foreign === 1 || foreign === 2 ? { code: 'organisation.foreign-part', path: 'foreignNumber' } : undefined,
    !input.siret && !input.rna && foreign === 0 ? { code: 'organisation.identity-missing', path: 'siret' } : undefined,
    ...(['seatCountry', 'country', 'foreignCountry'] as const).map((path) => unknownCountry(input[path], path)),
    input.foundedOn && input.foundedOn > today(clock)
      ? { code: 'organisation.founded-later', path: 'foundedOn' }
      : undefined,
  ];
  const found = faults.filter((fault) => fault !== undefined);
  if (found.length > 0) throw new Refused(found);
  return { ...input, siret: siret as string | null, rna: rna as string | null };
}

const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

function unknownCountry(code: string | null | undefined, path: string): Refusal | undefined {
  if (!code || names.of(code)) return undefined;
  return { code: 'organisation.country-unknown', path, facts: { country: code } };
}

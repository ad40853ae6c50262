import { Day, Facts, useWords } from '../ui/index.js';
import type { components } from '../api.js';

export type Organisation = components['schemas']['OrganisationDto'];

/** Who it is, by which numbers, and where. */
export function OrganisationFacts({ organisation: o }: { organisation: Organisation }) {
  const { t } = useWords();
  const foreign = o.foreignNumber ? `${o.foreignNumber} (${o.foreignRegister}, ${o.foreignCountry})` : null;
  return (
    <Facts
      items={[
        [t('kind'), o.kindLabel],
        [t('acronym'), o.acronym],
        [t('siret'), o.siret?.replace(/(\d{3})(\d{3})(\d{3})(\d{5})/, '$1 $2 $3 $4')],
        [t('rna'), o.rna],
        [t('foreign.number'), foreign],
        [t('founded'), o.foundedOn ? <Day date={o.foundedOn} /> : null],
        [t('seat'), o.seatCountryName],
        [
          t('address'),
          [o.street, o.street2, [o.postcode, o.town].filter(Boolean).join(' '), o.countryName]
            .filter(Boolean)
            .join(', '),
        ],
        [t('email'), o.email ? <a href={`mailto:${o.email}`}>{o.email}</a> : null],
        [t('phone'), o.phone],
        [
          t('website'),
          o.website ? (
            <a href={o.website} rel="noreferrer external">
              {o.website.replace(/^https?:\/\//, '')}
            </a>
          ) : null,
        ],
      ]}
    />
  );
}

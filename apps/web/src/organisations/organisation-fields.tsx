import type { ReactNode } from 'react';
import { DateField, HiddenField, SelectField, TextField, useWords, type Option } from '../ui/index.js';

export const KINDS = ['ngo', 'city', 'network', 'un-agency', 'public-body'];

/** What is asked of an organisation; the same for the office and for the organisation itself. */
export function OrganisationFields({ countries, version }: { countries: Option[]; version?: number }) {
  const { t } = useWords();
  return (
    <>
      {version === undefined ? null : <HiddenField name="version" kind="int" value={version} />}
      <SelectField
        name="kind"
        label={t('kind')}
        options={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
      />
      <TextField name="name" label={t('name')} maxLength={200} />
      <TextField name="acronym" label={t('acronym')} maxLength={30} optional />
      <DateField name="foundedOn" label={t('founded')} optional />
      <SelectField name="seatCountry" label={t('seat')} options={countries} />
      <IdentityFields countries={countries} />
      <PlaceFields countries={countries} />
    </>
  );
}

function PlaceFields({ countries }: { countries: Option[] }) {
  const { t } = useWords();
  return (
    <>
      <Part name="address">
        <TextField name="street" label={t('street')} maxLength={70} autoComplete="address-line1" optional />
        <TextField name="street2" label={t('street2')} maxLength={70} autoComplete="address-line2" optional />
        <TextField
          name="postcode"
          label={t('postcode')}
          maxLength={16}
          autoComplete="postal-code"
          className="narrow"
          optional
        />
        <TextField name="town" label={t('town')} maxLength={70} autoComplete="address-level2" optional />
        <SelectField name="country" label={t('country')} options={countries} />
      </Part>
      <Part name="contact">
        <TextField name="email" type="email" label={t('email')} maxLength={254} autoComplete="email" optional />
        <TextField name="phone" type="tel" label={t('phone')} maxLength={40} autoComplete="tel" optional />
        <TextField
          name="website"
          type="url"
          label={t('website')}
          hint={t('website.hint')}
          maxLength={200}
          autoComplete="url"
          optional
        />
      </Part>
    </>
  );
}

function IdentityFields({ countries }: { countries: Option[] }) {
  const { t } = useWords();
  return (
    <Part name="identity.numbers">
      <p className="hint">{t('identity.hint')}</p>
      <TextField name="siret" label={t('siret')} hint={t('siret.hint')} inputMode="numeric" maxLength={30} optional />
      <TextField name="rna" label={t('rna')} hint={t('rna.hint')} maxLength={20} optional />
      <SelectField
        name="foreignCountry"
        label={t('foreign.country')}
        options={countries}
        blank={t('foreign.none')}
        optional
      />
      <TextField
        name="foreignRegister"
        label={t('foreign.register')}
        hint={t('foreign.register.hint')}
        maxLength={100}
        optional
      />
      <TextField name="foreignNumber" label={t('foreign.number')} maxLength={60} optional />
    </Part>
  );
}

/** A part of a long form under a heading of its own. */
function Part({ name, children }: { name: string; children: ReactNode }) {
  const { t } = useWords();
  const id = `part-${name.replace('.', '-')}`;
  return (
    <div role="group" aria-labelledby={id} className="form">
      <h2 id={id}>{t(name)}</h2>
      {children}
    </div>
  );
}

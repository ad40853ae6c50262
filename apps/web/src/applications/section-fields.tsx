import { DateField, MoneyField, RadioField, TextArea, TextField, useWords } from '../ui/index.js';
import { BudgetFields } from './budget-fields.js';
import { CountriesField } from './countries-field.js';
import type { CountryOption } from './countries.server.js';
import { IndicatorFields, PartnerFields } from './row-fields.js';
import type { Application, SectionKey } from './sections.js';

interface SectionFieldsProps {
  section: SectionKey;
  file: Application;
  countries: CountryOption[];
}

/** The fields of one section. */
export function SectionFields({ section, file, countries }: SectionFieldsProps) {
  switch (section) {
    case 'request':
      return <RequestFields />;
    case 'contact':
      return <ContactFields />;
    case 'project':
      return <ProjectFields short={file.call.form === 'short'} />;
    case 'place':
      return <PlaceFields countries={countries} />;
    case 'partners':
      return <PartnerFields rows={file.answers.partners?.partners ?? []} countries={countries} />;
    case 'budget':
      return <BudgetFields file={file} />;
    case 'indicators':
      return <IndicatorFields rows={file.answers.indicators?.indicators ?? []} />;
  }
}

const CHOICES = {
  aid: ['cash', 'in-kind'],
  renewal: ['first', 'renewal'],
  purpose: ['project', 'running-costs'],
  duration: ['yearly', 'multi-year'],
};

function RequestFields() {
  const { t } = useWords();
  return (
    <>
      {Object.entries(CHOICES).map(([key, values]) => (
        <RadioField
          key={key}
          name={`request.${key}`}
          label={t(`request.${key}`)}
          options={values.map((value) => ({ value, label: t(`request.${key}.${value}`) }))}
        />
      ))}
      <MoneyField
        name="request.publicAidCents"
        label={t('request.publicAidCents')}
        hint={t('request.publicAidCents.hint')}
      />
    </>
  );
}

function ContactFields() {
  const { t } = useWords();
  return (
    <>
      <TextField name="contact.name" label={t('contact.name')} autoComplete="name" />
      <TextField name="contact.role" label={t('contact.role')} />
      <TextField name="contact.email" label={t('contact.email')} type="email" autoComplete="email" />
      <TextField
        name="contact.phone"
        label={t('contact.phone')}
        hint={t('contact.phone.hint')}
        type="tel"
        autoComplete="tel"
      />
    </>
  );
}

function ProjectFields({ short }: { short: boolean }) {
  const { t } = useWords();
  const area = (key: string, rows: number, optional = false) => (
    <TextArea
      name={`project.${key}`}
      label={t(`project.${key}`)}
      hint={t(`project.${key}.hint`)}
      rows={rows}
      maxLength={4000}
      optional={optional}
    />
  );
  return (
    <>
      <TextField name="project.title" label={t('project.title')} hint={t('project.title.hint')} maxLength={200} />
      {area('need', 6)}
      {area('aims', 6, short)}
      {area('public', 4, short)}
      {area('means', 6)}
    </>
  );
}

function PlaceFields({ countries }: { countries: CountryOption[] }) {
  const { t } = useWords();
  return (
    <>
      <CountriesField name="place.countries" label={t('place.countries')} options={countries} />
      <TextArea name="place.place" label={t('place.place')} hint={t('place.place.hint')} rows={2} maxLength={500} />
      <DateField name="place.startsOn" label={t('place.startsOn')} />
      <DateField name="place.endsOn" label={t('place.endsOn')} />
    </>
  );
}

import { Form, Heading, Submit, useWords, type Option } from '../ui/index.js';
import type { Organisation } from './organisation-facts.js';
import { OrganisationFields } from './organisation-fields.js';

export function ChangeOrganisationForm({
  organisation,
  countries,
}: {
  organisation: Organisation;
  countries: Option[];
}) {
  const { t } = useWords();
  return (
    <>
      <Heading title={t('change.title')} over={organisation.name} />
      <Form act="organisation.change" defaults={organisation}>
        <OrganisationFields countries={countries} version={organisation.version} />
        <Submit>{t('change')}</Submit>
      </Form>
    </>
  );
}

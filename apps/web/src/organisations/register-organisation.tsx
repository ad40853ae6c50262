import { useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { visit } from '../context.js';
import { actionTo } from '../form.server.js';
import { Form, Heading, Submit, useWords } from '../ui/index.js';
import { countryOptions } from './countries.server.js';
import { OrganisationFields } from './organisation-fields.js';

export const loader = ({ context }: LoaderFunctionArgs) => ({ countries: countryOptions(visit(context).language) });

export const action = actionTo('organisations', {
  'organisation.register': {
    post: '/api/organisations',
    to: (made: { id: string }) => `/office/organisations/${made.id}`,
  },
});

export default function RegisterOrganisation() {
  const { countries } = useLoaderData<typeof loader>();
  const { t } = useWords();
  return (
    <>
      <Heading title={t('register.title')} lead={t('register.lead')} />
      <Form act="organisation.register" defaults={{ kind: 'ngo', country: 'FR', seatCountry: 'FR' }}>
        <OrganisationFields countries={countries} />
        <Submit>{t('register')}</Submit>
      </Form>
    </>
  );
}

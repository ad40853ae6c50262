import { useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { visit } from '../context.js';
import { actionTo } from '../form.server.js';
import { Form, Heading, RadioField, Submit, TextField, useWords } from '../ui/index.js';
import { RoleFields } from './role-fields.js';
import { roleOptions } from './role-options.server.js';

export const loader = ({ context }: LoaderFunctionArgs) => roleOptions(visit(context));

export const action = actionTo('access', {
  'person.add': {
    post: '/api/people',
    to: (person: { id: string }) => `/office/people/${person.id}`,
    done: (person: { name: string; email: string }, { t }) => ({
      what: t('added', { name: person.name }),
      told: [person.email],
    }),
  },
});

export default function AddPerson() {
  const options = useLoaderData<typeof loader>();
  const { t } = useWords();
  return (
    <>
      <Heading title={t('person.add')} lead={t('person.add.lead')} />
      <Form act="person.add" defaults={{ language: 'fr' }}>
        <TextField name="name" label={t('name.full')} maxLength={120} />
        <TextField name="email" type="email" label={t('email')} maxLength={254} />
        <RadioField
          name="language"
          label={t('language')}
          options={['fr', 'en'].map((value) => ({ value, label: t(`language.${value}`) }))}
        />
        <RoleFields {...options} />
        <Submit>{t('person.add.send')}</Submit>
      </Form>
    </>
  );
}

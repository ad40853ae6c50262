import { useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { visit } from '../context.js';
import { actionTo } from '../form.server.js';
import { Form, Heading, Submit, useWords } from '../ui/index.js';
import { CallFields } from './call-fields.js';
import { programmeOptions } from './programmes.server.js';

const WEIGHTS = { relevance: 30, feasibility: 20, partners: 15, budget: 20, results: 15 };

export async function loader({ context }: LoaderFunctionArgs) {
  const criteria = Object.entries(WEIGHTS).map(([key, weight]) => ({ key, weight }));
  const fiscalYear = new Date().getFullYear();
  return { programmes: await programmeOptions(visit(context).api), first: { form: 'full', fiscalYear, criteria } };
}

export const action = actionTo('applications', {
  'call.create': { post: '/api/calls', to: (made: { id: string }) => `/office/calls/${made.id}` },
});

export default function NewCall() {
  const { programmes, first } = useLoaderData<typeof loader>();
  const { t } = useWords();
  return (
    <>
      <Heading title={t('call.create')} lead={t('call.create.effect')} />
      <Form act="call.create" defaults={first}>
        <CallFields programmes={programmes} />
        <Submit>{t('call.create')}</Submit>
      </Form>
    </>
  );
}

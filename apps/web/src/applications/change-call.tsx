import { useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { read } from '../api-client.js';
import { visit } from '../context.js';
import { actionTo } from '../form.server.js';
import { Form, Heading, HiddenField, Notice, Submit, useWords } from '../ui/index.js';
import { CallFields } from './call-fields.js';
import { programmeOptions } from './programmes.server.js';

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { api } = visit(context);
  const [call, programmes] = await Promise.all([
    read(api.GET('/api/calls/{id}', { params: { path: { id: params.id! } } })),
    programmeOptions(api),
  ]);
  return { call, programmes };
}

export const action = actionTo('applications', {
  'call.change': { patch: '/api/calls/{id}', to: (call: { id: string }) => `/office/calls/${call.id}` },
});

/** Changes a draft; an open call is what applicants rely on. */
export default function ChangeCall() {
  const { call, programmes } = useLoaderData<typeof loader>();
  const { t } = useWords();
  const may = call.allowedActs.some((act) => act.act === 'call.change' && act.allowed);
  return (
    <>
      <Heading title={t('call.change')} over={call.title} />
      {may ? (
        <Form act="call.change" defaults={call}>
          <HiddenField name="version" kind="int" value={call.version} />
          <CallFields programmes={programmes} />
          <Submit>{t('call.change')}</Submit>
        </Form>
      ) : (
        <Notice title={t('call.fixed')}>
          <p>{t('call.fixed.text')}</p>
        </Notice>
      )}
    </>
  );
}

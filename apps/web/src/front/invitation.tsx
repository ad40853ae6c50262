import { useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { read } from '../api-client.js';
import { visit } from '../context.js';
import { actionTo } from '../form.server.js';
import { Form, Heading, Submit, TextField, useWords } from '../ui/index.js';

export const handle = { plain: true };

export const loader = ({ params, context }: LoaderFunctionArgs) =>
  read(visit(context).api.GET('/api/invitations/{token}', { params: { path: { token: params.token! } } }));

export const action = actionTo('front', {
  'invitation.accept': {
    post: '/api/invitations/{token}/accept',
    to: '/sign-in',
    done: (_answer, { t }) => t('invitation.done'),
  },
});

/** Where an invitation's link leads: the person chooses a password. */
export default function Invitation() {
  const { name, email } = useLoaderData<typeof loader>();
  const { t } = useWords();
  return (
    <>
      <Heading title={t('invitation.title', { name })} lead={t('invitation.lead', { email })} />
      <Form>
        <TextField
          name="password"
          label={t('password.new')}
          hint={t('password.hint')}
          type="password"
          autoComplete="new-password"
        />
        <Submit>{t('invitation.accept')}</Submit>
      </Form>
    </>
  );
}

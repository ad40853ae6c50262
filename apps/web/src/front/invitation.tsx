import { actionTo } from '../form.server.js';
import { Form, Heading, Submit, TextField, useWords } from '../ui/index.js';

export const handle = { plain: true };

export const action = actionTo('front', {
  accept: {
    post: '/api/invitations/{token}/accept' as never,
    to: '/sign-in',
    done: (_answer, { t }) => t('invitation.done'),
  },
});

/** Where an invitation's link leads: the person chooses a password. */
export default function Invitation() {
  const { t } = useWords();
  return (
    <>
      <Heading title={t('invitation.title')} lead={t('invitation.lead')} />
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

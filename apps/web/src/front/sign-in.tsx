import { data, redirect, useSearchParams, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router';
import { visit, type Person } from '../context.js';
import type { FormState } from '../form.server.js';
import { Form, Heading, Submit, TextField, useWords } from '../ui/index.js';
import { speaker } from '../words.server.js';

export const handle = { plain: true };

/** A page of this site to go on with; never another site. */
const pageAfter = (wanted: string | null, person: Person): string =>
  wanted?.startsWith(`/${person.shell}`) ? wanted : `/${person.shell}`;

export function loader({ context, request }: LoaderFunctionArgs) {
  const { person } = visit(context);
  if (person) throw redirect(pageAfter(new URL(request.url).searchParams.get('to'), person));
  return null;
}

export async function action({ context, request }: ActionFunctionArgs) {
  const me = visit(context);
  const form = await request.formData();
  const email = String(form.get('email') ?? '').trim();
  const password = String(form.get('password') ?? '');
  const answer = await me.send('/api/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  if (answer.ok) {
    me.passCookies(answer);
    throw redirect(pageAfter(String(form.get('to') ?? ''), (await answer.json()) as Person));
  }
  const { t } = speaker(me.language, 'front');
  const problem = (await answer.json().catch(() => null)) as { detail?: string } | null;
  const message = problem?.detail ?? t('sign-in.failed');
  const state: FormState = {
    act: null,
    title: t('sign-in.refused'),
    errors: [{ code: 'session', path: null, message }],
    values: { email },
  };
  return data(state, { status: answer.status === 401 || answer.status === 400 ? 422 : answer.status });
}

/** By e-mail and password. Works without scripts, and carries none. */
export default function SignIn() {
  const { t } = useWords();
  const [params] = useSearchParams();
  return (
    <>
      <Heading title={t('sign-in')} lead={params.get('to') ? t('sign-in.first') : undefined} />
      <Form>
        <input type="hidden" name="to" value={params.get('to') ?? ''} />
        <TextField name="email" label={t('email')} type="email" autoComplete="username" spellCheck={false} />
        <TextField name="password" label={t('password')} type="password" autoComplete="current-password" />
        <Submit>{t('sign-in')}</Submit>
        <p className="quiet">{t('sign-in.help')}</p>
      </Form>
    </>
  );
}

import { redirect, type ActionFunctionArgs } from 'react-router';
import { visit } from '../context.js';
import { languageCookie, languageFrom } from '../visitor.server.js';

const YEAR = 365 * 24 * 3600;

export const loader = () => redirect('/');

/** Language, also for messages where one is signed in, and light or dark; kept in cookies of this browser. */
export async function action({ context, request }: ActionFunctionArgs) {
  const { setCookie, person, api } = visit(context);
  const form = await request.formData();
  const language = languageFrom(form.get('language'));
  const scheme = form.get('scheme');
  if (language) setCookie(languageCookie(language));
  if (language && person) await api.PATCH('/api/profile', { body: { name: person.name, language } });
  if (scheme === 'light' || scheme === 'dark') setCookie({ name: 'scheme', value: scheme, maxAgeSeconds: YEAR });
  if (scheme === 'auto') setCookie({ name: 'scheme', value: '', maxAgeSeconds: 0 });
  const to = String(form.get('to') ?? '/');
  return redirect(/^\/(?![/\\])/.test(to) ? to : '/');
}

import { redirectDocument, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router';
import { read } from '../api-client.js';
import { visit } from '../context.js';
import { actionTo } from '../form.server.js';
import { languageCookie, languageFrom } from '../visitor.server.js';

export async function loadProfile({ context }: LoaderFunctionArgs) {
  const { api, person } = visit(context);
  const { items } = await read(api.GET('/api/profile/sessions'));
  return { person: person!, sessions: items };
}

const send = actionTo('access', {
  'profile.change': { patch: '/api/profile' },
  'profile.change-password': { post: '/api/profile/change-password' },
  'session.end': {
    delete: '/api/profile/sessions/{session}' as never,
    params: (form) => ({ session: String(form.get('_session') ?? '') }),
    body: () => undefined,
  },
});

/** A language chosen here also replaces the one that this browser may have been set to. */
export async function profileAction(args: ActionFunctionArgs) {
  const form = await args.request.clone().formData();
  const answer = await send(args);
  const language = languageFrom(form.get('language'));
  if (!(answer instanceof Response) || !language) return answer;
  visit(args.context).setCookie(languageCookie(language));
  return redirectDocument(answer.headers.get('Location')!);
}

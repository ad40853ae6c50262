import { data, redirect, type ActionFunctionArgs } from 'react-router';
import { parseAmount } from '#libs/kernel';
import type { ApiPath } from './api-client.js';
import { visit, type Visit } from './context.js';
import { leaveFlash, type Flash } from './flash.server.js';
import { closeGaps, readForm, type FieldError, type Json, type ReadForm } from './form-body.js';
import { speaker, type Speaker } from './words.server.js';

type Method = 'post' | 'put' | 'patch' | 'delete';
type Params = Record<string, string | undefined>;

/** One way to send a form: a method with its path, whose `{id}` are filled from the page's address, then from the form. */
type Way = { [M in Method]?: ApiPath } & {
  /** Values for `{name}` in the path that the address does not bear. */
  params?: (form: FormData, params: Params) => Params;
  /** Reshapes what the form said before it is sent. */
  body?: (body: Record<string, Json>, form: FormData) => unknown;
  /** Sends the form as it is, with its files. */
  files?: boolean;
  /** Blank fields are left out (default), or sent as null so that they are emptied. */
  blank?: 'omit' | 'null';
  /** The page that follows; default: the same page. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the answer's shape is known to the screen
  to?: string | ((answer: any, params: Params) => string);
  /** What to say there; default: the words `done.<act>`, else what the button announced. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- as above
  done?: (answer: any, speaker: Speaker) => Flash | string;
};

/** What a refused form gets back: read by the kit's Form and fields, which show it again with its errors. */
export interface FormState {
  act: string | null;
  title: string;
  errors: FieldError[];
  values: Record<string, string>;
}

/**
 * The action of a screen: sends its form to the API as the visitor, with its idempotency key.
 * `export const action = actionTo('grants', { 'grant.sign': { post: '/api/grants/{id}/sign' } })`.
 * The button's act chooses the way (the only way needs no act). After success: redirect and a notice of what was done.
 * After a refusal: 422 (or the API's own status), the errors at their fields, and everything typed kept.
 */
export const actionTo = (room: string, ways: Record<string, Way>) => async (args: ActionFunctionArgs) => {
  const me = visit(args.context);
  const words = speaker(me.language, room);
  const form = await args.request.formData();
  const act = String(form.get('_act') ?? Object.keys(ways)[0]);
  const way = ways[act];
  if (!way) throw data(null, { status: 400 });
  const read = readForm(form, me.language, {
    readAmount: parseAmount,
    say: (code) => words.t(`refusal.${code}`),
    blank: way.blank,
  });
  if (read.errors.length > 0) return refused(act, words.t('form.refused'), read.errors, read.values, 422);
  const answer = await sendForm(me, way, form, read, args.params);
  if (answer.status === 401) throw redirect(`/sign-in?to=${encodeURIComponent(new URL(args.request.url).pathname)}`);
  const body: unknown = answer.headers.get('content-type')?.includes('json') ? await answer.json() : null;
  if (!answer.ok) return refusedBy(answer, body as Problem | null, act, read.values, words);
  leaveFlash(flashOf(way, act, form, body, words), me.setCookie);
  const here = new URL(args.request.url);
  here.searchParams.delete('index');
  return redirect(typeof way.to === 'function' ? way.to(body, args.params) : (way.to ?? here.pathname + here.search));
};

interface Problem {
  title?: string;
  detail?: string;
  errors?: FieldError[];
}

function sendForm(me: Visit, way: Way, form: FormData, read: ReadForm, params: Params): Promise<Response> {
  const method = (['post', 'put', 'patch', 'delete'] as const).find((one) => way[one])!;
  const known = { ...read.values, ...params, ...way.params?.(form, params) };
  const path = way[method]!.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(known[name] ?? ''));
  const headers: Record<string, string> = { 'idempotency-key': `${String(form.get('_key') ?? crypto.randomUUID())}` };
  if (way.files) return me.send(path, { method, headers, body: withoutOwn(form) });
  const closed = closeGaps(read.body) as Record<string, Json>;
  headers['content-type'] = 'application/json';
  return me.send(path, {
    method: method.toUpperCase(),
    headers,
    body: JSON.stringify(way.body?.(closed, form) ?? closed),
  });
}

function withoutOwn(form: FormData): FormData {
  const sent = new FormData();
  for (const [name, value] of form) if (!name.startsWith('_')) sent.append(name.split(':')[0]!, value);
  return sent;
}

function refusedBy(
  answer: Response,
  problem: Problem | null,
  act: string,
  values: Record<string, string>,
  words: Speaker,
) {
  const errors = problem?.errors?.length
    ? problem.errors
    : [{ code: 'unexpected', path: null, message: problem?.detail ?? words.t('form.failed') }];
  return refused(act, problem?.title ?? words.t('form.refused'), errors, values, answer.status);
}

/** Passwords are never sent back. */
function refused(act: string, title: string, errors: FieldError[], values: Record<string, string>, status: number) {
  const { password: _password, ...kept } = values;
  return data({ act, title, errors, values: kept } satisfies FormState, { status });
}

function flashOf(way: Way, act: string, form: FormData, answer: unknown, words: Speaker): Flash {
  const said = way.done?.(answer, words);
  if (said !== undefined) return typeof said === 'string' ? { what: said } : said;
  if (words.has(`done.${act}`)) return { what: words.t(`done.${act}`) };
  const label = form.get('_done');
  return { what: typeof label === 'string' ? label.slice(0, 200) : words.t('form.done') };
}

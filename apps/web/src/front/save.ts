import { parseAmount } from '#libs/kernel';
import { data, redirect, type ActionFunctionArgs } from 'react-router';
import { visit } from '../context.js';
import { closeGaps, readForm, type FieldError } from '../form-body.js';
import { speaker } from '../words.server.js';

/** What the browser learns of a form that saved itself. */
export interface Saved {
  ok: boolean;
  /** The new version, for the next save. */
  version?: number;
  savedAt?: string;
  errors: FieldError[];
}

export const loader = () => redirect('/');

/** Where forms that save themselves send their fields: a PATCH of the API address in `_save`, as the visitor. */
export async function action({ context, request }: ActionFunctionArgs) {
  const me = visit(context);
  const form = await request.formData();
  const to = String(form.get('_save'));
  if (!/^\/api\/[\w/-]+$/.test(to)) throw data(null, { status: 400 });
  const { t } = speaker(me.language, 'front');
  const say = (code: string) => t(`refusal.${code}`);
  const read = readForm(form, me.language, { readAmount: parseAmount, say, blank: 'null' });
  if (read.errors.length > 0) return saved({ ok: false, errors: read.errors }, 422);
  const answer = await me.send(to, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify(closeGaps(read.body)),
  });
  const body = (await answer.json().catch(() => null)) as (Partial<Saved> & { detail?: string }) | null;
  const failed = [{ code: 'unexpected', path: null, message: body?.detail ?? t('form.failed') }];
  if (!answer.ok) return saved({ ok: false, errors: body?.errors?.length ? body.errors : failed }, answer.status);
  const savedAt = body?.savedAt ?? new Date().toISOString();
  return saved({ ok: true, version: body?.version, savedAt, errors: [] }, 200);
}

const saved = (body: Saved, status: number) => Response.json(body, { status });

import createClient, { type Client } from 'openapi-fetch';
import { data, redirect } from 'react-router';
import type { paths } from './api.js';

export type Api = Client<paths>;
export type ApiPath = keyof paths & string;

export const apiClient = (send: (request: Request) => Promise<Response>, origin: string): Api =>
  createClient<paths>({ baseUrl: origin, fetch: send });

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/**
 * The body of an answer, or the page for what went wrong: 401 leads to the sign-in page, 403, 404 and the rest to the
 * designed error pages. For loaders: `const grant = await read(api.GET('/api/grants/{id}', ...))`.
 */
export async function read<T>(asked: Promise<Answer<T>>): Promise<NonNullable<T>> {
  const { data: body, error, response } = await asked;
  if (response.ok) return body as NonNullable<T>;
  if (response.status === 401) throw redirect('/sign-in');
  throw data(error ?? null, { status: response.status });
}

/** The same, but nothing where the reader may not look or there is nothing: for a part of a page that others may see. */
export async function readOptional<T>(asked: Promise<Answer<T>>): Promise<NonNullable<T> | null> {
  const { data: body, response } = await asked;
  if (response.ok) return body as NonNullable<T>;
  if (response.status === 403 || response.status === 404) return null;
  throw data(null, { status: response.status });
}

/**
 * The query of a list from the address: `q`, `sort`, `after`, `before`, `limit` and the filters named. Blank fields of
 * a filter form are left out.
 */
export function listQuery<K extends string = never>(
  request: Request,
  filters: readonly K[] = [],
): Partial<Record<K | 'q' | 'sort' | 'after' | 'before', string>> & { limit?: number } {
  const params = new URL(request.url).searchParams;
  const named = ['q', 'sort', 'after', 'before', ...filters].flatMap((name) => {
    const value = params.get(name)?.trim();
    return value ? [[name, value]] : [];
  });
  const limit = Number(params.get('limit'));
  return { ...Object.fromEntries(named), ...(limit > 0 ? { limit } : {}) };
}

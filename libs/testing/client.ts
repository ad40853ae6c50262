import { randomUUID } from 'node:crypto';

export interface Answer<T = any> {
  status: number;
  body: T;
  headers: Headers;
  /** The bytes, for what is not JSON. */
  bytes: Buffer;
}

export interface TestClient {
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  /** Sends an `Idempotency-Key` of its own unless one is given. */
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  patch(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  put(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  delete(path: string, headers?: Record<string, string>): Promise<Answer>;
  cookie: string;
}

/** A program that speaks to the API, signed in when credentials are given. @throws when they are refused. */
export async function testClient(url: string, credentials?: { email: string; password: string }): Promise<TestClient> {
  const client = { cookie: '' } as TestClient;
  const send = sender(url, client);
  client.get = (path, headers) => send('GET', path, undefined, headers);
  client.delete = (path, headers) => send('DELETE', path, undefined, headers);
  client.post = (path, body, headers) => send('POST', path, body, headers);
  client.patch = (path, body, headers) => send('PATCH', path, body, headers);
  client.put = (path, body, headers) => send('PUT', path, body, headers);
  if (credentials) {
    const answer = await client.post('/api/session', credentials);
    if (answer.status >= 300)
      throw new Error(`sign-in as ${credentials.email}: ${answer.status} ${answer.bytes.toString()}`);
  }
  return client;
}

type Send = (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>;

/** Sends with the client's cookie, and keeps the cookie that comes back. */
function sender(url: string, client: TestClient): Send {
  return async (method, path, body, headers = {}) => {
    const isJson = body !== undefined && !(body instanceof FormData);
    const response = await fetch(url + path, {
      method,
      redirect: 'manual',
      headers: {
        ...(isJson ? { 'Content-Type': 'application/json' } : {}),
        ...(method === 'GET' ? {} : { 'Idempotency-Key': randomUUID() }),
        ...(client.cookie ? { Cookie: client.cookie } : {}),
        ...headers,
      },
      body: isJson ? toJson(body) : (body as FormData | undefined),
    });
    const set = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
    if (set.length > 0) client.cookie = set.join('; ');
    return answerOf(response);
  };
}

const toJson = (body: unknown) =>
  JSON.stringify(body, (_key, value) => (typeof value === 'bigint' ? Number(value) : value));

async function answerOf(response: Response): Promise<Answer> {
  const bytes = Buffer.from(await response.arrayBuffer());
  const json = /json/.test(response.headers.get('content-type') ?? '') && bytes.length > 0;
  const { status, headers } = response;
  return { status, headers, bytes, body: json ? JSON.parse(bytes.toString()) : undefined };
}

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
  const send = async (
    method: string,
    path: string,
    body: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> => {
    const form = body instanceof FormData;
    const response = await fetch(url + path, {
      method,
      redirect: 'manual',
      headers: {
        ...(body === undefined || form ? {} : { 'Content-Type': 'application/json' }),
        ...(method === 'GET' ? {} : { 'Idempotency-Key': randomUUID() }),
        ...(client.cookie ? { Cookie: client.cookie } : {}),
        ...headers,
      },
      body:
        body === undefined
          ? undefined
          : form
            ? (body as FormData)
            : JSON.stringify(body, (_k, v) => (typeof v === 'bigint' ? Number(v) : v)),
    });
    const set = response.headers.getSetCookie().map((c) => c.split(';')[0]);
    if (set.length > 0) client.cookie = set.join('; ');
    const bytes = Buffer.from(await response.arrayBuffer());
    const json = /json/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      headers: response.headers,
      bytes,
      body: json && bytes.length > 0 ? JSON.parse(bytes.toString()) : undefined,
    };
  };
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

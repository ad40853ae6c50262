import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import express from 'express';
import { HOUSE, newId, Refused } from '#libs/kernel';
import { startApp, type TestApp } from '#libs/testing';
import { Documents, type DocumentFacts } from './index.js';

const PDF = Buffer.from('%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n');
const owner = { kind: 'application', id: newId() };
let app: TestApp;
let documents: Documents;
let server: Server;
let url: string;

beforeAll(async () => {
  app = await startApp({ empty: true });
  documents = app.get(Documents);
  const site = express();
  site.post('/', async (request, response) => {
    const limits = { maxBytes: 100_000, types: request.query.csv ? (['csv'] as const) : undefined };
    try {
      const kept = await documents.receive(
        request,
        async (upload) => ({
          ...(await app.db.transaction((tx) => documents.store(tx, { upload, by: HOUSE, owner }))),
          fields: upload.fields,
        }),
        limits,
      );
      response.json(kept);
    } catch (error) {
      response.status((error as Refused).status).json((error as Refused).refusals);
    }
  });
  site.get('/:id', async (request, response) =>
    documents.send(response, await documents.of(app.db, owner, request.params.id)),
  );
  server = createServer(site);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});

afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await app.close();
});

async function send(bytes: Uint8Array, name: string, query = ''): Promise<{ status: number; body: any }> {
  const form = new FormData();
  form.append('kind', 'statutes');
  form.append('file', new Blob([bytes as never], { type: 'application/pdf' }), name);
  form.append('note', 'été');
  const answer = await fetch(url + query, { method: 'POST', body: form });
  return { status: answer.status, body: await answer.json() };
}

const incoming = () => readdir(join(app.settings.dataDir, 'documents', 'incoming'));

it('D23: four files come in, and go out with the same bytes and readable names', async () => {
  const names = ['DELIBERATION.PDF', 'Budget n° 2 – d\u2019e\u0301te\u0301.pdf', 'budget.pdf', 'budget.pdf'];
  const kept = await Promise.all(names.map((name, i) => send(Buffer.concat([PDF, Buffer.from(`${i}`)]), name)));
  expect(kept.map(({ body }) => body.name)).toEqual([
    'DELIBERATION.PDF',
    'Budget n° 2 – d’été.pdf',
    'budget.pdf',
    'budget.pdf',
  ]);
  for (const [i, { body }] of kept.entries()) {
    const answer = await fetch(url + body.id);
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(Buffer.concat([PDF, Buffer.from(`${i}`)]));
    expect(answer.headers.get('content-disposition')).toContain(`filename*=UTF-8''${encodeURIComponent(body.name)}`);
    expect(answer.headers.get('content-security-policy')).toContain('sandbox');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  }
  expect(kept[0]!.body.fields).toEqual({ kind: 'statutes', note: 'été' });
  expect(await incoming()).toEqual([]);
});

it.each([
  ['a file over the limit', Buffer.concat([PDF, Buffer.alloc(100_001)]), '', 413, 'document.too-large'],
  ['a far larger one, before it is read', Buffer.alloc(5_000_000), '', 413, 'document.too-large'],
  ['a page that calls itself a PDF', Buffer.from('<html><script>alert(1)</script>'), '', 415, 'document.type-refused'],
  ['an empty file', Buffer.alloc(0), '', 422, 'document.empty'],
  ['binary where a CSV is asked', PDF, '?csv=1', 415, 'document.type-refused'],
])('refuses %s and keeps nothing', async (_, bytes, query, status, code) => {
  const answer = await send(bytes, 'essai.pdf', query);
  expect([answer.status, answer.body[0].code]).toEqual([status, code]);
  expect(await incoming()).toEqual([]);
});

it('refuses a form without a file, and one with two', async () => {
  const none = new FormData();
  none.append('note', 'x');
  const two = new FormData();
  two.append('file', new Blob([PDF]), 'a.pdf');
  two.append('file', new Blob([PDF]), 'b.pdf');
  for (const [body, code] of [
    [none, 'document.missing'],
    [two, 'document.one-only'],
  ] as const) {
    const answer = await fetch(url, { method: 'POST', body });
    expect([answer.status, ((await answer.json()) as { code: string }[])[0]!.code]).toEqual([422, code]);
  }
});

it('a sender who goes away in the middle leaves nothing', async () => {
  const head = '--b\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7';
  const stop = new AbortController();
  const body = new ReadableStream({ start: (c) => c.enqueue(Buffer.from(head)) });
  const sending = fetch(url, {
    method: 'POST',
    body,
    signal: stop.signal,
    duplex: 'half',
    headers: { 'Content-Type': 'multipart/form-data; boundary=b' },
  } as RequestInit).catch((error: Error) => error.name);
  setTimeout(() => stop.abort(), 150);
  expect(await sending).toBe('AbortError');
  for (let i = 0; i < 50 && (await incoming()).length > 0; i++) await new Promise((done) => setTimeout(done, 20));
  expect(await incoming()).toEqual([]);
});

it('a rollback leaves no row; another owner’s document is as absent as none (D21)', async () => {
  let kept: DocumentFacts | undefined;
  const work = app.db.transaction(async (tx) => {
    kept = await documents.store(tx, { bytes: PDF, name: 'reçu.pdf', by: HOUSE, owner });
    throw new Error('later step');
  });
  await expect(work).rejects.toThrow('later step');
  await expect(documents.of(app.db, owner, kept!.id)).rejects.toThrow('not-found');
  const mine = await app.db.transaction((tx) =>
    documents.store(tx, { bytes: PDF, name: 'reçu.pdf', by: HOUSE, owner }),
  );
  await expect(documents.of(app.db, { ...owner, id: newId() }, mine.id)).rejects.toThrow('not-found');
  expect(await documents.read(mine)).toEqual(PDF);
  expect(
    await readFile(
      join(app.settings.dataDir, 'documents', mine.sha256.slice(0, 2), mine.sha256.slice(2, 4), mine.sha256),
    ),
  ).toEqual(PDF);
});

it('what was received is never changed, not even by the program itself', async () => {
  await expect(app.db.query("UPDATE stored_documents SET name = 'x'")).rejects.toThrow(/permission denied/);
});

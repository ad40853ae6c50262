import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeApi } from '../../apps/server/describe-api.js';
import { startApp, type TestApp } from './app.js';

let house: TestApp;
beforeAll(async () => {
  house = await startApp({ empty: true });
});
afterAll(() => house.close());

const MEND = 'run `npm run openapi` and commit what it writes';

it(`openapi.json describes the API as it is (else ${MEND})`, () => {
  const described = JSON.parse(JSON.stringify(describeApi(house.app))) as unknown;
  expect(described).toEqual(JSON.parse(readFileSync('openapi.json', 'utf8')));
});

it(`the screens' client is made from it (else ${MEND})`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'aid-office-contract-'));
  const made = join(folder, 'api.d.ts');
  execFileSync(process.execPath, ['node_modules/openapi-typescript/bin/cli.js', 'openapi.json', '-o', made], {
    stdio: 'pipe',
  });
  const [now, kept] = [readFileSync(made, 'utf8'), readFileSync('apps/web/src/api.d.ts', 'utf8')];
  rmSync(folder, { recursive: true });
  expect(now === kept).toBe(true);
});

it('answers its own description to everybody', async () => {
  const answer = await (await house.as()).get('/api/openapi.json');
  expect(answer.status).toBe(200);
  expect(Object.keys((answer.body as { paths: object }).paths).length).toBeGreaterThan(30);
});

it('tells life, readiness and metrics to everybody', async () => {
  const nobody = await house.as();
  expect((await nobody.get('/api/health/live')).body).toEqual({ status: 'ok' });
  expect((await nobody.get('/api/health/ready')).body).toEqual({ status: 'ok', database: 'ok', queue: 'ok' });
  expect((await nobody.get('/api/metrics')).bytes.toString()).toContain('http_request_seconds_bucket');
});

it('answers what it does not know with a problem document in the reader’s language, and the request’s id', async () => {
  const nobody = await house.as();
  const answer = await nobody.get('/api/nothing', { 'Accept-Language': 'en', 'X-Request-Id': 'from-a-balancer' });
  expect(answer.status).toBe(404);
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  expect(answer.body).toMatchObject({ type: '/problems/not-found', title: 'Not found', requestId: 'from-a-balancer' });
  expect((await nobody.get('/api/nothing', { 'Accept-Language': 'fr-FR' })).body).toMatchObject({
    title: 'Introuvable',
  });
});

import { defineJob, Jobs, type JobKind } from './index.js';
import { redisUrl, startApp, type TestApp } from '#libs/testing';
import { record, Relay } from '#libs/history';
import { HOUSE, newId } from '#libs/kernel';

const WORK = defineJob<{ n: number }>('spec.work');
const CLOCKWORK = defineJob<Record<string, never>>('spec.clockwork');

const backends: [string, Record<string, string>][] = [
  ['PostgreSQL', {}],
  ...(redisUrl ? [['Redis', { REDIS_URL: redisUrl }] as [string, Record<string, string>]] : []),
];

describe.each(backends)('the queue on %s', (_name, env) => {
  let house: TestApp;
  const done: number[] = [];
  const tries = new Map<number, number>();
  const told: string[] = [];
  beforeAll(async () => {
    house = await startApp({ empty: true, env });
    const jobs = house.get(Jobs);
    jobs.on(WORK, async ({ n }) => {
      tries.set(n, (tries.get(n) ?? 0) + 1);
      if (n === 13 && tries.get(n) === 1) throw new Error('unlucky the first time');
      done.push(n);
    });
    jobs.on(CLOCKWORK, async () => undefined);
    jobs.schedule(CLOCKWORK, '0 6 * * 1');
    house.get(Relay).listen(
      (act) => act === 'spec.done',
      async (event) => void told.push(event.subject.id),
    );
    await jobs.work();
    house.get(Relay).start();
  });
  afterAll(() => house.close());

  it('does each job once, the same id being the same job', async () => {
    const jobs = house.get(Jobs);
    for (const n of [1, 2, 3, 1]) await jobs.add(WORK, { n }, { jobId: `spec-${n}` });
    await until(() => done.length >= 3);
    expect([...done].sort()).toEqual([1, 2, 3]);
  });

  it('tries again what failed', async () => {
    await house.get(Jobs).add(WORK, { n: 13 });
    await until(() => done.includes(13));
    expect(tries.get(13)).toBe(2);
  });

  it('tells what was committed, soon after', async () => {
    const id = newId();
    await house.db.transaction((tx) => record(tx, { actor: HOUSE, act: 'spec.done', subject: { kind: 'x', id } }));
    await until(() => told.includes(id));
    expect(told).toEqual([id]);
  });
});

it('refuses a second handler for a job, and to work while a job has none', async () => {
  const house = await startApp({ empty: true });
  const jobs = house.get(Jobs);
  jobs.on(WORK, async () => undefined);
  expect(() => jobs.on(WORK as JobKind<unknown>, async () => undefined)).toThrow('two handlers');
  await expect(jobs.work()).rejects.toThrow('no handler for the jobs spec.clockwork');
  await house.close();
});

async function until(condition: () => boolean): Promise<void> {
  for (let i = 0; i < 200 && !condition(); i++) await new Promise((resolve) => setTimeout(resolve, 50));
}

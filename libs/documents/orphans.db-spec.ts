import { access, readdir, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { HOUSE, newId } from '#libs/kernel';
import { startApp, type TestApp } from '#libs/testing';
import { Documents, type DocumentFacts } from './index.js';
import { Orphans, pathUnder } from './orphans.js';

const owner = { kind: 'application', id: newId() };
let app: TestApp;
let documents: Documents;
let orphans: Orphans;
let root: string;

beforeAll(async () => {
  app = await startApp({ empty: true });
  [documents, orphans] = [app.get(Documents), app.get(Orphans)];
  root = join(app.settings.dataDir, 'documents');
});
afterAll(() => app.close());

const keep = (text: string, instead?: () => never): Promise<DocumentFacts> =>
  app.db.transaction(async (tx) => {
    const bytes = Buffer.from(`%PDF-1.7\n${text}\n%%EOF\n`);
    const kept = await documents.store(tx, { bytes, name: 'a.pdf', by: HOUSE, owner });
    return instead ? instead() : kept;
  });

const pathOf = ({ sha256 }: { sha256: string }) => pathUnder(root, sha256);
const there = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );
const age = (path: string, days: number) => {
  const then = new Date(Date.now() - days * 86_400_000);
  return utimes(path, then, then);
};

it('bytes that no row names are set aside after a day and forgotten 30 days later; named and fresh ones stay', async () => {
  const [named, taken, shared, fresh] = [
    await keep('named'),
    await keep('taken'),
    await keep('shared'),
    await keep('fresh'),
  ];
  await keep('shared');
  await app.db.transaction(async (tx) => {
    for (const one of [taken, shared, fresh]) await documents.remove(tx, owner, one.id);
  });
  for (const one of [named, taken, shared]) await age(pathOf(one), 2);
  expect(await orphans.run()).toEqual({ aside: 1, forgotten: 0 });
  expect(await Promise.all([named, taken, shared, fresh].map((one) => there(pathOf(one))))).toEqual([
    true,
    false,
    true,
    true,
  ]);
  expect(await readdir(join(root, 'removed'))).toEqual([taken.sha256]);

  const again = await keep('taken');
  expect((await documents.read(again)).toString()).toContain('taken');
  await age(join(root, 'removed', taken.sha256), 31);
  expect(await orphans.run()).toEqual({ aside: 0, forgotten: 1 });
  expect(await there(pathOf(again))).toBe(true);
});

it('a rollback leaves bytes, and the night clears them', async () => {
  let path = '';
  await expect(
    keep('rolled back', () => {
      throw new Error('no');
    }),
  ).rejects.toThrow('no');
  for (const first of (await readdir(root)).filter((name) => name.length === 2)) {
    for (const second of await readdir(join(root, first))) {
      for (const name of await readdir(join(root, first, second))) {
        const [row] = await app.db.query('SELECT 1 FROM stored_documents WHERE sha256 = $1', [name]);
        if (!row) await age((path = join(root, first, second, name)), 2);
      }
    }
  }
  expect(await there(path)).toBe(true);
  expect((await orphans.run()).aside).toBeGreaterThan(0);
  expect(await there(path)).toBe(false);
});

it('leaves alone what is being stored at this moment', async () => {
  const old = await keep('again');
  await app.db.transaction((tx) => documents.remove(tx, owner, old.id));
  await age(pathOf(old), 2);
  const kept = await app.db.transaction(async (tx) => {
    const bytes = Buffer.from('%PDF-1.7\nagain\n%%EOF\n');
    const stored = await documents.store(tx, { bytes, name: 'b.pdf', by: HOUSE, owner });
    expect((await orphans.run()).aside).toBe(0);
    return stored;
  });
  expect((await documents.read(kept)).toString()).toContain('again');
});

import { Tidy } from './tidy.js';
import { Database, listPage, ListQuery, once, searchQuery, type Tx, Where } from './index.js';
import { startApp, type TestApp } from '#libs/testing';
import { record, Relay } from '#libs/history';
import { HOUSE, newId } from '#libs/kernel';

let house: TestApp;
let db: Database;
beforeAll(async () => {
  house = await startApp({ empty: true });
  db = house.db;
});
afterAll(() => house.close());

describe('search', () => {
  it('D22: finds both forms of accents by all four spellings', async () => {
    for (const form of ['NFC', 'NFD'] as const) {
      const stored = 'Collège Étoile d’Afrique'.normalize(form);
      for (const q of ['college', 'COLLÈGE', 'etoile d’afrique', "etoile d'afrique"]) {
        const [row] = await db.query<{ hit: boolean }>(`SELECT search_vector($1) @@ to_tsquery('simple', $2) AS hit`, [
          stored,
          searchQuery(q),
        ]);
        expect({ form, q, hit: row?.hit }).toEqual({ form, q, hit: true });
      }
    }
  });
});

describe('idempotency', () => {
  const facts = { key: 'k'.repeat(12), actorId: newId(), act: 'x.y', body: { a: 1n } };

  it('does the work once for many requests at once, and gives all the same answer', async () => {
    let runs = 0;
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => db.transaction((tx) => once(tx, facts, async () => ({ run: ++runs })))),
    );
    expect(runs).toBe(1);
    expect(new Set(answers.map((a) => a.run))).toEqual(new Set([1]));
  });

  it('forgets what is older than a month, and only that', async () => {
    await db.query(
      `INSERT INTO idempotency_keys (actor_id, key, request_hash, created_at) VALUES ($1, 'old', 'h', now() - interval '31 days')`,
      [newId()],
    );
    expect(await house.get(Tidy).run()).toBe(1);
    expect(await house.get(Tidy).run()).toBe(0);
  });

  it('refuses the same key with another body', async () => {
    await expect(db.transaction((tx) => once(tx, { ...facts, body: {} }, async () => 1))).rejects.toMatchObject({
      status: 409,
    });
  });
});

describe('history', () => {
  it('is never changed or deleted, not even by SQL', async () => {
    const id = await db.transaction((tx) =>
      record(tx, { actor: HOUSE, act: 'x.y', subject: { kind: 'x', id: newId() } }),
    );
    await expect(db.query(`UPDATE history SET act = 'z' WHERE id = $1`, [id])).rejects.toThrow(
      /permission denied|never changed/,
    );
    await expect(db.query('DELETE FROM history WHERE id = $1', [id])).rejects.toThrow(
      /permission denied|never changed/,
    );
  });

  it('D19: what was rolled back is told to nobody, what was committed is', async () => {
    const heard: string[] = [];
    house.get(Relay).listen(
      (act) => act === 'spec.heard',
      async (event) => void heard.push(event.subject.id),
    );
    const [kept, lost] = [newId(), newId()];
    await db.transaction((tx) => record(tx, { actor: HOUSE, act: 'spec.heard', subject: { kind: 'x', id: kept } }));
    await db
      .transaction(async (tx) => {
        await record(tx, { actor: HOUSE, act: 'spec.heard', subject: { kind: 'x', id: lost } });
        throw new Error('no');
      })
      .catch(() => undefined);
    await house.tell();
    expect(heard).toEqual([kept]);
  });
});

describe('lists', () => {
  it('walks all pages forth and back, each row once, with an exact total', async () => {
    for (let i = 0; i < 25; i++) {
      await db.query(`INSERT INTO idempotency_keys (actor_id, key, request_hash) VALUES ($1, $2, $3)`, [
        newId(),
        `list-${i % 4}`,
        'list',
      ]);
    }
    const query = Object.assign(new ListQuery(), { limit: 10 });
    const page = (more: Partial<ListQuery>) =>
      listPage<{ actor_id: string }, string>(db, {
        select: 'actor_id',
        from: 'idempotency_keys',
        where: new Where().add('request_hash = $?', 'list'),
        id: 'actor_id',
        sort: { key: { column: 'key' } },
        query: Object.assign(new ListQuery(), query, more),
        map: (row) => row.actor_id,
      });
    const first = await page({});
    const second = await page({ after: first.next });
    const third = await page({ after: second.next });
    expect([first.total, third.items.length, third.next]).toEqual([25, 5, null]);
    expect(new Set([...first.items, ...second.items, ...third.items]).size).toBe(25);
    expect((await page({ before: third.previous })).items).toEqual(second.items);
    expect((await page({ before: second.previous })).items).toEqual(first.items);
  });
});

describe('writing without waiting', () => {
  const note = (tx: Tx, key: string) =>
    tx.later(`INSERT INTO idempotency_keys (actor_id, key, request_hash) VALUES ($1, $2, 'later')`, [newId(), key]);
  const noted = async () =>
    (await db.query<{ key: string }>(`SELECT key FROM idempotency_keys WHERE request_hash = 'later' ORDER BY key`)).map(
      (row) => row.key,
    );

  it('commits all of it, on many connections at once', async () => {
    await Promise.all(
      Array.from({ length: 10 }, (_, i) =>
        db.transaction(async (tx) => {
          for (const part of ['a', 'b', 'c']) note(tx, `later-${i}-${part}`);
        }),
      ),
    );
    expect(await noted()).toHaveLength(30);
  });

  it('writes what was gathered at the end, in its order', async () => {
    const GATHERED = `INSERT INTO idempotency_keys (actor_id, key, request_hash)
      SELECT actor_id, key, 'gathered' FROM json_to_recordset($1) AS x (actor_id uuid, key text)`;
    const rows = () =>
      db.query<{ key: string }>(`SELECT key FROM idempotency_keys WHERE request_hash = 'gathered' ORDER BY ctid`);
    await db.transaction(async (tx) => {
      for (const key of ['second-of-all', 'first-of-all']) tx.gather(GATHERED, { actor_id: newId(), key });
    });
    expect((await rows()).map(({ key }) => key)).toEqual(['second-of-all', 'first-of-all']);
    const failing = db.transaction(async (tx) => tx.gather(GATHERED, { actor_id: newId(), key: 'k'.repeat(101) }));
    await expect(failing).rejects.toThrow('idempotency_keys_key_check');
    expect(await rows()).toHaveLength(2);
  });

  it('is never told as done when a statement failed, even if the act looked away', async () => {
    const deaf = db.transaction(async (tx) => {
      note(tx, 'later-deaf');
      await tx.query('SELECT 1 / 0').catch(() => undefined);
    });
    await expect(deaf).rejects.toThrow('Rolled back');
    expect((await noted()).includes('later-deaf')).toBe(false);
  });

  it('rolls all of it back when one fails, and says which, whatever came after it', async () => {
    const before = await noted();
    const broken = (more: (tx: Tx) => Promise<unknown>) =>
      db.transaction(async (tx) => {
        note(tx, 'later-lost');
        note(tx, 'k'.repeat(101)); // against a CHECK
        return more(tx);
      });
    for (const more of [
      async () => undefined,
      (tx: Tx) => tx.query('SELECT 1'),
      () => Promise.reject(new Error('of the act itself')),
    ]) {
      await expect(broken(more)).rejects.toThrow(/idempotency_keys_key_check|of the act itself/);
    }
    expect(await noted()).toEqual(before);
    expect(await db.one('SELECT 1 AS one')).toEqual({ one: 1 });
  });
});

import { setTimeout as sleep } from 'node:timers/promises';
import { record } from '#libs/history';
import { HOUSE, newId } from '#libs/kernel';
import { redisUrl, type Mailbox, startApp, startMailbox, type TestApp } from '#libs/testing';
import { defineNotice } from './define-notice.js';
import { Deliver } from './deliver.js';
import { Mailer } from './mailer.js';
import { Notices } from './notices.js';

/** Whoever the event names is told. The words are those of another room's notice. */
defineNotice({
  act: 'spec.happen',
  key: 'approval.decided',
  audience: async (_q, event) => event.facts.people as string[],
  link: (event) => `/things/${event.subject.id}`,
});

const facts = { state: 'approved', title: 'Un <puits> & deux', decidedCents: 1_250_050, reason: 'none' };

async function happen(app: TestApp, ...names: string[]): Promise<string> {
  const people = await Promise.all(names.map(async (name) => (await app.actor(name)).id));
  return app.db.transaction((tx) =>
    record(tx, {
      actor: HOUSE,
      act: 'spec.happen',
      subject: { kind: 'thing', id: newId() },
      facts: { ...facts, people },
    }),
  );
}

const states = async (app: TestApp, eventId: string) =>
  (await app.db.query<{ state: string }>('SELECT state FROM deliveries WHERE event_id = $1', [eventId])).map(
    (d) => d.state,
  );

async function until(state: string, app: TestApp, eventId: string): Promise<void> {
  for (let tries = 0; (await states(app, eventId))[0] !== state; tries++) {
    if (tries > 200) throw new Error(`the delivery is ${(await states(app, eventId)).join()}, not ${state}`);
    await sleep(50);
  }
}

const queues: [string, Record<string, string>][] = [
  ['PostgreSQL', {}],
  // A Redis database of this file's own: two files at once must not take each other's jobs.
  ...(redisUrl ? [['Redis', { REDIS_URL: `${redisUrl}/3` }] as [string, Record<string, string>]] : []),
];

describe.each(queues)('messages, the queue on %s', (_name, queue) => {
  let box: Mailbox;
  let app: TestApp;
  beforeAll(async () => {
    box = await startMailbox();
    app = await startApp({
      worker: true,
      env: { ...queue, SMTP_URL: box.url, PUBLIC_URL: 'https://aide.ville.example' },
    });
    app.get(Deliver).pauses = [200, 200, 200, 200, 200];
    app.get(Mailer).patience = 700;
  });
  afterAll(async () => {
    await app.close();
    await box.close();
  });
  beforeEach(() => Object.assign(box, { mails: [], slowness: 0, refusal: undefined }));

  it('each person is told once, in the reader’s language, however often the worker is told', async () => {
    await app.db.query(`UPDATE users SET language = 'en' WHERE email = 'head@demo.example'`);
    const event = await happen(app, 'officer', 'head');
    await box.wait(2);
    await app.db.query('UPDATE history SET relayed_at = NULL WHERE id = $1', [event]);
    await app.tell();
    await sleep(500);
    expect(box.mails).toHaveLength(2);
    const [officer, head] = ['officer', 'head'].map((name) =>
      box.mails.find((m) => JSON.stringify(m.to).includes(`${name}@`))!,
    );
    expect(officer!.subject).toBe('Approuvé\u00a0: Un <puits> & deux');
    expect(officer!.text).toMatch(
      /Bonjour Claire Morel,[\s\S]*approuvé pour 12\s500,50\s€[\s\S]*https:\/\/aide\.ville\.example\/office\/things\//,
    );
    expect(officer!.html).toMatch(/<html lang="fr">[\s\S]*<h1[^>]*>Approuvé\s: Un &lt;puits&gt; &amp; deux<\/h1>/);
    expect(head!.text).toMatch(/Hello Hélène Aubry,[\s\S]*approved for €12,500.50/);
    expect(officer!.messageId).toBe(`<${event}.${(await app.actor('officer')).id}@aide.ville.example>`);
    expect(officer!.headers.get('auto-submitted')).toBe('auto-generated');
  });

  it('D17: four submits with one key are one event and one message', async () => {
    const officer = await app.actor('officer');
    const id = newId();
    const { once } = await import('#libs/platform');
    const submit = () =>
      app.db.transaction((tx) =>
        once(tx, { key: 'four-times-in-three-seconds', actorId: officer.id, act: 'spec', body: { id } }, async () =>
          record(tx, {
            actor: HOUSE,
            act: 'spec.happen',
            subject: { kind: 'thing', id },
            facts: { ...facts, people: [officer.id] },
          }),
        ),
      );
    const answers = await Promise.all([submit(), submit(), submit(), submit()]);
    expect(new Set(answers).size).toBe(1);
    await box.wait(1);
    await sleep(500);
    expect(box.mails).toHaveLength(1);
  });

  it('D18: the server takes the message and answers too late: it is not sent again but shown to a person', async () => {
    box.slowness = 1500;
    const event = await happen(app, 'officer');
    await until('unknown', app, event);
    const [{ id }] = (await app.db.query<{ id: string }>('SELECT id FROM deliveries WHERE event_id = $1', [event])) as [
      { id: string },
    ];
    await app.get(Deliver).deliver(id); // the queue tries again
    await app.get(Deliver).sweep();
    await sleep(1500);
    expect(box.mails).toHaveLength(1);
    const admin = await app.as('admin');
    const shown = (await admin.get('/api/deliveries?attention=true')).body.items.find(
      (d: { id: string }) => d.id === id,
    );
    expect(shown).toMatchObject({
      state: 'unknown',
      messageId: box.mails[0]!.messageId,
      log: [{ outcome: 'unknown' }],
    });
    expect(shown.allowedActs.map((a: { act: string }) => a.act)).toEqual(['delivery.retry', 'delivery.confirm']);
    box.slowness = 0;
    expect((await admin.post(`/api/deliveries/${id}/retry`)).status).toBe(204);
    await until('sent', app, event);
    expect(box.mails.map((m) => m.messageId)).toEqual([shown.messageId, shown.messageId]);
    const log = (await admin.get('/api/deliveries?state=sent')).body.items.find((d: { id: string }) => d.id === id).log;
    expect(log.map((a: { outcome: string }) => a.outcome)).toEqual(['unknown', 'retried', 'sent']);
    expect((await admin.post(`/api/deliveries/${id}/confirm`)).status).toBe(409);
  });

  it('a server that is down: nothing was sent, so it is tried again and arrives once', async () => {
    box.refusal = 451;
    const event = await happen(app, 'officer');
    await sleep(600);
    expect(box.mails).toHaveLength(0);
    box.refusal = undefined;
    await until('sent', app, event);
    await sleep(300);
    expect(box.mails).toHaveLength(1);
  });

  it('an address that the server refuses: failed at once, and an administrator sees why', async () => {
    box.refusal = 550;
    const event = await happen(app, 'officer');
    await until('failed', app, event);
    const { items } = (await (await app.as('admin')).get('/api/deliveries?state=failed')).body;
    expect(items[0].log).toMatchObject([{ outcome: 'refused', detail: expect.stringContaining('no such person') }]);
  });

  it('D19a: what is rolled back leaves no job, no message, no audit record', async () => {
    const tables = () =>
      app.db.one(
        `SELECT (SELECT count(*) FROM history) AS h, (SELECT count(*) FROM deliveries) AS d, (SELECT count(*) FROM notices) AS n`,
      );
    const before = await tables();
    const undone = app.db.transaction(async (tx) => {
      await app.get(Notices).mail(tx, { actor: HOUSE, to: 'x@demo.example', language: 'fr', key: 'spec' });
      await record(tx, {
        actor: HOUSE,
        act: 'spec.happen',
        subject: { kind: 'thing', id: newId() },
        facts: { people: [HOUSE.id] },
      });
      throw new Error('no money left');
    });
    await expect(undone).rejects.toThrow('no money left');
    await sleep(600);
    expect(await tables()).toEqual(before);
    expect(box.mails).toHaveLength(0);
  });

  it('a message to an address leaves once, and its secret link is forgotten', async () => {
    const mail = {
      actor: HOUSE,
      to: 'nouvelle@demo.example',
      language: 'fr',
      key: 'spec',
      link: '/invitations/secret',
    } as const;
    const id = await app.db.transaction((tx) => app.get(Notices).mail(tx, mail));
    await box.wait(1);
    expect(box.mails[0]!.text).toContain('https://aide.ville.example/invitations/secret');
    for (let tries = 0; tries < 100; tries++) {
      const [row] = await app.db.query<{ state: string; link: string | null }>(
        'SELECT state, link FROM deliveries WHERE id = $1',
        [id],
      );
      if (row!.state === 'sent') return expect(row!.link).toBeNull();
      await sleep(50);
    }
    throw new Error('never sent');
  });

  it('a sender that died in the middle: after a while the message is shown to a person', async () => {
    const event = await happen(app, 'officer');
    await until('sent', app, event);
    await app.db.query(
      `UPDATE deliveries SET state = 'sending', changed_at = now() - interval '1 hour' WHERE event_id = $1`,
      [event],
    );
    await app.get(Deliver).sweep();
    expect(await states(app, event)).toEqual(['unknown']);
    expect(box.mails).toHaveLength(1);
  });
});

it('D19b: the process ends right after the commit; after the restart the message goes out once', async () => {
  const box = await startMailbox();
  const before = await startApp({ env: { SMTP_URL: box.url } });
  const event = await happen(before, 'officer');
  const after = await startApp({
    empty: true,
    worker: true,
    env: { SMTP_URL: box.url, DATABASE_URL: before.settings.databaseUrl },
  });
  await until('sent', after, event);
  await sleep(500);
  expect(box.mails).toHaveLength(1);
  await after.close();
  await before.close();
  await box.close();
});

describe('without a mail server', () => {
  let app: TestApp;
  beforeAll(async () => void (app = await startApp()));
  afterAll(() => app.close());

  it('messages are kept, and only an administrator reads them', async () => {
    await happen(app, 'officer');
    await app.tell();
    const kept = await (await app.as('admin')).get('/api/kept-mails');
    expect(kept.body.items).toMatchObject([
      { address: 'officer@demo.example', state: 'kept', link: expect.stringContaining('/office/things/') },
    ]);
    for (const name of ['auditor', 'officer'])
      expect((await (await app.as(name)).get('/api/kept-mails')).status).toBe(403);
  });

  it('notices: unread are counted, read by their reader alone', async () => {
    await happen(app, 'head');
    await happen(app, 'head');
    await app.tell();
    const head = await app.as('head');
    const { unread, items } = (await head.get('/api/notices')).body;
    expect([unread, items.length, items[0].subject]).toEqual([2, 2, 'Approuvé\u00a0: Un <puits> & deux']);
    const one = `/api/notices/${items[0].id}/mark-read`;
    expect((await (await app.as('elected')).post(one)).status).toBe(404);
    expect((await head.post(one)).status).toBe(204);
    expect((await head.get('/api/notices/unread')).body).toEqual({ unread: 1 });
    expect((await head.get('/api/notices?unread=true')).body.items).toHaveLength(1);
    expect((await head.post('/api/notices/mark-all-read')).status).toBe(204);
    expect((await head.get('/api/notices')).body.unread).toBe(0);
  });
});

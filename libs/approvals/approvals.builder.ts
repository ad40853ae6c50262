import pg from 'pg';
import { newId } from '#libs/kernel';
import type { TestApp } from '#libs/testing';
import type { ApprovalSubject } from './approval-subject.js';
import { Approvals } from './approvals.js';

/**
 * A subject for tests: a row of its own that says what the approval did to it, and how often. A thing worth 666 cents refuses to be
 * approved, as a grant does when the money is gone.
 */
export const things: ApprovalSubject = {
  describe: async (q, id) => {
    const row = await q.one<{ title: string; cents: bigint }>('SELECT title, cents FROM things WHERE id = $1', [id]);
    const lines = [{ label: 'Objet', value: row!.title }];
    const money = [{ label: 'Disponible après', cents: 100_000n }];
    return {
      title: row!.title,
      link: `/things/${id}`,
      organisationName: 'Santé Sahel',
      amountCents: row!.cents,
      lines,
      money,
    };
  },
  onApproved: async (tx, id, { decidedCents }) => {
    if (decidedCents === 666n) throw new Error('no money left');
    await mark(tx, id, 'approved');
  },
  onReturned: (tx, id) => mark(tx, id, 'returned'),
  onRefused: (tx, id) => mark(tx, id, 'refused'),
  onInForce: async (tx, ids, { deliberation }) => {
    for (const id of ids) await mark(tx, id, `in force ${deliberation.inForceOn}`);
  },
};

type Running = Parameters<ApprovalSubject['onApproved']>[0];

async function mark(tx: Running, id: string, state: string): Promise<void> {
  await tx.query('UPDATE things SET state = $2, moves = moves + 1 WHERE id = $1', [id, state]);
}

export async function makeThings(app: TestApp): Promise<void> {
  const owner = new pg.Client({ connectionString: app.settings.databaseUrl });
  await owner.connect();
  await owner.query(
    `CREATE TABLE things (id uuid PRIMARY KEY, title text, cents bigint, state text DEFAULT 'proposed', moves int DEFAULT 0)`,
  );
  await owner.end();
  app.get(Approvals).registerSubject('thing', things);
}

interface Wishes {
  cents?: bigint;
  route?: string;
  title?: string;
  preparedBy?: string[];
}

/** A thing and its open case, prepared by the officer. */
export async function openThing(
  app: TestApp,
  { cents = 1_800_000n, route = 'aids', title = 'Un puits', preparedBy }: Wishes = {},
) {
  const id = newId();
  const actor = await app.actor('officer');
  const caseId = await app.db.transaction(async (tx) => {
    await tx.query('INSERT INTO things (id, title, cents) VALUES ($1, $2, $3)', [id, title, cents]);
    return app.get(Approvals).open(tx, {
      actor,
      route,
      subject: { kind: 'thing', id },
      title,
      organisationId: null,
      organisationName: 'Santé Sahel',
      amountCents: cents,
      preparedBy: preparedBy ?? [actor.id],
    });
  });
  return { id, caseId };
}

export const thing = (app: TestApp, id: string) =>
  app.db.one<{ state: string; moves: number }>('SELECT state, moves FROM things WHERE id = $1', [id]);

/** Gives somebody of the demonstration a further role; a new person with `as`. Answers the person's id. */
export async function newPerson(app: TestApp, name: string, role: string): Promise<string> {
  const id = newId();
  await app.db.query(
    `INSERT INTO users (id, email, name, password_hash) SELECT $1, $2, $3, password_hash FROM users WHERE email = 'officer@demo.example'`,
    [id, `${name}@demo.example`, name],
  );
  await app.db.query('INSERT INTO user_roles (id, user_id, role_key) VALUES ($1, $2, $3)', [newId(), id, role]);
  return id;
}

export const giveRole = (app: TestApp, name: string, role: string) =>
  app.db.query('INSERT INTO user_roles (id, user_id, role_key) SELECT $1, id, $3 FROM users WHERE email = $2', [
    newId(),
    `${name}@demo.example`,
    role,
  ]);

import type { INestApplicationContext } from '@nestjs/common';
import { newId } from '#libs/kernel';
import { Database, SETTINGS, type Settings } from '#libs/platform';
import { hashPassword, passwordFits } from './passwords.js';
import type { RoleKey } from './permissions.js';

/** The two organisations that the demonstration's NGO people act for; their room plants them under these ids. */
export const DEMO_ORGANISATIONS = {
  santeSahel: '01980000-0000-7000-8000-000000000001',
  eauPourTous: '01980000-0000-7000-8000-000000000002',
} as const;

const { santeSahel, eauPourTous } = DEMO_ORGANISATIONS;

interface DemoPerson {
  name: string;
  roles: RoleKey[];
  scope?: string;
}

/** Invented people, by the first part of their address `<key>@demo.example`. */
export const DEMO_PEOPLE = {
  editor: { name: 'Aminata Sarr', roles: ['ngo-editor'], scope: santeSahel },
  signatory: { name: 'Bruno Lefort', roles: ['ngo-signatory'], scope: santeSahel },
  editor2: { name: 'Inès Caron', roles: ['ngo-editor', 'ngo-signatory'], scope: eauPourTous },
  officer: { name: 'Claire Morel', roles: ['officer'] },
  reviewer: { name: 'Yanis Petit', roles: ['reviewer'] },
  head: { name: 'Hélène Aubry', roles: ['head'] },
  elected: { name: 'Marc Delorme', roles: ['elected'] },
  secretary: { name: 'Sophie Renard', roles: ['secretary'] },
  finance: { name: 'Olivier Blanc', roles: ['finance'] },
  accountant: { name: 'Nadia Fournier', roles: ['accountant'] },
  auditor: { name: 'Paul Girard', roles: ['auditor'] },
  admin: { name: 'Lucie Vidal', roles: ['admin'] },
} as const satisfies Record<string, DemoPerson>;

export type DemoPersonKey = keyof typeof DEMO_PEOPLE;

export const demoEmail = (key: DemoPersonKey): string => `${key}@demo.example`;

/** Plants the demonstration people who are not there yet, all with this password. For the demonstration and for tests. */
export async function plantPeople(db: Database, password: string): Promise<void> {
  const people = Object.entries<DemoPerson>(DEMO_PEOPLE).map(([key, person]) => ({
    ...person,
    id: newId(),
    email: demoEmail(key as DemoPersonKey),
  }));
  const given = people.flatMap(({ email, roles, scope }) =>
    roles.map((role) => ({ id: newId(), email, role, scope: scope ?? null })),
  );
  const passwordHash = await hashPassword(password);
  await db.transaction(async (tx) => {
    await tx.query(
      `INSERT INTO users (id, email, name, language, password_hash)
       SELECT id, email, name, 'fr', $2 FROM jsonb_to_recordset($1::jsonb) AS p(id uuid, email text, name text) ON CONFLICT (email) DO NOTHING`,
      [JSON.stringify(people), passwordHash],
    );
    await tx.query(
      `INSERT INTO user_roles (id, user_id, role_key, scope)
       SELECT g.id, u.id, g.role, g.scope FROM jsonb_to_recordset($1::jsonb) AS g(id uuid, email text, role text, scope uuid)
       JOIN users u USING (email) ON CONFLICT (user_id, role_key, scope) DO NOTHING`,
      [JSON.stringify(given)],
    );
  });
}

/** A new DEMO_PASSWORD reaches everybody who still has the common one. */
async function renewPassword(db: Database, kept: string, password: string): Promise<void> {
  if (await passwordFits(kept, password)) return;
  await db.query(`UPDATE users SET password_hash = $2 WHERE password_hash = $1 AND email LIKE '%@demo.example'`, [
    kept,
    await hashPassword(password),
  ]);
}

/** @throws when nobody is there yet and DEMO_PASSWORD is not set: whoever starts the demonstration chooses or invents it. */
export async function plant(app: INestApplicationContext): Promise<void> {
  const { demoPassword } = app.get<Settings>(SETTINGS);
  const db = app.get(Database);
  const admin = await db.one<{ hash: string }>('SELECT password_hash AS hash FROM users WHERE email = $1', [
    demoEmail('admin'),
  ]);
  if (!demoPassword && admin) return;
  if (!demoPassword)
    throw new Error('DEMO_PASSWORD is missing: the demonstration people need a password of at least 8 characters.');
  if (admin) await renewPassword(db, admin.hash, demoPassword);
  await plantPeople(db, demoPassword);
}

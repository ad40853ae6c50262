import type { INestApplicationContext } from '@nestjs/common';
import { addDays, parisDate } from '#libs/kernel';
import { Database } from '#libs/platform';
import { DemoDecisions } from './demo-decisions.js';
import { agree, confirmConditions, type End } from './demo-agreements.js';
import { report } from './demo-results.js';

/** How far each recommended application goes, the oldest of a programme first. The last of the list stay recommended. */
const STORIES: Record<string, End[]> = {
  aids: ['signed', 'signed', 'signed', 'signed', 'given', 'signed', 'drawn-up', 'recommended'],
  water: ['drawn-up', 'signed', 'in-force', 'signed', 'refused', 'recommended'],
  projects: ['voted', 'head', 'returned', 'opinion'],
  emergency: ['elected'],
};

interface Recommended {
  id: string;
  /** Its organisation has a confirmed account; without one, last year's grants would wait for ever. */
  payable: boolean;
  programme: string;
  year: number;
  recommendedCents: bigint;
  title: string;
  at: Date;
}

/** Grants in all states, from the recommended applications of the demonstration; those of last year are all signed. */
export async function plant(app: INestApplicationContext): Promise<void> {
  const db = app.get(Database);
  if (await db.one('SELECT 1 FROM grants LIMIT 1')) return;
  const rows = await db.query<Recommended>(
    `SELECT a.id, EXISTS (SELECT FROM bank_accounts b WHERE b.organisation_id = a.organisation_id AND b.state = 'confirmed') AS payable, c.programme_code AS programme, c.fiscal_year AS year, a.recommended_cents AS "recommendedCents", a.title, a.moved_at AS at
     FROM applications a JOIN calls c ON c.id = a.call_id WHERE a.state = 'recommended'
     ORDER BY c.fiscal_year, c.opens_at, a.organisation_id`,
  );
  const latest = Math.max(...rows.map(({ year }) => year));
  const sessions = new Map<string, Recommended[]>();
  for (const row of rows) {
    const session = `${row.year} ${row.programme}`;
    sessions.set(session, [...(sessions.get(session) ?? []), row]);
  }
  for (const all of sessions.values()) await plantSession(app, all, all[0]!.year < latest);
}

/** One council session: what one call recommended goes to it together. */
async function plantSession(app: INestApplicationContext, rows: Recommended[], past: boolean): Promise<void> {
  const decisions = new DemoDecisions(app);
  const day = parisDate(new Date(Math.max(...rows.map(({ at }) => at.getTime()))));
  const ends = rows.map(({ programme, payable }, i): End => {
    if (past) return payable ? 'signed' : 'refused';
    return STORIES[programme]?.[i] ?? 'recommended';
  });
  const grants: { id: string; end: End }[] = [];
  for (const [i, row] of rows.entries()) {
    const end = ends[i]!;
    if (end !== 'recommended')
      grants.push({ id: await decisions.propose(row, { day: addDays(day, 2), index: i }), end });
  }
  for (const { id, end } of grants) await decisions.decide(id, end, addDays(day, 4));
  const inForceOn = await decisions.vote(grants, { day: addDays(day, 14), number: numberOf(rows[0]!) });
  for (const { id, end } of grants) await agree(app, id, end, inForceOn);
  for (const [index, { id }] of grants.filter(({ end }) => PROMISING.includes(end)).entries())
    await report(app, { id, programme: rows[0]!.programme, inForceOn, index });
  const finished = past ? grants.filter(({ end }) => end === 'signed') : [];
  for (const { id } of finished) await confirmConditions(app, id, addDays(inForceOn, 45));
}

const PROMISING: readonly End[] = ['signed', 'given', 'drawn-up', 'in-force'];

const NUMBERS: Record<string, number> = { aids: 29, water: 41, projects: 57, emergency: 63 };

const numberOf = ({ year, programme }: Recommended): string => `${year} DRI ${NUMBERS[programme] ?? 7}`;

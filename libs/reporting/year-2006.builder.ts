import pg from 'pg';
import { Authorities, Ledger, VoteAuthority } from '#libs/budgets';
import { newId } from '#libs/kernel';
import type { TestApp } from '#libs/testing';
import { FINANCE, votedLine } from '../budgets/budgets.builder.js';
import { bareGrant } from './reporting.builder.js';

/** Who gets what, and where; the second half of the countries of G4 makes a grant for two. */
const GRANTS: Record<string, [organisationName: string, reservedCents: bigint, ...countries: string[]]> = {
  G1: ['=1+1 Solidaire', 15_000_000n, 'ML'],
  G2: ['Santé & Équité', 50_000_000n, 'SN'],
  G3: ['Eau Claire', 33_333_333n, 'BF'],
  G4: ['Demain', 8_000_000n, 'BF', 'ML'],
  G5: ['Ensemble', 22_500_000n, 'ML'],
  G6: ['Vivre', 41_166_667n, 'TG'],
  G7: ['Urgence Santé', 6_000_000n, 'TG'],
};

type Verb = Exclude<
  keyof Ledger,
  'reserveAll' | 'commitAll' | 'openAccruals' | 'reverseAccruals' | 'endYear' | 'carryInAll'
>;
type Act = [verb: Verb, grant: string | null, cents: bigint, reference: string, day: string];

/** For tests: the programme AIDS in 2006 as rule 8 tells it, act by act, up to the position after act 30. */
export async function playYear2006(house: TestApp) {
  const ledger = house.get(Ledger);
  const lineId = await votedLine(house.app, 170_000_000n, { year: 2006, nature: '6574' });
  const ids: Record<string, string> = {};
  for (const [name, [organisationName, , ...countries]] of Object.entries(GRANTS))
    ids[name] = await bareGrant(house.db, { organisationName, countries, lineId, year: 2006 });
  const act = (...[verb, grant, amountCents, reference, accountingDate]: Act) =>
    house.db.transaction((tx) =>
      ledger[verb](tx, {
        ...{ lineId, amountCents, reference: `${reference}:${grant}`, accountingDate, actorId: FINANCE.id },
        ...{ grantId: grant ? ids[grant]! : (undefined as never), keepRest: true },
        transfer: (verb === 'returnTransfer' ? 'M6p:G5' : undefined) as never,
      }),
    );
  const authority = await voteAuthority(house, ids.G1!);
  for (const [verb, grant, cents, reference, day] of ACTS) await act(verb, grant, cents, reference, day);
  return { lineId, ids, authority };
}

const asked = Object.entries(GRANTS).slice(0, 6);
const pair = (number: string, grant: string, cents: bigint, ordered: string, paid: string): Act[] => [
  ['order', grant, cents, number, ordered],
  ['pay', grant, cents, `${number}p`, paid],
];

/** Acts 2 to 30; those that must be refused are the ledger's own tests. */
const ACTS: Act[] = [
  ...asked.map(([grant, [, cents]]): Act => ['reserve', grant, cents, '2', '2006-01-20']),
  ...asked.map(([grant, [, cents]]): Act => ['commit', grant, grant === 'G6' ? 40_000_000n : cents, '4', '2006-02-10']),
  ['release', 'G6', 1_166_667n, '5', '2006-02-10'],
  ['order', 'G2', 40_000_000n, 'M1', '2006-03-01'],
  ['reject', 'G2', 40_000_000n, 'M1r', '2006-03-05'],
  ...pair('M2', 'G2', 40_000_000n, '2006-03-10', '2006-03-20'),
  ...pair('M3', 'G1', 10_500_000n, '2006-04-02', '2006-04-15'),
  ...pair('M4', 'G3', 11_111_111n, '2006-05-02', '2006-05-12'),
  ...pair('M5', 'G3', 11_111_111n, '2006-05-02', '2006-05-12'),
  ...pair('M6', 'G5', 22_500_000n, '2006-06-01', '2006-06-10'),
  ['returnTransfer', 'G5', 22_500_000n, 'M6r', '2006-06-20'],
  ['pay', 'G5', 22_500_000n, 'M6p2', '2006-07-01'],
  ...pair('M7', 'G4', 3_000_000n, '2006-07-02', '2006-07-12'),
  ['decommit', 'G4', 5_000_000n, '21', '2006-09-01'],
  ['reserve', 'G7', 6_000_000n, '22', '2006-09-15'],
  ['commit', 'G7', 6_000_000n, '23', '2006-10-10'],
  ...pair('M8', 'G7', 6_000_000n, '2006-11-02', '2006-11-20'),
  ...pair('M9', 'G6', 35_500_000n, '2006-11-02', '2006-11-20'),
  ...pair('M10', 'G3', 11_111_111n, '2006-12-31', '2006-12-31'),
  ['accrue', 'G2', 10_000_000n, '28', '2006-12-31'],
  ['carry', 'G6', 4_500_000n, '29', '2006-12-31'],
  ['lapse', 'G1', 4_500_000n, '30', '2006-12-31'],
  ['lapse', null, 166_667n, '30', '2006-12-31'],
];

/** G1 is granted for three years at once (rule 8.4). */
async function voteAuthority(house: TestApp, grantId: string): Promise<string> {
  const actor = { ...FINANCE, permissions: new Map([['authority.vote', new Set([null])]]) };
  const { id } = await house.get(VoteAuthority).run(
    actor,
    {
      ...{ programmeCode: 'aids', firstYear: 2006, label: 'Projets pluriannuels', accountingDate: '2006-01-01' },
      ...{ amountCents: 36_000_000n, reason: 'Budget primitif' },
      plan: [
        { year: 2006, plannedCents: 15_000_000n },
        { year: 2007, plannedCents: 12_000_000n },
        { year: 2008, plannedCents: 9_000_000n },
      ],
    },
    newId(),
  );
  for (const verb of ['reserve', 'commit'] as const)
    await house.db.transaction((tx) =>
      house.get(Authorities)[verb](tx, {
        ...{ authorityId: id, grantId, amountCents: 36_000_000n, accountingDate: '2006-02-10' },
        ...{ reference: `AE:${verb}`, actorId: FINANCE.id },
      }),
    );
  return id;
}

/** As the owner of the database: the year's act of closing has its own room and tests. */
export async function closeYear(house: TestApp, year: number, at: string): Promise<void> {
  const owner = new pg.Client({ connectionString: house.settings.databaseUrl });
  await owner.connect();
  await owner.query('UPDATE fiscal_years SET closed_at = $2 WHERE year = $1', [year, at]);
  await owner.end();
}

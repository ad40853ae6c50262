import { newId } from '#libs/kernel';
import { startApp, type TestApp } from '#libs/testing';
import { amendLine, FINANCE, votedLine } from './budgets.builder.js';
import { Ledger } from './ledger.js';
import { RecordRevenueFundingSource } from './record-revenue-funding-source.js';

let house: TestApp;
const finance = {
  ...FINANCE,
  permissions: new Map([...FINANCE.permissions, ['funding-source.record-revenue', new Set([null])]]),
};

const record = (code: string, year: number, revenueCents: bigint, version = 0) =>
  house
    .get(RecordRevenueFundingSource)
    .run(finance, code, { year, version, revenueCents, reason: 'Compte administratif' }, newId());
const refusal = async (work: Promise<unknown>) =>
  work.then(
    () => 'accepted',
    (error: { refusals?: { code: string }[] }) => error.refusals?.[0]?.code ?? error,
  );
const line = (fundingSource: string, year: number, cents: bigint) =>
  votedLine(house.app, cents, { programmeCode: 'water', fundingSource, year });
const amend = (id: string, year: number, amountCents: bigint) =>
  amendLine(house.app, id, { amountCents, accountingDate: `${year}-06-01`, reason: 'DM 1' });
const votedOf = async (source: string, year: number) => {
  const sql = 'SELECT voted_cents AS voted, ceiling_cents AS ceiling FROM source_years WHERE source = $1 AND year = $2';
  return house.db.one<{ voted: bigint; ceiling: bigint }>(sql, [source, year]);
};
const year = (fiscal: number) =>
  house.db.query('INSERT INTO fiscal_years (year) VALUES ($1) ON CONFLICT DO NOTHING', [fiscal]);

beforeAll(async () => {
  house = await startApp();
  for (const fiscal of [2031, 2032, 2033, 2034, 2035]) await year(fiscal);
});
afterAll(() => house.close());

it('rule 1.6: 1 % of each service’s own revenue, separately, to the cent and never above', async () => {
  expect(await refusal(line('water', 2031, 1n))).toBe('budget.revenue-missing');
  await record('water', 2031, 12_345_678n);
  await record('sanitation', 2031, 50_000_000n);
  const id = await line('water', 2031, 100_000n);
  expect(await refusal(line('water', 2031, 23_457n))).toBe('budget.ceiling-passed');
  await line('water', 2031, 23_456n);
  expect(await votedOf('water', 2031)).toEqual({ voted: 123_456n, ceiling: 123_456n });
  expect(await refusal(amend(id, 2031, 1n))).toBe('budget.ceiling-passed');
  await amend(id, 2031, -456n);
  expect(await votedOf('water', 2031)).toMatchObject({ voted: 123_000n });
  await line('sanitation', 2031, 500_000n);
  await line('general', 2031, 900_000_000n);
});

it('rule 1.6: a revenue is corrected by a new version, and refused where it brings the ceiling below what is voted', async () => {
  await record('water', 2032, 10_000_000n);
  await line('water', 2032, 90_000n);
  expect(await refusal(record('water', 2032, 8_999_999n, 1))).toBe('budget.revenue-below-voted');
  expect(await refusal(record('water', 2032, 20_000_000n, 0))).toBe('budget.revenue-changed');
  await record('water', 2032, 9_000_000n, 1);
  const versions = await house.db.query(
    'SELECT version, revenue_cents AS cents FROM source_revenues WHERE year = 2032 ORDER BY version',
  );
  expect(versions).toEqual([
    { version: 1, cents: 10_000_000n },
    { version: 2, cents: 9_000_000n },
  ]);
});

it('rule 1.6: forty votes at once on lines of one source stop at the ceiling, and the sum beside is the sum of the lines', async () => {
  await record('water', 2033, 100_000_000n);
  const ids = [
    await line('water', 2033, 10_000n),
    await line('water', 2033, 10_000n),
    await line('water', 2033, 10_000n),
  ];
  const answers = await Promise.all(Array.from({ length: 40 }, (_, i) => refusal(amend(ids[i % 3]!, 2033, 30_000n))));
  expect(answers.filter((code) => code === 'accepted')).toHaveLength(32);
  expect(answers.filter((code) => code === 'budget.ceiling-passed')).toHaveLength(8);
  const sum =
    "SELECT sum(voted_cents)::bigint AS voted FROM budget_lines WHERE funding_source = 'water' AND year = 2033";
  expect((await votedOf('water', 2033))!.voted).toBe((await house.db.one<{ voted: bigint }>(sum))!.voted);
});

it('rule 1.6: a vote and a lower revenue at the same time never leave more voted than the ceiling', async () => {
  await record('sanitation', 2034, 100_000_000n);
  const id = await line('sanitation', 2034, 500_000n);
  for (let i = 1; i <= 8; i++) {
    await Promise.all([
      refusal(amend(id, 2034, 60_000n)),
      refusal(record('sanitation', 2034, 100_000_000n - BigInt(i) * 5_000_000n, i)),
    ]);
    const { voted, ceiling } = (await votedOf('sanitation', 2034))!;
    expect(voted <= ceiling).toBe(true);
  }
});

it('rule 1.6: what a former year carries in does not count against the ceiling of the new one', async () => {
  await record('water', 2035, 10_000_000n);
  const id = await line('water', 2035, 100_000n);
  const move = {
    lineId: id,
    grantId: newId(),
    amountCents: 40_000n,
    accountingDate: '2035-01-01',
    reference: newId(),
    actorId: FINANCE.id,
  };
  await house.db.transaction((tx) => house.get(Ledger).carryIn(tx, move));
  expect(await votedOf('water', 2035)).toMatchObject({ voted: 100_000n });
  expect(await refusal(amend(id, 2035, 1n))).toBe('budget.ceiling-passed');
});

it('rule 1.8: household waste since 2014; a source without its law has no ceiling to give', async () => {
  for (const fiscal of [2004, 2013, 2014]) await year(fiscal);
  await record('waste', 2014, 10_000_000n);
  await line('waste', 2014, 100_000n);
  expect(await refusal(record('waste', 2013, 10_000_000n))).toBe('budget.source-without-ceiling');
  expect(await refusal(line('water', 2004, 1n))).toBe('budget.revenue-missing');
});

it('PostgreSQL itself refuses, whatever the program does: another sum, another revenue, a version changed', async () => {
  const refused = (sql: string) => expect(house.db.query(sql)).rejects.toThrow(/permission denied|never changed/);
  await refused("UPDATE source_years SET ceiling_cents = 999999999 WHERE source = 'water'");
  await refused('UPDATE funding_rules SET ceiling_bp = 10000');
  await refused('UPDATE source_revenues SET revenue_cents = 1');
  await refused('DELETE FROM source_revenues');
  await refused("SELECT funding_voted_add('water', 2031, -100)");
  await expect(
    votedLine(house.app, 1n, { programmeCode: 'water', year: 2031, fundingSource: 'lottery' }),
  ).rejects.toMatchObject({ refusals: [{ code: 'budget.source-unknown' }] });
});

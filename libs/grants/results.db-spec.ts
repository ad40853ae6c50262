import { newId } from '#libs/kernel';
import { startApp, type TestApp } from '#libs/testing';
import { inForce, plantBeneficiaries, proposed } from './grants.builder.js';
import { resultsOf } from './results.js';

let house: TestApp;
let tested: string;
let first: string;
let second: string;
let officer: string;

const target = (grantId: string, value: number, at: string) =>
  house.db.query(
    'INSERT INTO grant_targets (id, grant_id, indicator_id, target, recorded_by, recorded_at) VALUES ($1, $2, $3, $4, $5, $6)',
    [newId(), grantId, tested, value, officer, at],
  );
const result = async (grantId: string, value: number, countedOn: string, at: string, corrects?: string) => {
  const id = newId();
  await house.db.query(
    `INSERT INTO grant_results (id, grant_id, indicator_id, value, counted_on, source, corrects_id, reason, recorded_by, recorded_at)
     VALUES ($1, $2, $3, $4, $5, 'Rapport', $6, $7, $8, $9)`,
    [id, grantId, tested, value, countedOn, corrects ?? null, corrects ? 'faute de frappe' : null, officer, at],
  );
  return id;
};
const peopleTested = async (asOf?: string) =>
  (await resultsOf(house.db, 'aids', 2027, asOf)).find(({ indicatorId }) => indicatorId === tested);

beforeAll(async () => {
  house = await startApp();
  await plantBeneficiaries(house);
  officer = (await house.actor('officer')).id;
  const sql = "SELECT id FROM indicators WHERE label_en = 'People tested'";
  tested = (await house.db.one<{ id: string }>(sql))!.id;
  first = await inForce(house, { on: '2027-01-10' });
  second = await inForce(house, { on: '2027-02-10' });
  const undecided = (await proposed(house)).id;
  await target(first, 4000, '2027-01-05T09:00:00Z');
  await target(second, 1500, '2027-01-05T09:00:00Z');
  await target(undecided, 9000, '2027-01-05T09:00:00Z');
  await target(first, 3500, '2027-06-01T09:00:00Z');
  await result(first, 1200, '2027-06-30', '2027-07-05T09:00:00Z');
  const wrong = await result(first, 29_000, '2027-12-31', '2028-01-15T09:00:00Z');
  await result(first, 2900, '2027-12-31', '2028-02-01T09:00:00Z', wrong);
});
afterAll(() => house.close());

it('rule 3.26, results: the latest report counts, once a grant; a proposal that is not decided counts for nothing', async () => {
  expect(await peopleTested()).toMatchObject({ target: 5000, value: 2900, grants: 2, reported: 1 });
});

it('any day: what was promised, reported and not yet corrected then', async () => {
  expect(await peopleTested('2027-01-20')).toMatchObject({ target: 4000, value: null, grants: 1, reported: 0 });
  expect(await peopleTested('2027-07-05')).toMatchObject({ target: 5000, value: 1200, grants: 2, reported: 1 });
  expect(await peopleTested('2028-01-20')).toMatchObject({ value: 29_000 });
  expect(await peopleTested('2028-02-01')).toMatchObject({ value: 2900 });
});

it('an indicator is told alone, with its unit; there is no total over indicators', async () => {
  const all = await resultsOf(house.db, 'water', 2027);
  expect(all.map(({ unit }) => unit)).toEqual(['personnes', 'personnes', 'ouvrages', 'comités']);
  expect(all.every(({ value, target: promised, grants }) => value === null && promised === null && grants === 0)).toBe(
    true,
  );
});

it('PostgreSQL refuses to change or delete a target, a result, or the words of an indicator', async () => {
  const refused = (sql: string) => expect(house.db.query(sql)).rejects.toThrow(/permission denied|never changed/);
  await refused('UPDATE grant_results SET value = 1');
  await refused('DELETE FROM grant_targets');
  await refused("UPDATE indicators SET label_fr = 'Autre chose'");
  await expect(result(second, 1, '2027-12-31', '2028-01-01', newId())).rejects.toThrow(/foreign key/);
});

import pg from 'pg';
import { newId } from '#libs/kernel';
import { startApp, type TestApp } from '#libs/testing';
import { authorityOf } from '../grants/grants.builder.js';
import { votedLine } from './budgets.builder.js';
import { position } from './index.js';

/** What PostgreSQL refuses by itself to the program's own role, whatever the program's code may do. */
let house: TestApp;
let lineId: string;
const grantId = newId();

const post = (move: string, cents: bigint, more: object = {}) =>
  house.db.query('SELECT ledger_post($1)', [
    JSON.stringify([
      {
        line: lineId,
        grant: grantId,
        move,
        cents: Number(cents),
        day: '2027-05-01',
        reference: newId(),
        actor: newId(),
        ...more,
      },
    ]),
  ]);

beforeAll(async () => {
  house = await startApp({ empty: true });
  lineId = await votedLine(house.app, 10_000n);
  await post('reserve', 6_000n, { reference: 'first' });
});
afterAll(async () => {
  expect(await position(house.db, lineId)).toMatchObject({ availableCents: 4_000n, reservedCents: 6_000n });
  await house.close();
});

it.each([
  ['reserve', 4_001n],
  ['commit', 6_001n],
  ['release', 6_001n],
  ['order', 1n],
  ['pay', 1n],
  ['decommit', 1n],
  ['refund', 1n],
])('overspending by %s', (move, cents) => expect(post(move, cents)).rejects.toThrow('budget.insufficient'));

it.each([0n, -1n])('an amount of %s', (cents) =>
  expect(post('reserve', cents)).rejects.toThrow('budget.amount-not-positive'),
);

it('the same reference twice', () =>
  expect(post('reserve', 1n, { reference: 'first' })).rejects.toThrow('ledger_reference_twice'));

it('a move that nobody knows', () => expect(post('steal', 1n)).rejects.toThrow());

it.each(['reserve', 'release', 'commit', 'refund'])('%s without a grant', (move) =>
  expect(post(move, 1n, { grant: null })).rejects.toThrow(/ledger_grant_known|grant_id/),
);

it.each([
  'UPDATE ledger_entries SET amount_cents = 1',
  'DELETE FROM ledger_entries',
  `INSERT INTO ledger_entries SELECT * FROM ledger_entries LIMIT 1`,
  'UPDATE budget_lines SET available_cents = available_cents + 1',
  'UPDATE line_grants SET paid_cents = 1',
  'DELETE FROM line_grants',
  'TRUNCATE ledger_entries',
])('%s', (sql) => expect(house.db.query(sql)).rejects.toThrow(/permission denied/));

it('rule 3.13: a move between lines whose sides do not sum to zero, or with one side', async () => {
  const other = await votedLine(house.app, 100n);
  const side = (line: string, cents: number) => ({
    ...{ line, move: 'transfer', cents, day: '2027-05-01', reference: newId(), actor: newId() },
  });
  for (const sides of [[side(lineId, -500), side(other, 499)], [side(lineId, -500)], [side(other, 1)]])
    await expect(house.db.query('SELECT ledger_post($1)', [JSON.stringify(sides)])).rejects.toThrow(
      'budget.transfer-unbalanced',
    );
});

describe('of commitment authorities', () => {
  let authority = '';
  const move = (verb: string, cents: number, more: object = {}) =>
    house.db.query('SELECT authority_post($1)', [
      JSON.stringify([
        {
          ...{ authority, grant: grantId, move: verb, cents, day: '2027-05-01', reference: newId(), actor: newId() },
          ...more,
        },
      ]),
    ]);

  beforeAll(async () => {
    authority = await authorityOf(house, [{ year: 2027, plannedCents: 10_000n }]);
    await move('reserve', 6_000, { reference: 'AE first' });
  });

  it.each([
    ['reserve', 4_001],
    ['commit', 6_001],
    ['release', 6_001],
    ['decommit', 1],
  ])('overspending by %s', (verb, cents) => expect(move(verb, cents)).rejects.toThrow('authority.insufficient'));

  it.each([0, -1])('an amount of %s', (cents) =>
    expect(move('reserve', cents)).rejects.toThrow('budget.amount-not-positive'),
  );

  it('the same reference twice', () =>
    expect(move('reserve', 1, { reference: 'AE first' })).rejects.toThrow('authority_reference_twice'));

  it.each([
    'UPDATE authority_entries SET amount_cents = 1',
    'DELETE FROM authority_entries',
    'UPDATE commitment_authorities SET available_cents = available_cents + 1',
    'UPDATE authority_grants SET committed_cents = 1',
    'DELETE FROM budget_acts',
  ])('%s', (sql) => expect(house.db.query(sql)).rejects.toThrow(/permission denied/));
});

it('an entry is not changed by the owner of the tables either, nor balances below zero', async () => {
  const owner = new pg.Client({ connectionString: house.settings.databaseUrl });
  await owner.connect();
  for (const sql of [
    'UPDATE ledger_entries SET amount_cents = 1',
    'DELETE FROM ledger_entries',
    'TRUNCATE ledger_entries',
  ]) {
    await expect(owner.query(sql)).rejects.toThrow(/never changed or deleted/);
  }
  await expect(owner.query('UPDATE budget_lines SET available_cents = -1')).rejects.toThrow('budget_line_available');
  await expect(owner.query('UPDATE line_grants SET reserved_cents = -1')).rejects.toThrow('line_grant_reserved');
  await owner.end();
});

it('product rule 2: a closed year takes no entry, nor a date of another year', async () => {
  const owner = new pg.Client({ connectionString: house.settings.databaseUrl });
  await owner.connect();
  await expect(post('reserve', 1n, { day: '2028-01-01' })).rejects.toThrow('budget.date-outside-year');
  await owner.query('UPDATE fiscal_years SET closed_at = now() WHERE year = 2027');
  await expect(post('reserve', 1n)).rejects.toThrow('budget.year-closed');
  await owner.end();
});

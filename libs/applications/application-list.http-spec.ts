import { DEMO_ORGANISATIONS } from '#libs/access';
import { parse } from 'csv-parse/sync';
import { startApp, type TestApp, type TestClient } from '#libs/testing';
import { aCall, plantApplicants, SetClock, STATEMENTS, wholeDraft } from './applications.builder.js';

let house: TestApp;
let officer: TestClient, editor: TestClient;

const NAMES = [
  "Collège Étoile d'Afrique",
  "Collège Étoile d'Afrique".normalize('NFD'),
  '=1+1 Solidaire',
  'Puits du Liptako',
];

/** Four organisations with one submitted application each on three calls: twelve rows, written as the acts would. */
beforeAll(async () => {
  house = await startApp({ clock: new SetClock('2027-06-10T09:00:00Z') });
  await plantApplicants(house.db);
  [officer, editor] = [await house.as('officer'), await house.as('editor')];
  for (const year of [2025, 2026, 2027])
    await officer.post('/api/calls', aCall({ fiscalYear: year, title: `Appel ${year}` }));
  for (const [i, name] of NAMES.entries()) {
    await house.db.query(
      `WITH o AS (INSERT INTO organisations (id, kind, name, rna) VALUES (uuidv7(), 'ngo', $1, $2) RETURNING id),
         u AS (SELECT id FROM users WHERE email = 'officer@demo.example')
       INSERT INTO applications (id, call_id, organisation_id, organisation_name, state, moved_at, title, countries, asked_cents,
         receipt_number, submitted_at, submitted_by, snapshot, created_by)
       SELECT uuidv7(), c.id, o.id, $1, 'submitted', now(), $3, ARRAY['ML', $4], c.fiscal_year * 100, c.fiscal_year || '-' || $2, now(), u.id, '{}', u.id
       FROM calls c, o, u`,
      [name, `W00000000${i}`, i === 2 ? '@SUM(A1)' : 'Un puits par école', i === 3 ? 'BF' : 'SN'],
    );
  }
});
afterAll(() => house.close());

const list = async (query: string, as = officer) => (await as.get(`/api/applications?${query}`)).body;

it('D22: finds with and without accents, composed or not, also on the second page and in the export', async () => {
  for (const words of ['college', 'COLLÈGE', 'etoile d’afrique', "etoile d'afrique"]) {
    const q = encodeURIComponent(words);
    const first = await list(`q=${q}&limit=4&sort=organisation`);
    const second = await list(`q=${q}&limit=4&sort=organisation&after=${first.next}`);
    expect([words, first.total, first.items.length, second.items.length, second.next]).toEqual([words, 6, 4, 2, null]);
    const rows = parse((await officer.get(`/api/applications/export.csv?q=${q}&limit=4`)).bytes, {
      bom: true,
      delimiter: ';',
    });
    expect(rows).toHaveLength(7);
  }
});

it('filters, sorts and pages by keyset in both directions, and sums the whole filter', async () => {
  const page = await list('country=BF&sort=asked&limit=2');
  expect([page.total, page.askedCents, page.items.map((a: any) => a.askedCents)]).toEqual([
    3,
    607_800,
    [202_500, 202_600],
  ]);
  const next = await list(`country=BF&sort=asked&limit=2&after=${page.next}`);
  expect(next.items.map((a: any) => a.askedCents)).toEqual([202_700]);
  expect((await list(`country=BF&sort=asked&limit=2&before=${next.previous}`)).items).toEqual(page.items);
  expect((await list('year=2026')).total).toBe(4);
  expect((await list('programme=water')).total).toBe(0);
  expect((await list('state=submitted&state=complete')).total).toBe(12);
  expect((await officer.get('/api/applications?sort=secret')).status).toBe(400);
});

it('D24: no cell of the export is a formula, amounts can be summed', async () => {
  const { bytes } = await officer.get('/api/applications/export.csv?sort=asked');
  const rows = parse(bytes, { bom: true, delimiter: ';', columns: true }) as Record<string, string>[];
  expect(rows).toHaveLength(12);
  expect(rows.flatMap((row) => Object.values(row)).filter((cell) => /^[=+@-]/.test(cell))).toEqual([]);
  expect(rows.map((row) => row['Projet'])).toContain("'@SUM(A1)");
  expect(rows[0]!['Montant demandé (euros)']).toBe('2025,00');
});

it('shows an organisation its own rows only', async () => {
  const { body: call } = await officer.post('/api/calls', aCall());
  await officer.post(`/api/calls/${call.id}/open`);
  const id = await wholeDraft(editor, call.id);
  const own = await list('', editor);
  expect(own.items).toMatchObject([{ id, organisationId: DEMO_ORGANISATIONS.santeSahel, state: 'draft' }]);
  expect(own.total).toBe(1);
});

it('D17: tells each member of the organisation once, however often submit was pressed', async () => {
  const { body: call } = await officer.post('/api/calls', aCall());
  await officer.post(`/api/calls/${call.id}/open`);
  const id = await wholeDraft(editor, call.id);
  const signatory = await house.as('signatory');
  await Promise.all([1, 2, 3, 4].map(() => signatory.post(`/api/applications/${id}/submit`, STATEMENTS)));
  await house.tell();
  const told = await house.db.query(
    `SELECT u.email FROM notices n JOIN users u ON u.id = n.person_id WHERE n.link LIKE '%' || $1 ORDER BY 1`,
    [id],
  );
  expect(told).toEqual([{ email: 'editor@demo.example' }, { email: 'signatory@demo.example' }]);
});

it('answers every sort from an index', async () => {
  const sorts = [
    'a.moved_at',
    'coalesce(a.submitted_at, a.created_at)',
    'a.asked_cents',
    'a.title',
    'a.organisation_name',
    'coalesce(a.score_hundredths, -1)',
  ];
  await house.db.transaction(async (tx) => {
    await tx.query('SET LOCAL enable_seqscan = off');
    await tx.query('SET LOCAL enable_sort = off');
    for (const column of sorts) {
      const plan = await tx.query<{ 'QUERY PLAN': string }>(
        `EXPLAIN SELECT a.id FROM applications a ORDER BY ${column}, a.id LIMIT 50`,
      );
      expect([column, plan.some((row) => row['QUERY PLAN'].includes('Index'))]).toEqual([column, true]);
      expect([column, plan.some((row) => row['QUERY PLAN'].includes('Sort'))]).toEqual([column, false]);
    }
  });
});

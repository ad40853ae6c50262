import { startApp, type TestApp, type TestClient } from '#libs/testing';
import { emergencyRefusals, tidyGlide } from './emergency.rules.js';

let house: TestApp;
let officer: TestClient, nobody: TestClient;

beforeAll(async () => {
  house = await startApp({ clock: { now: () => new Date('2027-02-10T12:00:00Z') } });
  [officer, nobody] = [await house.as('officer'), await house.as()];
});
afterAll(() => house.close());

const event = (changes = {}) => ({
  name: 'Séisme de Konta',
  country: 'HT',
  happenedOn: '2027-02-08',
  glide: 'eq 2027 000012 hti',
  situation: 'Deux villes détruites.',
  peopleAffected: 120_000,
  closesOn: '2027-02-20',
  envelopeCents: 30_000_000,
  maxCents: 10_000_000,
  ...changes,
});

it('an emergency opens its call at once: short form, fast route, applications from this moment', async () => {
  const { status, body } = await officer.post('/api/emergencies', event());
  expect(status).toBe(201);
  expect((await nobody.get(`/api/emergencies/${body.id}`)).body).toMatchObject({
    glide: 'EQ-2027-000012-HTI',
    countryName: 'Haïti',
    accepting: true,
    allowedActs: [],
  });
  expect((await officer.get(`/api/calls/${body.callId}`)).body).toMatchObject({
    form: 'short',
    routeCode: 'emergency',
    programmeCode: 'emergency',
    fiscalYear: 2027,
    accepting: true,
    title: 'Urgence\u00a0: Séisme de Konta',
  });
  const twice = await officer.post('/api/emergencies', event());
  expect([twice.status, twice.body.errors[0].code]).toEqual([409, 'emergencies-glide-key']);
  expect((await nobody.get('/api/emergencies')).body.total).toBe(1);
});

it('closes with its call', async () => {
  const { body } = await officer.post('/api/emergencies', event({ glide: null }));
  expect((await officer.post(`/api/emergencies/${body.id}/close`)).status).toBe(204);
  expect((await officer.get(`/api/calls/${body.callId}`)).body.state).toBe('closed');
  expect((await officer.post(`/api/emergencies/${body.id}/close`)).status).toBe(409);
});

it('leaves nothing behind when it is refused', async () => {
  const before = (await officer.get('/api/calls')).body.total;
  for (const [changes, code] of [
    [{ glide: 'EQ-27-12-HTI' }, 'emergency.glide'],
    [{ happenedOn: '2027-02-11', glide: null }, 'emergency.in-future'],
    [{ maxCents: 40_000_000, glide: null }, 'call.max-above-envelope'],
    [{ closesOn: '2027-02-01', glide: null }, 'call.closes-before-opening'],
  ] as const) {
    const answer = await officer.post('/api/emergencies', event(changes));
    expect([answer.status, answer.body.errors[0].code]).toEqual([422, code]);
  }
  expect((await officer.get('/api/calls')).body.total).toBe(before);
});

it.each(['EQ-2001-000033-IND', 'FL-2024-000199-ESP', 'TC-2008-000052-MMR-A1'])(
  'rule 6.7: %s is a GLIDE number',
  (glide) =>
    expect(emergencyRefusals({ glide: tidyGlide(glide), happenedOn: '2001-01-26', today: '2027-01-01' })).toEqual([]),
);

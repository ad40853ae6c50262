import { startApp, type TestApp } from '#libs/testing';
import type { TestClient } from '../testing/client.js';
import { inForce, plantBeneficiaries, proposed, santeSahel } from './grants.builder.js';

let house: TestApp;
let officer: TestClient;
let finance: TestClient;
let grantId: string;
let tested: string;

beforeAll(async () => {
  house = await startApp();
  await plantBeneficiaries(house);
  [officer, finance] = [await house.as('officer'), await house.as('finance')];
  grantId = await inForce(house);
  const { body } = await finance.get('/api/indicators?programme=aids');
  tested = body.items.find((one: { label: string }) => one.label === 'Personnes dépistées').id;
});
afterAll(() => house.close());

const act = (verb: string, body: object) => officer.post(`/api/grants/${grantId}/${verb}`, body);
const figure = async (client: TestClient = officer) => {
  const { body } = await client.get(`/api/grants/${grantId}/results`);
  return body.indicators.find((one: { indicatorId: string }) => one.indicatorId === tested);
};

it('a target is promised, reached by reports, and a wrong figure is corrected by another, both kept', async () => {
  await act('set-targets', { targets: [{ indicatorId: tested, target: 4000, promised: '4 000 personnes' }] });
  expect(await figure()).toMatchObject({ target: 4000, promised: '4 000 personnes', value: null, percent: null });
  const report = { indicatorId: tested, source: 'Rapport intermédiaire' };
  expect((await act('record-result', { ...report, value: 12_000, countedOn: '2026-06-30' })).status).toBe(200);
  expect((await act('record-result', { ...report, value: 900, countedOn: '2026-03-31' })).status).toBe(200);
  expect(await figure()).toMatchObject({ value: 12_000, percent: 300, countedOn: '2026-06-30' });
  const { body } = await officer.get(`/api/grants/${grantId}/results`);
  const right = {
    resultId: body.reported[0].id,
    value: 1200,
    countedOn: '2026-06-30',
    source: 'Rapport',
    reason: 'Un zéro de trop',
  };
  expect((await act('correct-result', right)).status).toBe(200);
  expect(await figure()).toMatchObject({ value: 1200, percent: 30 });
  expect((await act('correct-result', right)).body).toMatchObject({
    status: 409,
    errors: [{ code: 'grant.result-corrected' }],
  });
  const kept = (await officer.get(`/api/grants/${grantId}/results`)).body.reported;
  expect(kept.map((one: { value: number; corrected: boolean }) => [one.value, one.corrected])).toEqual([
    [1200, false],
    [12_000, true],
    [900, false],
  ]);
});

it('a target changes with a reason; only what the programme counts is promised or reported', async () => {
  const water = (await finance.get('/api/indicators?programme=water')).body.items[0].id as string;
  expect((await act('set-targets', { targets: [{ indicatorId: tested, target: 3500 }] })).body.errors).toMatchObject([
    { code: 'grant.target-reason', path: 'reason' },
  ]);
  const answer = await act('set-targets', { targets: [{ indicatorId: water, target: 5 }] });
  expect(answer.body.errors).toMatchObject([
    { code: 'grant.indicator-of-other-programme', path: 'targets.0.indicatorId' },
  ]);
  const report = { indicatorId: tested, value: 1, source: 'Rapport', countedOn: '2099-01-01' };
  expect((await act('record-result', report)).body.errors).toMatchObject([{ code: 'grant.counted-in-future' }]);
});

it('the NGO reports its own results and corrects nothing; another NGO sees nothing; before the decision nobody reports', async () => {
  const [editor, other] = [await house.as('editor'), await house.as('editor2')];
  expect(await figure(editor)).toMatchObject({ value: 1200 });
  const { allowedActs } = (await editor.get(`/api/grants/${grantId}/results`)).body;
  expect(allowedActs).toMatchObject([{ act: 'grant.record-result', allowed: true }]);
  const told = { indicatorId: tested, value: 1300, source: 'Registre du centre', countedOn: '2026-09-30' };
  expect((await editor.post(`/api/grants/${grantId}/record-result`, told)).status).toBe(200);
  expect(await figure()).toMatchObject({ value: 1300, countedOn: '2026-09-30' });
  const { reported } = (await officer.get(`/api/grants/${grantId}/results`)).body;
  expect(reported[0]).toMatchObject({ source: 'Registre du centre', recordedByName: expect.any(String) });
  const { timeline } = (await officer.get(`/api/grants/${grantId}`)).body;
  expect(JSON.stringify(timeline)).toMatch(/1.300 personnes \(Personnes dépistées\)/);
  const right = { resultId: reported[0].id, value: 1, countedOn: '2026-09-30', source: 'x', reason: 'x' };
  expect((await editor.post(`/api/grants/${grantId}/correct-result`, right)).status).toBe(403);
  expect((await other.post(`/api/grants/${grantId}/record-result`, told)).status).toBe(404);
  expect((await finance.post(`/api/grants/${grantId}/record-result`, told)).status).toBe(403);
  expect((await other.get(`/api/grants/${grantId}/results`)).status).toBe(404);
  const { id } = await proposed(house, { organisationId: santeSahel });
  const report = { indicatorId: tested, value: 1, source: 'Rapport', countedOn: '2026-01-01' };
  expect((await officer.post(`/api/grants/${id}/record-result`, report)).status).toBe(409);
});

it('an indicator is added once a name, and retired with a reason; it then stays with the grants that have it', async () => {
  const fresh = {
    programmeCode: 'aids',
    labelFr: 'Relais formés',
    labelEn: 'Peers trained',
    unitFr: 'relais',
    unitEn: 'peers',
  };
  const whole = { ...fresh, countingFr: 'Une fois chacun.', countingEn: 'Each once.' };
  expect((await finance.post('/api/indicators', whole)).status).toBe(201);
  expect((await finance.post('/api/indicators', { ...whole, labelFr: 'RELAIS FORMÉS' })).status).toBe(409);
  expect((await officer.post('/api/indicators', whole)).status).toBe(403);
  expect((await finance.post(`/api/indicators/${tested}/retire`, { reason: 'Compté autrement' })).status).toBe(200);
  expect((await finance.post(`/api/indicators/${tested}/retire`, { reason: 'encore' })).status).toBe(409);
  expect(await figure()).toMatchObject({ value: 1300 });
  const other = await inForce(house);
  const labels = (await officer.get(`/api/grants/${other}/results`)).body.indicators.map(
    (one: { label: string }) => one.label,
  );
  expect(labels).toContain('Relais formés');
  expect(labels).not.toContain('Personnes dépistées');
});

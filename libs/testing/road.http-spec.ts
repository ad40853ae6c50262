import { startApp, type TestApp } from './app.js';
import {
  approved,
  type Cast,
  castOf,
  good,
  openCall,
  paid,
  plantGround,
  proposed,
  recommended,
  signed,
  votedInForce,
} from './road.js';

let house: TestApp;
let cast: Cast;
let lineId: string;
beforeAll(async () => {
  house = await startApp();
  cast = await castOf(house);
  lineId = await plantGround(house, cast);
});
afterAll(() => house.close());

const line = async () => {
  const { availableCents, reservedCents, committedCents, orderedCents, paidCents } = good(
    await cast.finance.get(`/api/budget-lines/${lineId}`),
  ).position;
  return [availableCents, reservedCents, committedCents, orderedCents, paidCents];
};

it('one grant goes all the way through the API, and the money is right at every step', async () => {
  const call = await openCall(cast, 'Appel sida');
  const application = await recommended(cast, call, 1_800_000);
  expect(await line()).toEqual([170_000_000, 0, 0, 0, 0]);
  const grant = await proposed(cast, application, lineId);
  expect(await line()).toEqual([168_200_000, 1_800_000, 0, 0, 0]);
  await approved(cast, grant.caseId);
  expect(await line()).toEqual([168_200_000, 1_800_000, 0, 0, 0]);
  await votedInForce(cast, '2026 DGRI 29', [grant.caseId]);
  expect(await line()).toEqual([168_200_000, 0, 1_800_000, 0, 0]);
  await signed(cast, grant.id);
  const number = await paid(cast, grant.id);
  expect(number).toMatch(/\d/);
  expect(await line()).toEqual([168_200_000, 0, 540_000, 0, 1_260_000]);
  await house.tell();
  for (const name of ['editor', 'signatory'] as const) {
    const { items } = good(await cast[name].get('/api/notices?limit=100'));
    const subjects = (items as { subject: string }[]).map((n) => n.subject);
    expect(new Set(subjects).size).toBe(subjects.length);
    expect(subjects.length).toBeGreaterThanOrEqual(3);
  }
});

import { startApp, type TestApp } from '#libs/testing';
import { FoundHouse } from './index.js';

let house: TestApp;
beforeAll(async () => {
  house = await startApp({ empty: true });
});
afterAll(() => house.close());

const found = (email: string) => house.get(FoundHouse).run({ email, name: 'Lucie Vidal', language: 'fr' });

it('a new house gets its first administrator by a link, and never a second that way', async () => {
  await found('lucie@city.example');
  const link = await found('lucie@city.example'); // the first link was lost
  await expect(found('other@city.example')).rejects.toMatchObject({ status: 409 });
  const nobody = await house.as();
  const accepted = await nobody.post(`/api${link.replace('/invitation/', '/invitations/')}/accept`, {
    password: 'a long enough pass phrase',
  });
  expect(accepted.status).toBe(204);
  const session = await nobody.post('/api/session', {
    email: 'lucie@city.example',
    password: 'a long enough pass phrase',
  });
  expect(session.body).toMatchObject({ roles: ['admin'], shell: 'office' });
  await expect(found('lucie@city.example')).rejects.toMatchObject({ refusals: [{ code: 'person.house-founded' }] });
});

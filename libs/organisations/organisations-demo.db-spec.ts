import { startApp } from '#libs/testing';
import { plant } from './organisations.demo.js';

test('the demonstration plants some thirty organisations with accounts and a past, once', async () => {
  const app = await startApp();
  const count = () =>
    app.db
      .query(`SELECT (SELECT count(*) FROM organisations) AS organisations, (SELECT count(*) FROM bank_accounts WHERE state = 'confirmed') AS confirmed,
      (SELECT count(*) FROM bank_accounts WHERE state = 'entered') AS waiting, taken > 20 AS taken, mended > 10 AS mended, refused FROM past_grant_imports`);
  await plant(app.app);
  const first = await count();
  expect(first).toEqual([{ organisations: 33n, confirmed: 20n, waiting: 3n, taken: true, mended: true, refused: 2 }]);
  await plant(app.app);
  expect(await count()).toEqual(first);
  await app.close();
});

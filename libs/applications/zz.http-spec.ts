import { existsSync, writeFileSync } from 'node:fs';
import { startApp } from '#libs/testing';
import { plantCity } from '../../apps/server/demo.js';
it('serves', async () => {
  const house = await startApp({ screens: true });
  await plantCity(house.app);
  writeFileSync('/tmp/app-url', house.url);
  for (let i = 0; i < 3000 && !existsSync('/tmp/app-stop'); i++) await new Promise((r) => setTimeout(r, 500));
  await house.close();
}, 2000000);

import 'reflect-metadata';
import { pathToFileURL } from 'node:url';
import type { INestApplicationContext } from '@nestjs/common';
import * as access from '../../libs/access/access.demo.js';
import * as applications from '../../libs/applications/applications.demo.js';
import * as approvals from '../../libs/approvals/approvals.demo.js';
import * as budgets from '../../libs/budgets/budgets.demo.js';
import * as closing from '../../libs/closing/closing.demo.js';
import * as emergencies from '../../libs/emergencies/emergencies.demo.js';
import * as grants from '../../libs/grants/grants.demo.js';
import * as notices from '../../libs/notices/notices.demo.js';
import * as organisations from '../../libs/organisations/organisations.demo.js';
import * as partnerships from '../../libs/partnerships/partnerships.demo.js';
import * as payments from '../../libs/payments/payments.demo.js';
import * as reporting from '../../libs/reporting/reporting.demo.js';
import { DEMO_PEOPLE, demoEmail, type DemoPersonKey } from '#libs/access';
import { Relay } from '#libs/history';
import { readSettings } from '#libs/platform';
import { createApp } from './app.js';

/** Plants the demonstration city, through the same acts that people use. Running it again changes nothing. */
export async function plantCity(app: INestApplicationContext): Promise<void> {
  for (const room of [
    access,
    notices,
    approvals,
    organisations,
    budgets,
    applications,
    emergencies,
    grants,
    payments,
    closing,
    partnerships,
    reporting,
  ]) {
    await room.plant(app);
  }
  await app.get(Relay).tellNow();
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const app = await createApp({ ...readSettings(process.env), smtpUrl: undefined });
  await app.init();
  await plantCity(app);
  await app.close();
  const signIns = Object.entries(DEMO_PEOPLE).map(([key, { name, roles }]) => ({
    email: demoEmail(key as DemoPersonKey),
    name,
    role: roles.join(', '),
  }));
  console.log(JSON.stringify({ signIns })); // the launcher reads the last line
}

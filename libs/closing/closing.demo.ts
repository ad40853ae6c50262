import type { INestApplicationContext } from '@nestjs/common';
import { demoTime } from '#libs/access';
import { fiscalYear } from '#libs/budgets';
import { type Clock, fiscalYearOf, newId, today } from '#libs/kernel';
import { CLOCK, Database } from '#libs/platform';
import { CloseYearEnd } from './close-year-end.js';
import { OpenYearEnd } from './open-year-end.js';
import { ReviewYearEnd } from './review-year-end.js';

/** Last year was reviewed, closed at the end of its complementary period, and this year took up what it left. */
export async function plant(app: INestApplicationContext): Promise<void> {
  const db = app.get(Database);
  const last = fiscalYearOf(today(app.get<Clock>(CLOCK))) - 1;
  const { closed, ordersUntil } = await fiscalYear(db, last);
  if (closed || today(app.get<Clock>(CLOCK)) < ordersUntil) return;
  const time = demoTime(app);
  const finance = await time.as('finance');
  await time.on(ordersUntil, async () => {
    await app.get(ReviewYearEnd).asProposed(finance, last);
    await app.get(CloseYearEnd).run(finance, last, newId());
    await app
      .get(OpenYearEnd)
      .run(finance, last, newId())
      .catch((error: unknown) => {
        if (!String(error).includes('year-end.nothing-to-open')) throw error;
      });
  });
}

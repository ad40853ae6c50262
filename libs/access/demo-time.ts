import type { INestApplicationContext } from '@nestjs/common';
import { recordBy } from '#libs/history';
import { type Actor, type Clock, type LocalDate, startOfParisDay } from '#libs/kernel';
import { CLOCK, Database } from '#libs/platform';
import { demoEmail, type DemoPersonKey } from './access.demo.js';
import { actorByEmail } from './actors.js';

export interface DemoTime {
  /** Does the work as if it were ten in the morning, Paris time, of that day; never later than now. */
  on<T>(day: LocalDate, work: () => Promise<T>): Promise<T>;
  as(key: DemoPersonKey): Promise<Actor>;
}

/** Demonstration data tell a story of two years: the acts are the real ones, done on days gone by. */
export function demoTime(app: INestApplicationContext): DemoTime {
  const clock = app.get<Clock>(CLOCK);
  const people = new Map<string, Actor>();
  return {
    on: async (day, work) => {
      const { now } = clock;
      const then = Math.min(startOfParisDay(day).getTime() + 10 * 3_600_000, Date.now());
      clock.now = () => new Date(then);
      recordBy(clock);
      try {
        return await work();
      } finally {
        clock.now = now;
        recordBy();
      }
    },
    as: async (key) => {
      const actor = people.get(key) ?? (await actorByEmail(app.get(Database), demoEmail(key)))!;
      people.set(key, actor);
      return actor;
    },
  };
}

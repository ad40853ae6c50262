import { readSettings } from './index.js';

const good = { DATABASE_URL: 'postgres://city:secret@db/aid', SESSION_SECRET: 'x'.repeat(32) };
const read = (more: Record<string, string>) => readSettings({ ...good, ...more });

describe('settings', () => {
  it.each([
    ['DATABASE_URL', 'mysql://db/aid', /postgres:\/\//],
    ['REDIS_URL', 'localhost:6379', /redis:\/\//],
    ['SMTP_URL', 'mail.city.example', /smtp:\/\//],
    ['PUBLIC_URL', 'aid.city.example', /https:\/\//],
    ['DEMO', 'maybe', /on or off/],
    ['PORT', 'eighty', /integer/],
    ['PORT', '70000', /65535/],
    ['SESSION_SECRET', 'short', /32 characters/],
    ['DEMO_PASSWORD', 'short', /8 characters/],
    ['LOG_LEVEL', 'loud', /debug/],
    ['DATABASE_POOL', '1', /2/],
    ['NODE_ENV', 'live', /production/],
  ])('%s=%s is refused by its name, and says what would do', (name, value, said) => {
    const refusal = (() => {
      try {
        read({ [name]: value });
      } catch (error) {
        return (error as Error).message;
      }
      return '';
    })();
    expect(refusal).toMatch(said);
    expect(refusal.split('\n').slice(1)).toEqual([expect.stringMatching(new RegExp(`^- ${name}`))]);
  });

  it('an empty value is as good as none; on and off may be said in any usual way', () => {
    const empty = read({ REDIS_URL: '', DEMO: '' });
    expect([empty.redisUrl, empty.demo]).toEqual([undefined, false]);
    expect([read({ DEMO: 'ON' }).demo, read({ DEMO: '0' }).demo]).toEqual([true, false]);
    expect(() => readSettings({ SESSION_SECRET: good.SESSION_SECRET })).toThrow(/DATABASE_URL is missing/);
    expect(() => readSettings({ DATABASE_URL: good.DATABASE_URL })).toThrow(/SESSION_SECRET is missing/);
    expect(() => read({ DEMO: 'on', NODE_ENV: 'production' })).toThrow(/refused in production/);
  });
});

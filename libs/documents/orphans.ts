import { mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { CLOCK, Database, defineJob, Jobs, SETTINGS, type Settings } from '#libs/platform';
import type { Clock } from '#libs/kernel';

const ORPHANS = defineJob<Record<string, never>>('documents.orphans');
const DAY = 86_400_000;
const KEPT_ASIDE = 30 * DAY;
const AT_ONCE = 500;

/**
 * Every night: bytes that no row names any more. They come of a rollback or of a paper that was taken off. Nothing is lost at once: they lie
 * aside under `removed/` for 30 days, so that a database that was restored too old, or the wrong one, costs no paper.
 */
@Injectable()
export class Orphans implements OnModuleInit {
  private readonly root: string;
  private readonly aside: string;
  private readonly log = new Logger('documents');

  constructor(
    @Inject(SETTINGS) settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly db: Database,
    private readonly jobs: Jobs,
  ) {
    this.root = resolve(settings.dataDir, 'documents');
    this.aside = join(this.root, 'removed');
  }

  onModuleInit(): void {
    this.jobs.on(ORPHANS, async () => void (await this.run()));
    this.jobs.schedule(ORPHANS, '50 3 * * *');
  }

  /** Sets orphans older than a day aside, forgets those that lay aside for 30 days; answers how many of each. */
  async run(): Promise<{ aside: number; forgotten: number }> {
    await mkdir(this.aside, { recursive: true });
    const forgotten = await this.forget();
    let aside = 0;
    for await (const hashes of this.oldBytes()) {
      const sql = 'SELECT DISTINCT sha256 FROM stored_documents WHERE sha256 = ANY($1)';
      const named = new Set((await this.db.query<{ sha256: string }>(sql, [hashes])).map(({ sha256 }) => sha256));
      for (const hash of hashes) if (!named.has(hash) && (await this.setAside(hash))) aside += 1;
    }
    if (aside + forgotten > 0) this.log.log(`bytes without a row: ${aside} set aside, ${forgotten} forgotten`);
    return { aside, forgotten };
  }

  /** Whoever stores the same bytes at this moment holds their lock; we then leave them alone until the next night. */
  private setAside(hash: string): Promise<boolean> {
    return this.db.transaction(async (tx) => {
      const [lock] = await tx.query<{ free: boolean }>(
        'SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS free',
        [hash],
      );
      if (!lock!.free || (await tx.one('SELECT 1 FROM stored_documents WHERE sha256 = $1 LIMIT 1', [hash])))
        return false;
      const [from, to] = [pathUnder(this.root, hash), join(this.aside, hash)];
      const now = this.clock.now();
      await rename(from, to);
      await utimes(to, now, now);
      return true;
    });
  }

  private async forget(): Promise<number> {
    let gone = 0;
    for (const name of await readdir(this.aside)) {
      const path = join(this.aside, name);
      if ((await this.ageOf(path)) < KEPT_ASIDE) continue;
      await rm(path, { force: true });
      gone += 1;
    }
    return gone;
  }

  /** The hashes of what lies here for more than a day, some hundreds at a time. */
  private async *oldBytes(): AsyncGenerator<string[]> {
    const some: string[] = [];
    for (const first of await foldersOf(this.root)) {
      for (const second of await foldersOf(join(this.root, first))) {
        for (const name of await readdir(join(this.root, first, second))) {
          if (/^[0-9a-f]{64}$/.test(name) && (await this.ageOf(pathUnder(this.root, name))) > DAY) some.push(name);
        }
        if (some.length >= AT_ONCE) yield some.splice(0);
      }
    }
    if (some.length > 0) yield some;
  }

  /** Milliseconds since it was written; none when it has just gone. */
  private ageOf = (path: string): Promise<number> =>
    stat(path).then(
      ({ mtimeMs }) => this.clock.now().getTime() - mtimeMs,
      () => 0,
    );
}

/** Where the bytes of this hash lie. */
export const pathUnder = (root: string, sha256: string): string =>
  join(root, sha256.slice(0, 2), sha256.slice(2, 4), sha256);

const foldersOf = async (path: string): Promise<string[]> =>
  (await readdir(path)).filter((name) => /^[0-9a-f]{2}$/.test(name));

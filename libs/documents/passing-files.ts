import { randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Writable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { Response } from 'express';
import { notFound } from '#libs/kernel';
import { SETTINGS, type Settings } from '#libs/platform';
import { headers } from './documents.js';
import { flush } from './upload.js';

const DAY = 86_400_000;
const UNFINISHED = '.part';

/** Files that the house makes for a few days, such as exports: large, written once, and taken away by the room that had them made. */
@Injectable()
export class PassingFiles {
  private readonly folder: string;

  constructor(@Inject(SETTINGS) settings: Settings) {
    this.folder = resolve(settings.dataDir, 'exports');
  }

  /** Writes a file, whole or not at all: until the end it bears another name, so a process killed midway leaves no half file. */
  async make(name: string, work: (to: Writable) => Promise<void>): Promise<number> {
    await mkdir(this.folder, { recursive: true });
    const part = join(this.folder, `${name}.${randomBytes(6).toString('hex')}${UNFINISHED}`);
    const to = createWriteStream(part, { flags: 'wx', mode: 0o640, highWaterMark: 1 << 20 });
    to.on('error', () => undefined); // told by whoever writes next
    try {
      await work(to);
      to.end();
      await finished(to);
      await flush(part);
      await rename(part, this.pathOf(name));
      await flush(this.folder);
    } catch (error) {
      to.destroy();
      await rm(part, { force: true });
      throw error;
    }
    return (await stat(this.pathOf(name))).size;
  }

  /** Answers with the file, to be saved. @throws 404 when it is not there any more. */
  async send(response: Response, file: string, { name, mime }: { name: string; mime: string }): Promise<void> {
    const facts = await stat(this.pathOf(file)).catch(() => notFound());
    headers(response, { name, mime }).setHeader('Content-Length', facts.size);
    await pipeline(createReadStream(this.pathOf(file)), response).catch(() => response.destroy());
  }

  remove = (name: string): Promise<void> => rm(this.pathOf(name), { force: true });

  /** What killed processes left unfinished goes after a day. */
  async tidy(): Promise<void> {
    for (const name of await readdir(this.folder).catch(() => [])) {
      const path = join(this.folder, name);
      const age = await stat(path).then(
        ({ mtimeMs }) => Date.now() - mtimeMs,
        () => 0,
      );
      if (name.endsWith(UNFINISHED) && age > DAY) await rm(path, { force: true });
    }
  }

  private pathOf(name: string): string {
    if (!/^[\w-]+\.\w+$/.test(name)) throw new Error(`not a name of a file: ${name}`);
    return join(this.folder, name);
  }
}

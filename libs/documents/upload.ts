import { createHash, randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import busboy from 'busboy';
import type { Request } from 'express';
import { refuse, Refused } from '#libs/kernel';
import { tidyName } from './file-name.js';
import { PAPERS, sniff, typeOf, type FileType } from './file-type.js';

/** A file received and checked, not yet kept. */
export interface Upload {
  path: string;
  name: string;
  mime: string;
  /** Bytes. */
  size: number;
  sha256: string;
  /** The text fields of the same form. */
  fields: Record<string, string>;
}

export interface UploadWishes {
  /** Bytes; 20 MB when not given. */
  maxBytes?: number;
  types?: readonly FileType[];
}

export const MAX_BYTES = 20 * 1024 * 1024;

/**
 * Reads the file of a multipart form to a temporary file: never more in memory than a few chunks.
 * @throws 413 `document.too-large`, 415 `document.type-refused`, 422 `document.missing`, `document.empty`, `document.one-only`.
 */
export async function receive(request: Request, folder: string, wishes: UploadWishes): Promise<Upload> {
  const limit = wishes.maxBytes ?? MAX_BYTES;
  if (!request.is('multipart/form-data')) refuse('document.missing', {}, 422, 'file');
  if (Number(request.headers['content-length'] ?? 0) > limit + 65_536) tooLarge(limit);
  const form = await firstFile(request);
  try {
    const written = await write(form.file, form.name, folder, { ...wishes, maxBytes: limit });
    await form.rest.catch(async (error: unknown) => {
      await rm(written.path, { force: true });
      throw error;
    });
    return { ...written, fields: form.fields };
  } finally {
    request.unpipe();
    request.resume();
  }
}

interface Form {
  file: Readable;
  name: string;
  fields: Record<string, string>;
  /** Settles at the end of the form; until then fields may still come. */
  rest: Promise<void>;
}

/** Resolves as soon as the file begins; its bytes wait until they are read. */
function firstFile(request: Request): Promise<Form> {
  const fields: Record<string, string> = {};
  const limits = { files: 1, fields: 20, fieldSize: 10_000, headerPairs: 50 };
  const parser = busboy({ headers: request.headers, defParamCharset: 'utf8', limits });
  const rest = new Promise<void>((resolve, reject) => {
    parser.on('filesLimit', () => reject(refusal('document.one-only')));
    parser.on('error', () => reject(refusal('document.missing')));
    request.on('close', () => request.complete || reject(new Error('the sender went away')));
    parser.on('close', resolve);
  });
  return new Promise<Form>((resolve, reject) => {
    parser.on('field', (name, value) => (fields[name] = value));
    parser.on('file', (_field, file, info) => {
      file.on('error', () => undefined); // told by `rest` or by whoever reads; a late one must not end the process
      rest.catch((error: Error) => file.destroy(error));
      resolve({ file, name: info.filename ?? '', fields, rest });
    });
    rest.then(() => reject(refusal('document.missing')), reject);
    request.pipe(parser);
  });
}

const refusal = (code: string) => new Refused([{ code, path: 'file' }], 422);

/** Writes bytes to a temporary file that is safe on disk when this returns, and says what they are. */
export async function write(
  source: Readable,
  sentName: string,
  folder: string,
  { maxBytes = MAX_BYTES, types = PAPERS }: UploadWishes,
): Promise<Omit<Upload, 'fields'>> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, randomBytes(16).toString('hex'));
  const hash = createHash('sha256');
  let size = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (size > maxBytes) return done(new Refused([tooLargeRefusal(maxBytes)], 413));
      hash.update(chunk);
      done(null, chunk);
    },
  });
  try {
    await pipeline(source, measure, createWriteStream(path, { flags: 'wx', mode: 0o640 }));
    if (size === 0) refuse('document.empty', {}, 422, 'file');
    await flush(path);
    const type = await sniff(path, types);
    if (!type) refuse('document.type-refused', { types: types.join(', ') }, 415, 'file');
    const { mime, extensions } = typeOf(type);
    return { path, name: tidyName(sentName, extensions), mime, size, sha256: hash.digest('hex') };
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}

/** A name in a folder is lasting only when the folder itself was flushed, so this serves for both. */
export async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const tooLargeRefusal = (limit: number) => ({
  code: 'document.too-large',
  path: 'file',
  facts: { megabytes: Math.round((limit / 1024 / 1024) * 10) / 10 },
});

const tooLarge = (limit: number): never => {
  throw new Refused([tooLargeRefusal(limit)], 413);
};

import { createReadStream } from 'node:fs';
import { access, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Request, Response } from 'express';
import { newId, notFound, type Actor } from '#libs/kernel';
import { SETTINGS, type Queryable, type Settings, type Tx } from '#libs/platform';
import { disposition } from './file-name.js';
import type { FileType } from './file-type.js';
import { pathUnder } from './orphans.js';
import { PdfPrinter, type PdfData } from './pdf.js';
import { flush, receive, write, type Upload, type UploadWishes } from './upload.js';

/** The record that a document belongs to. */
export interface Owner {
  kind: string;
  id: string;
}

export interface DocumentFacts {
  id: string;
  name: string;
  mime: string;
  /** Bytes. */
  size: number;
  sha256: string;
  createdAt: Date;
}

type StoreWishes = { by: Actor; owner: Owner } & (
  { upload: Upload } | { bytes: Uint8Array; name: string; types?: readonly FileType[]; maxBytes?: number }
);

const COLUMNS = 'id, name, mime, size, sha256, created_at AS "createdAt"';
const DAY = 86_400_000;

/** Bytes in, checked and kept; bytes out with safe headers; PDF out. Who may read a document, its owner's room decides. */
@Injectable()
export class Documents implements OnModuleInit {
  private readonly root: string;
  private readonly incoming: string;

  constructor(
    @Inject(SETTINGS) settings: Settings,
    private readonly printer: PdfPrinter,
  ) {
    this.root = resolve(settings.dataDir, 'documents');
    this.incoming = join(this.root, 'incoming');
  }

  /** What a killed process left half received goes after a day. */
  async onModuleInit(): Promise<void> {
    await mkdir(this.incoming, { recursive: true });
    for (const name of await readdir(this.incoming)) {
      const path = join(this.incoming, name);
      const age = await stat(path).then(
        (s) => Date.now() - s.mtimeMs,
        () => 0,
      );
      if (age > DAY) await rm(path, { force: true });
    }
  }

  /**
   * Receives the one file of a multipart form and hands it to the work, which keeps it with `store` or lets it go. Ask for the row
   * and the right to it before: nobody should send 20 MB to be told no.
   * @throws 413 `document.too-large`, 415 `document.type-refused`, 422 `document.missing`, `document.empty`, `document.one-only`.
   */
  async receive<T>(request: Request, work: (upload: Upload) => Promise<T>, wishes: UploadWishes = {}): Promise<T> {
    const upload = await receive(request, this.incoming, wishes);
    try {
      return await work(upload);
    } finally {
      await rm(upload.path, { force: true });
    }
  }

  /**
   * Keeps a file: its bytes first, under their hash, then its row in the transaction. A rollback leaves at most bytes that no row
   * names, never a row without bytes; the lock keeps the night's clearing (`Orphans`) off them until the row stands.
   */
  async store(tx: Tx, wishes: StoreWishes): Promise<DocumentFacts> {
    const made = 'bytes' in wishes;
    const file = made ? await write(Readable.from([wishes.bytes]), wishes.name, this.incoming, wishes) : wishes.upload;
    await tx.query('SELECT pg_advisory_xact_lock_shared(hashtextextended($1, 0))', [file.sha256]);
    await this.place(file, made);
    const [row] = await tx.query<DocumentFacts>(
      `INSERT INTO stored_documents (id, name, mime, size, sha256, owner_kind, owner_id, created_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING ${COLUMNS}`,
      [newId(), file.name, file.mime, file.size, file.sha256, wishes.owner.kind, wishes.owner.id, wishes.by.id],
    );
    return row!;
  }

  /** The same transaction may run again after a deadlock, so an upload's temporary file stays until its request ends. */
  private async place(file: { path: string; sha256: string }, made: boolean): Promise<void> {
    const target = this.pathOf(file.sha256);
    if (await exists(target)) return made ? rm(file.path, { force: true }) : undefined;
    await mkdir(dirname(target), { recursive: true });
    await rename(file.path, target);
    await flush(dirname(target));
  }

  private pathOf(sha256: string): string {
    return pathUnder(this.root, sha256);
  }

  /** The facts of a document of this owner. @throws 404 for another's, as for none. */
  async of(q: Queryable, owner: Owner, id: string): Promise<DocumentFacts> {
    const sql = `SELECT ${COLUMNS} FROM stored_documents WHERE id = $1 AND owner_kind = $2 AND owner_id = $3`;
    return (await q.one<DocumentFacts>(sql, [id, owner.kind, owner.id])) ?? notFound();
  }

  /** All documents of an owner, oldest first. */
  list(q: Queryable, owner: Owner): Promise<DocumentFacts[]> {
    const sql = `SELECT ${COLUMNS} FROM stored_documents WHERE owner_kind = $1 AND owner_id = $2 ORDER BY created_at, id`;
    return q.query<DocumentFacts>(sql, [owner.kind, owner.id]);
  }

  /** Takes a document off its owner; the bytes stay while another row names them, else the night clears them. @throws 404 for another's. */
  async remove(tx: Tx, owner: Owner, id: string): Promise<void> {
    const sql = 'DELETE FROM stored_documents WHERE id = $1 AND owner_kind = $2 AND owner_id = $3 RETURNING id';
    if (!(await tx.one(sql, [id, owner.kind, owner.id]))) notFound();
  }

  read(document: Pick<DocumentFacts, 'sha256'>): Promise<Buffer> {
    return readFile(this.pathOf(document.sha256));
  }

  /** Answers with the file, to be saved and never run: see `headers`. */
  async send(response: Response, document: DocumentFacts): Promise<void> {
    const path = this.pathOf(document.sha256);
    if (!(await exists(path))) throw new Error(`document ${document.id}: its bytes are missing at ${path}`);
    headers(response, document).setHeader('Content-Length', document.size);
    await pipeline(createReadStream(path), response).catch(() => response.destroy());
  }

  /** Answers with bytes made on the spot: a CSV or PDF that is not kept. */
  sendBytes(response: Response, { bytes, name, mime }: { bytes: Buffer; name: string; mime: string }): void {
    headers(response, { name, mime }).setHeader('Content-Length', bytes.length);
    response.end(bytes);
  }

  /** A PDF/UA-1 from a room's `*.typ` template: `pdf(new URL('./agreement.typ', import.meta.url), { title, language, … })`. */
  pdf(template: URL, data: PdfData): Buffer {
    return this.printer.print(template, data);
  }
}

/** Saved, not shown; and should a browser show it all the same, without script, form or any right of our site. */
export function headers(response: Response, { name, mime }: { name: string; mime: string }): Response {
  return response.set({
    'Content-Type': mime.startsWith('text/') ? `${mime}; charset=utf-8` : mime,
    'Content-Disposition': disposition('attachment', name),
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'private, no-store',
  });
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

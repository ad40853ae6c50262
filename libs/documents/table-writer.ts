import { once } from 'node:events';
import type { Writable } from 'node:stream';
import type { Language } from '#libs/kernel';
import { type Column, csvLines } from './csv.js';

/** Takes a long table piece by piece and holds no more of it than a piece: for exports that do not fit in memory. */
export interface TableWriter<Row> {
  /** Resolves when the stream wants more. */
  write(rows: readonly Row[]): Promise<void>;
  /** After the last piece; does not end the stream. */
  end(): Promise<void>;
}

/** Writes and waits while the other side is behind. @throws the stream's error. */
export async function put(to: Writable, chunk: Uint8Array | string): Promise<void> {
  if (to.destroyed) throw to.errored ?? new Error('the stream is closed');
  if (!to.write(chunk)) await once(to, 'drain');
}

/** The same CSV as `csv` makes, piece by piece. */
export function csvWriter<Row>(to: Writable, columns: readonly Column<Row>[], language: Language): TableWriter<Row> {
  const { head, line } = csvLines(columns, language);
  let begun = false;
  const begin = async () => {
    if (!begun) await put(to, head);
    begun = true;
  };
  return {
    async write(rows) {
      await begin();
      await put(to, rows.map(line).join(''));
    },
    end: begin,
  };
}

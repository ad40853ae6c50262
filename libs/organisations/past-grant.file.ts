import { parse } from 'csv-parse/sync';
import { refuse } from '#libs/kernel';

export interface SourceRow {
  /** Line of the file on which the row ends, the first being 1: what a text editor shows. */
  line: number;
  cells: string[];
}

export interface SourceFile {
  encoding: 'utf-8' | 'windows-1252';
  separator: string;
  /** On one line, without the notes that tables carry, such as `(1)`. */
  headings: string[];
  rows: SourceRow[];
}

const SEPARATORS = [';', ',', '\t', '|'];
const MAX_ROWS = 100_000;

/** What Windows put where Latin-1 has nothing. By hand: the decoder of Node 20 leaves these out. */
const WINDOWS = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** UTF-8 where the bytes are, else the old Windows code page, of which Latin-1 is a part. */
function decode(bytes: Uint8Array): { text: string; encoding: SourceFile['encoding'] } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    const text = Buffer.from(bytes)
      .toString('latin1')
      .replace(/[\x80-\x9f]/g, (c) => WINDOWS[c.charCodeAt(0) - 0x80]!);
    return { text, encoding: 'windows-1252' };
  }
}

const read = (text: string, separator: string, to?: number) =>
  parse(text, {
    delimiter: separator,
    bom: true,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    ...(to ? { to } : {}),
  }) as unknown as { info: { lines: number }; record: string[] }[];

/** The separator under which the first rows have most columns, and all the same number. */
function separatorOf(text: string): string {
  const score = (separator: string) => {
    try {
      const widths = read(text, separator, 20).map(({ record }) => record.length);
      const steady = widths.filter((width) => width === widths[0]).length / widths.length;
      return (widths[0] ?? 0) * steady;
    } catch {
      return 0;
    }
  };
  const [best] = SEPARATORS.map((separator) => ({ separator, score: score(separator) })).sort(
    (a, b) => b.score - a.score,
  );
  return best && best.score >= 2 ? best.separator : refuse('past-grant-import.no-columns', {}, 422, 'file');
}

export const tidy = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim();

/**
 * Reads a published CSV whatever its encoding, separator and line ends, with headings that run over lines. Titles above the
 * headings are skipped. @throws 422 `past-grant-import.no-columns`, `.unreadable`, `.too-long`.
 */
export function readSource(bytes: Uint8Array): SourceFile {
  const { text, encoding } = decode(bytes);
  const separator = separatorOf(text);
  const records = readAll(text, separator);
  const start = records.findIndex(({ record }) => record.filter((cell) => tidy(cell)).length >= 2);
  if (start < 0 || start === records.length - 1) refuse('past-grant-import.no-columns', {}, 422, 'file');
  if (records.length > MAX_ROWS) refuse('past-grant-import.too-long', { limit: MAX_ROWS }, 422, 'file');
  const headings = records[start]!.record.map((cell) => tidy(cell.replace(/\(\d\)\s*$/, '')));
  const rows = records
    .slice(start + 1)
    .map(({ info, record }) => ({ line: info.lines, cells: record.map(tidy) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  return { encoding, separator, headings, rows };
}

function readAll(text: string, separator: string): ReturnType<typeof read> {
  try {
    return read(text, separator);
  } catch (error) {
    return refuse('past-grant-import.unreadable', { line: (error as { lines?: number }).lines ?? 0 }, 422, 'file');
  }
}

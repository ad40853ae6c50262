import { extname } from 'node:path';

const MAX = 200;
// Control characters, what Windows forbids, and the marks that turn the direction of text (which can hide an `.exe`).
const UNFIT = /[\u0000-\u001f\u007f-\u009f<>:"|?*\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * The name to keep for a file that people sent (D23): composed accents (NFC), no path, readable on every system, and ending as its
 * bytes say. `DELIBERATION.PDF` stays as it is.
 */
export function tidyName(sent: string, extensions: readonly string[]): string {
  const base = sent
    .normalize('NFC')
    .split(/[/\\]/)
    .pop()!
    .replace(UNFIT, '')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  const known = extensions.includes(extname(base).slice(1).toLowerCase());
  const end = known ? extname(base) : `.${extensions[0]}`;
  const stem = known ? base.slice(0, -end.length) : base;
  return `${[...(stem || 'document')]
    .slice(0, MAX - end.length)
    .join('')
    .trim()}${end}`.slice(-MAX);
}

/** Header `Content-Disposition` after RFC 6266: an ASCII name for old programs, the true one in `filename*`. */
export function disposition(kind: 'attachment' | 'inline', name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]/g, '_')
    .replace(/["\\%]/g, '_');
  const exact = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${kind}; filename="${plain}"; filename*=UTF-8''${exact}`;
}

/** The names made different from each other, for an archive: `budget.pdf`, `budget (2).pdf`. Case does not tell names apart. */
export function distinctNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const end = extname(name);
    const stem = name.slice(0, name.length - end.length);
    let mine = name;
    for (let n = 2; taken.has(mine.toLowerCase()); n++) mine = `${stem} (${n})${end}`;
    taken.add(mine.toLowerCase());
    return mine;
  });
}

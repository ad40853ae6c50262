import type { Language } from './context.js';
import { count as figure } from './format.js';

/** Values that a text takes: `t('found', { count: 3 })`. */
export type Values = Record<string, string | number | null | undefined>;

const rules: Record<string, Intl.PluralRules> = {};

/**
 * Fills a text of the word files: `{name}`, `{count, plural, =0 {…} one {…} other {… # …}}`, `{kind, select, a {…} other {…}}`.
 * The part of ICU MessageFormat that screens need, small enough to be sent to every browser; `''` stands for an apostrophe.
 */
export function fill(text: string, values: Values, language: Language): string {
  return text.includes('{') ? read(text, 0, values, language, undefined).out : text;
}

interface Read {
  out: string;
  at: number;
}

function read(text: string, from: number, values: Values, language: Language, count: number | undefined): Read {
  let out = '';
  let at = from;
  for (; at < text.length && text[at] !== '}'; at++) {
    if (text[at] === '{') {
      const inner = argument(text, at + 1, values, language, count);
      out += inner.out;
      at = inner.at;
    } else if (text[at] === '#' && count !== undefined) out += figure(count, language);
    else if (text[at] === "'" && text[at + 1] === "'") out += text[++at];
    else out += text[at];
  }
  return { out, at };
}

function argument(text: string, from: number, values: Values, language: Language, outer: number | undefined): Read {
  const head = /^\s*([\w.]+)\s*(?:,\s*(plural|select)\s*,)?/.exec(text.slice(from));
  if (!head) throw new Error(`unreadable text: ${text}`);
  const value = values[head[1]!];
  let at = from + head[0].length;
  if (!head[2])
    return {
      out: typeof value === 'number' ? figure(value, language) : String(value ?? ''),
      at: text.indexOf('}', at),
    };
  const count = head[2] === 'plural' ? Number(value ?? 0) : undefined;
  const branches: Record<string, string> = {};
  for (;;) {
    const branch = /^\s*(=?[\w-]+)\s*\{/.exec(text.slice(at));
    if (!branch) break;
    const inner = read(text, at + branch[0].length, values, language, count ?? outer);
    branches[branch[1]!] = inner.out;
    at = inner.at + 1;
  }
  const key = count === undefined ? String(value) : `=${count}` in branches ? `=${count}` : plural(count, language);
  return { out: branches[key] ?? branches.other ?? '', at: text.indexOf('}', at) };
}

const plural = (count: number, language: Language) =>
  (rules[language] ??= new Intl.PluralRules(language)).select(count);

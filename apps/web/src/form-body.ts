import type { Language } from './context.js';

export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

export interface FieldError {
  code: string;
  path: string | null;
  message: string;
}

export interface ReadForm {
  /** What the API takes; fields that were left blank are absent, or null with `blank: 'null'`. */
  body: Record<string, Json>;
  /** Amounts and numbers that could not be read. */
  errors: FieldError[];
  /** As typed, by path, to show the form again. */
  values: Record<string, string>;
}

export type ReadAmount = (text: string, language: Language) => bigint | { code: string };

/**
 * Turns a sent form into the API's body. The name of a field says its place and its kind: `title`,
 * `budget.charges.0.label`, `amountCents:cents`, `year:int`, `sworn:flag`, `reviewerIds:list`. Names that begin with `_`
 * belong to the screen and are left out. The kit's fields write these names; screens only say the place.
 */
export function readForm(
  form: FormData,
  language: Language,
  {
    readAmount,
    say,
    blank = 'omit',
  }: { readAmount: ReadAmount; say: (code: string) => string; blank?: 'omit' | 'null' },
): ReadForm {
  const read: ReadForm = { body: {}, errors: [], values: {} };
  for (const name of new Set(form.keys())) {
    if (name.startsWith('_')) continue;
    const [path, kind] = name.split(':') as [string, string | undefined];
    const texts = form.getAll(name).filter((value): value is string => typeof value === 'string');
    if (texts.length === 0) continue;
    read.values[path] = kind === 'list' ? texts.join('\n') : texts.at(-1)!;
    const value = convert(
      kind,
      texts,
      (code) => read.errors.push({ code, path, message: say(code) }),
      (text) => readAmount(text, language),
    );
    if (value !== undefined) place(read.body, path, value);
    else if (blank === 'null') place(read.body, path, null);
  }
  return read;
}

function convert(
  kind: string | undefined,
  texts: string[],
  refuse: (code: string) => void,
  amount: (text: string) => bigint | { code: string },
): Json | undefined {
  const text = texts.at(-1)!.trim();
  if (kind === 'list') return texts.map((one) => one.trim()).filter(Boolean);
  if (kind === 'flag') return text === 'true';
  if (text === '') return undefined;
  if (kind === 'int') {
    const digits = GROUPED.test(text) ? text.replace(/\s/g, '') : text;
    if (/^-?\d{1,15}$/.test(digits)) return Number(digits);
    refuse('number.unreadable');
    return undefined;
  }
  if (kind !== 'cents') return text.replaceAll('\r\n', '\n');
  const cents = amount(text);
  if (typeof cents === 'bigint') return Number(cents);
  refuse(cents.code);
  return undefined;
}

/** `12 000`, as people write it and as our own pages show it. */
const GROUPED = /^-?\d{1,3}(\s\d{3})+$/;

const UNSAFE = new Set(['__proto__', 'constructor', 'prototype']);

/** Puts a value at `budget.charges.0.label`: names make objects, figures make lists. */
function place(body: Record<string, Json>, path: string, value: Json): void {
  const steps = path.split('.');
  if (steps.some((step) => UNSAFE.has(step))) return;
  let at = body as Record<string, Json> | Json[];
  steps.forEach((step, i) => {
    const key = step as keyof typeof at;
    if (i === steps.length - 1) (at as Record<string, Json>)[key as string] = value;
    else {
      (at as Record<string, Json>)[key as string] ??= /^\d+$/.test(steps[i + 1]!) ? [] : {};
      at = (at as Record<string, Json>)[key as string] as typeof at;
    }
  });
}

/** Lists whose rows were taken out of the form keep no holes. */
export function closeGaps(value: Json): Json {
  if (Array.isArray(value)) return value.filter((one) => one !== undefined).map(closeGaps);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, closeGaps(one)]));
}

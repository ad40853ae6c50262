import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { IntlMessageFormat } from 'intl-messageformat';
import { formatAmount, isLocalDate, type Language, PARIS, spaced, startOfParisDay, unbroken } from '#libs/kernel';

const ROOMS = dirname(dirname(fileURLToPath(import.meta.url)));
const LANGUAGES: readonly Language[] = ['fr', 'en'];
const catalogs: Record<Language, Map<string, string>> = { fr: load('fr'), en: load('en') };
const compiled = new Map<string, IntlMessageFormat>();

/** The words of all rooms: `libs/<room>/words.<language>.json`. @throws when two rooms define the same key. */
function load(language: Language): Map<string, string> {
  const all = new Map<string, string>();
  for (const room of readdirSync(ROOMS)) {
    const file = join(ROOMS, room, `words.${language}.json`);
    if (!existsSync(file)) continue;
    for (const [key, text] of Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>)) {
      if (all.has(key)) throw new Error(`words: ${key} is defined twice (${language}, again in ${room})`);
      all.set(key, language === 'fr' ? unbroken(text) : text);
    }
  }
  return all;
}

export type WordValues = Record<string, string | number | bigint | boolean | Date | null | undefined>;

/**
 * The words for a key in ICU MessageFormat. Values named `…Cents` are written as amounts, `YYYY-MM-DD` values as days, dates as
 * instants in Paris time; a value that is itself a key (`grant.state.signed`) is replaced by its words.
 * A key without words comes back as it is.
 */
export function words(language: Language, key: string, values: WordValues = {}): string {
  const text = catalogs[language].get(key);
  if (text === undefined) return key;
  const id = `${language}:${key}`;
  let message = compiled.get(id);
  if (!message)
    compiled.set(
      id,
      (message = new IntlMessageFormat(text, language === 'fr' ? 'fr-FR' : 'en-IE', undefined, { ignoreTag: true })),
    );
  const shown = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, show(language, name, value)]));
  try {
    return spaced(String(message.format(shown)));
  } catch {
    return text; // a value is missing: the words without it are better than an error about an error
  }
}

function show(language: Language, name: string, value: WordValues[string]): string | number | boolean {
  if (value === null || value === undefined) return '';
  if (/[cC]ents$/.test(name) && (typeof value === 'bigint' || typeof value === 'number'))
    return formatAmount(value, language);
  if (value instanceof Date) return formatInstant(value, language);
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'string' && isLocalDate(value)) return formatDay(value, language);
  if (typeof value === 'string' && catalogs[language].has(value)) return words(language, value);
  return value;
}

export const hasWords = (key: string): boolean => LANGUAGES.every((language) => catalogs[language].has(key));

/** Those of the keys that lack words in a language, as `fr: key`. */
export const missingWords = (keys: readonly string[]): string[] =>
  LANGUAGES.flatMap((language) =>
    keys.filter((key) => !catalogs[language].has(key)).map((key) => `${language}: ${key}`),
  );

const tag = (language: Language) => (language === 'fr' ? 'fr-FR' : 'en-GB');

/** `30 juin 2027`, `30 June 2027`. */
export function formatDay(date: string, language: Language): string {
  const day = new Intl.DateTimeFormat(tag(language), { dateStyle: 'long', timeZone: PARIS }).format(
    startOfParisDay(date),
  );
  return language === 'fr' ? day.replace(/^1 /, '1er ') : day;
}

/** `30 juin 2027 à 23:59`, `30 June 2027 at 23:59`, Paris time. */
export function formatInstant(instant: Date, language: Language): string {
  return new Intl.DateTimeFormat(tag(language), { dateStyle: 'long', timeStyle: 'short', timeZone: PARIS }).format(
    instant,
  );
}

import 'reflect-metadata';
import { IntlMessageFormat } from 'intl-messageformat';
import { allPermissions } from '#libs/access';
import { allActTables } from '#libs/kernel';
import { missingWords, words } from '#libs/platform';
import '../../apps/server/rooms.js';
import { filesIn, isTest, textOf } from './sources.js';

type Words = Record<string, string>;

const files = filesIn('libs', 'apps/web').filter((path) => path.endsWith('words.fr.json'));
const pairs = files.map((path) => {
  const read = (file: string) => JSON.parse(textOf(file)) as Words;
  return { path, french: read(path), english: read(path.replace('.fr.', '.en.')) };
});

describe('the words', () => {
  it('stand in both languages', () => {
    const english = filesIn('libs', 'apps/web').filter((path) => path.endsWith('words.en.json'));
    expect(english.map((path) => path.replace('.en.', '.fr.')).sort()).toEqual([...files].sort());
    const missing = pairs.flatMap(({ path, french, english }) => [
      ...Object.keys(french)
        .filter((key) => !english[key]?.trim())
        .map((key) => `${path}: no English for ${key}`),
      ...Object.keys(english)
        .filter((key) => !french[key]?.trim())
        .map((key) => `${path}: no French for ${key}`),
    ]);
    expect(missing).toEqual([]);
  });

  it('can be formatted, and speak of the same values', () => {
    const faults = pairs.flatMap(({ path, french, english }) =>
      Object.keys(french).flatMap((key) => {
        const [here, there] = [valuesIn(french[key]!, 'fr'), valuesIn(english[key] ?? '', 'en')];
        return here === there ? [] : [`${path} ${key}: {${here}} in French, {${there}} in English`];
      }),
    );
    expect(faults).toEqual([]);
  });

  it('are written with plain spaces: the house itself puts no-break spaces where French wants them', () => {
    const bound = pairs.flatMap(({ path, french, english }) =>
      Object.entries({ ...french, ...english })
        .filter(([, text]) => /[\u00a0\u202f]/.test(text))
        .map(([key]) => `${path} ${key}`),
    );
    expect(bound).toEqual([]);
    expect(words('fr', 'notice.approval.turn.subject', { title: 'Puits' })).toBe('À vous de décider\u00a0: Puits');
  });

  it('are French where they should be', () => {
    const same = pairs.flatMap(({ path, french, english }) =>
      Object.entries(french)
        .filter(([key, text]) => text === english[key] && / [a-zé’]+ [a-zé’]+/i.test(text))
        .map(([key]) => `${path} ${key}`),
    );
    expect(same).toEqual([]);
  });

  it('exist for every act, state and permission', () => {
    const acts = allActTables().flatMap(({ kind, acts, states }) => [
      ...Object.keys(acts).flatMap((verb) => ['', '.effect', '.done'].map((end) => `${kind}.${verb}${end}`)),
      ...states.map((state) => `${kind}.state.${state}`),
    ]);
    const permissions = allPermissions().map(({ key }) => `permission.${key}`);
    expect(missingWords([...acts, ...permissions])).toEqual([]);
  });

  it('exist for every refusal that the code can give', () => {
    const codes = filesIn('libs', 'apps/server')
      .filter((path) => path.endsWith('.ts') && !isTest(path))
      .flatMap((path) => [...textOf(path).matchAll(/\brefuse\(\s*'([^']+)'/g)].map((match) => `refusal.${match[1]}`));
    expect(missingWords([...new Set(codes)])).toEqual([]);
  });
});

/** The names of the values that a message wants, sorted; `stepFr` and `stepEn` are the same value in two languages. */
function valuesIn(text: string, language: string): string {
  interface Element {
    type: number;
    value: string;
    options?: Record<string, { value: Element[] }>;
  }
  const names = new Set<string>();
  const walk = (elements: Element[]): void => {
    for (const { type, value, options } of elements) {
      if (type >= 1 && type <= 6) names.add(value.replace(/(Fr|En)$/, ''));
      for (const option of Object.values(options ?? {})) walk(option.value);
    }
  };
  walk(new IntlMessageFormat(text, language, undefined, { ignoreTag: true }).getAst() as unknown as Element[]);
  return [...names].sort().join(', ');
}

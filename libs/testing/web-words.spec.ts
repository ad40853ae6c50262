import { fill } from '../../apps/web/src/message.js';
import { filesIn, textOf } from './sources.js';

const folders = [
  ...new Set(
    filesIn('apps/web/src').flatMap((path) => /^apps\/web\/src\/([\w-]+)\/words\.fr\.json$/.exec(path)?.[1] ?? []),
  ),
];
const words = (folder: string, language: 'fr' | 'en') =>
  JSON.parse(textOf(`apps/web/src/${folder}/words.${language}.json`)) as Record<string, string>;
/** The names that a text asks for; throws where it cannot be read. */
function valuesOf(text: string): string[] {
  const asked = new Set<string>();
  fill(text, new Proxy({}, { get: (_, name) => void asked.add(String(name)) }), 'fr');
  return [...asked].sort();
}

/** A screen's code without its comments. */
const codeOf = (path: string) => textOf(path).replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');

const shared = Object.keys({ ...words('ui', 'fr'), ...words('shells', 'fr') });

describe.each(folders)('words of the screens: %s', (folder) => {
  it('are the same in French and English, none empty, each readable with the same values', () => {
    const [fr, en] = [words(folder, 'fr'), words(folder, 'en')];
    expect(Object.keys(en).sort()).toEqual(Object.keys(fr).sort());
    for (const [key, text] of Object.entries({ ...fr, ...en })) expect([key, text.trim()]).not.toEqual([key, '']);
    for (const key of Object.keys(fr)) {
      expect([key, valuesOf(en[key]!)]).toEqual([key, valuesOf(fr[key]!)]);
    }
  });

  it('are there for every key that a screen names', () => {
    const known = new Set([...Object.keys(words(folder, 'fr')), ...shared]);
    const named = filesIn(`apps/web/src/${folder}`)
      .filter((path) => /\.tsx?$/.test(path))
      .flatMap((path) => [...codeOf(path).matchAll(/\bt\(\s*'([^']+)'/g)].map(([, key]) => `${path}: ${key}`));
    expect(named.filter((name) => !known.has(name.split(': ')[1]!))).toEqual([]);
  });
});

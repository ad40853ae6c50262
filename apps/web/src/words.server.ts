import type { LoaderFunctionArgs } from 'react-router';
import { unbroken } from '#libs/kernel';
import { visit, type Language } from './context.js';
import { speak, type Dictionary, type Speaker } from './words.js';

export type { Speaker };

const files = import.meta.glob<Dictionary>('./*/words.*.json', { eager: true, import: 'default' });
for (const [name, words] of Object.entries(files)) {
  if (name.endsWith('.fr.json'))
    files[name] = Object.fromEntries(Object.entries(words).map(([key, text]) => [key, unbroken(text)]));
}

/** The words of one folder of screens. Kept on the server: a page carries only those of its own room. */
export const wordsOf = (folder: string, language: Language): Dictionary =>
  files[`./${folder}/words.${language}.json`] ?? {};

/** Words and forms for a loader or an action of a room. */
export const speaker = (language: Language, room: string): Speaker =>
  speak({
    language,
    now: new Date().toISOString(),
    dictionaries: [room, 'shells', 'ui'].map((f) => wordsOf(f, language)),
  });

/** The loader of a room's `room.tsx`: hands the room's words to its screens. */
export const roomLoader =
  (room: string) =>
  ({ context }: LoaderFunctionArgs) => ({ words: wordsOf(room, visit(context).language) });

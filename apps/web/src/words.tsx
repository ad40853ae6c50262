import { createContext, useContext, useMemo, type ReactNode } from 'react';
import type { Language } from './context.js';
import * as format from './format.js';
import { fill, type Values } from './message.js';

export type Dictionary = Record<string, string>;

interface Speech {
  language: Language;
  dictionaries: Dictionary[];
  now: string;
}

const SpeechContext = createContext<Speech>({ language: 'fr', dictionaries: [], now: '1970-01-01T00:00:00Z' });

/** Adds a dictionary for what stands inside: the nearest one is asked first. */
export function Words(props: { language?: Language; now?: string; words: Dictionary; children: ReactNode }) {
  const outer = useContext(SpeechContext);
  const language = props.language ?? outer.language;
  const now = props.now ?? outer.now;
  const speech = useMemo(
    () => ({ language, now, dictionaries: [props.words, ...outer.dictionaries] }),
    [language, now, props.words, outer],
  );
  return <SpeechContext value={speech}>{props.children}</SpeechContext>;
}

/** The reader's words and forms: `const { t, money, day } = useWords()`. */
export function useWords() {
  const speech = useContext(SpeechContext);
  return useMemo(() => speak(speech), [speech]);
}

export type Speaker = ReturnType<typeof speak>;

/** The same outside a component, for loaders and actions. */
export function speak({ language, dictionaries, now }: Speech) {
  const find = (key: string) => dictionaries.find((words) => key in words)?.[key];
  return {
    language,
    /** The instant at which the page was made, ISO. */
    now,
    /** A text of the room's words, else of the kit's. A key without words is shown as it is. */
    t: (key: string, values: Values = {}) => fill(find(key) ?? key, values, language),
    /** Whether a key has words. */
    has: (key: string) => find(key) !== undefined,
    count: (value: number) => format.count(value, language),
    money: (amount: number | bigint) => format.money(amount, language),
    cents: (amount: number | bigint) => format.cents(amount, language),
    /** Hundredths of a percent. */
    percent: (basisPoints: number) => format.percent(basisPoints, language),
    day: (value: string | Date) => format.day(value, language),
    shortDay: (value: string | Date) => format.shortDay(value, language),
    instant: (value: string | Date) => format.instant(value, language),
    clock: (value: string | Date) => format.clock(value, language),
    daysUntil: (value: string | Date) => format.daysUntil(value, new Date(now)),
  };
}

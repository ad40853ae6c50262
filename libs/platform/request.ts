import { AsyncLocalStorage } from 'node:async_hooks';
import type { Language } from '#libs/kernel';

export interface RequestFacts {
  requestId: string;
  language: Language;
}

const store = new AsyncLocalStorage<RequestFacts>();

export const withRequest = <T>(facts: RequestFacts, work: () => T): T => store.run(facts, work);

/** The request at hand; undefined in jobs. */
export const presentRequest = (): RequestFacts | undefined => store.getStore();

/** The reader's language in the present request; French where there is no reader. */
export const languageOf = (): Language => store.getStore()?.language ?? 'fr';

/** After sign-in the person's own language counts more than the browser's. */
export function readIn(language: Language): void {
  const facts = store.getStore();
  if (facts) facts.language = language;
}

/** `fr` or `en`, the one that an Accept-Language header puts first; French when it names neither. */
export function preferredLanguage(header: string | undefined): Language {
  const wishes = (header ?? '').split(',').map((wish) => {
    const [tag = '', quality] = wish.trim().split(';q=');
    return { tag: tag.slice(0, 2).toLowerCase(), quality: quality === undefined ? 1 : Number(quality) };
  });
  const known = wishes.filter((w) => w.tag === 'fr' || w.tag === 'en').sort((a, b) => b.quality - a.quality);
  return (known[0]?.tag as Language | undefined) ?? 'fr';
}

import type { Visit } from '../context.js';
import type { NavEntry, RoomNav } from '../rooms.js';
import { speaker } from '../words.server.js';

const files = import.meta.glob<RoomNav>('../*/nav.ts', { eager: true, import: 'default' });

/** Rooms in the order in which the navigation shows them. */
const ORDER = [
  'reporting',
  'applications',
  'emergencies',
  'grants',
  'approvals',
  'payments',
  'budgets',
  'closing',
  'organisations',
  'partnerships',
  'notices',
  'access',
];

export interface NavLinkFacts {
  to: string;
  label: string;
  group: NonNullable<NavEntry['group']>;
}

/** The entries that this person may open, in their language. */
export function navigationOf(shell: 'portal' | 'office', { person, language }: Visit): NavLinkFacts[] {
  return ORDER.flatMap((room) => {
    const { t } = speaker(language, room);
    return (files[`../${room}/nav.ts`]?.[shell] ?? [])
      .filter((entry) => !entry.permission || person?.permissions.includes(entry.permission))
      .map((entry) => ({ to: entry.to, label: t(entry.words), group: entry.group ?? 'files' }));
  });
}

/** How many notices wait for the reader; nothing where they cannot be counted. */
export async function unreadNotices(me: Visit): Promise<number> {
  const answer = await me.send('/api/notices/unread').catch(() => undefined);
  if (!answer?.ok) return 0;
  const { unread } = (await answer.json()) as { unread?: number };
  return unread ?? 0;
}

import type { Visit } from '../context.js';
import { speaker } from '../words.server.js';
import { navigationOf } from './navigation.server.js';

export interface Found {
  to: string;
  label: string;
  note: string;
}

interface Source {
  api: string;
  to: string;
  kind: string;
  permission: string;
}

/** Where the house is searched: the rooms' own lists, each within what its reader may see. */
const SOURCES: Source[] = [
  { api: '/api/applications', to: '/office/applications', kind: 'application', permission: 'application.read' },
  { api: '/api/grants', to: '/office/grants', kind: 'grant', permission: 'grant.read' },
  { api: '/api/organisations', to: '/office/organisations', kind: 'organisation', permission: 'organisation.read' },
  { api: '/api/payment-orders', to: '/office/payments', kind: 'order', permission: 'payment-order.read' },
  { api: '/api/people', to: '/office/people', kind: 'person', permission: 'person.read' },
];

interface Item {
  id: string;
  number?: string | number | null;
  receiptNumber?: string | null;
  title?: string | null;
  name?: string | null;
  organisationName?: string | null;
  stateLabel?: string | null;
}

/** Pages, files, organisations and people whose words match; pages alone before two letters are typed. */
export async function find(me: Visit, text: string): Promise<Found[]> {
  const q = text.trim();
  const { t } = speaker(me.language, 'shells');
  const pages = navigationOf('office', me)
    .filter(({ label }) => bare(label).includes(bare(q)))
    .map(({ to, label }) => ({ to, label, note: t('find.page') }));
  if (q.length < 2) return pages;
  const open = SOURCES.filter(({ permission }) => me.person?.permissions.includes(permission));
  const files = await Promise.all(open.map((source) => ask(me, source, q, t(`find.${source.kind}`))));
  return [...pages, ...files.flat()];
}

async function ask(me: Visit, { api, to }: Source, q: string, kind: string): Promise<Found[]> {
  const answer = await me.send(`${api}?${new URLSearchParams({ q, limit: '5' })}`).catch(() => undefined);
  if (!answer?.ok) return [];
  const { items } = (await answer.json()) as { items: Item[] };
  return items.map((item) => ({
    to: `${to}/${item.id}`,
    label: String(item.title ?? item.name ?? item.number ?? item.id),
    note: [kind, item.number ?? item.receiptNumber, item.organisationName, item.stateLabel].filter(Boolean).join(', '),
  }));
}

const bare = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

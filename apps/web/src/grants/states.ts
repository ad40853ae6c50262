import type { components } from '../api.js';
import type { Tone } from '../ui/index.js';
import type { Speaker } from '../words.js';

export type Grant = components['schemas']['GrantDto'];
export type Instalment = Grant['instalments'][number];

export const STATES: Grant['state'][] = [
  'proposed',
  'returned',
  'voted',
  'in-force',
  'signed',
  'closed',
  'refused',
  'abandoned',
];

const TONES: Partial<Record<string, Tone>> = {
  proposed: 'moving',
  returned: 'late',
  voted: 'moving',
  'in-force': 'settled',
  signed: 'settled',
  closed: 'neutral',
  refused: 'wrong',
  abandoned: 'wrong',
};

export const toneOf = (state: Grant['state']): Tone => TONES[state] ?? 'neutral';

const INSTALMENT_TONES: Record<Instalment['state'], Tone> = {
  planned: 'neutral',
  due: 'late',
  ordered: 'moving',
  paid: 'settled',
  cancelled: 'neutral',
};

export const instalmentTone = (state: Instalment['state']): Tone => INSTALMENT_TONES[state];

/** The timeline as the kit draws it. */
export const entriesOf = ({ timeline }: Pick<Grant, 'timeline'>) =>
  timeline.map(({ id, text, actorName, at, reason }) => ({ id, what: text, who: actorName, at, reason }));

/** What it pays, in shares; nothing where none are named. */
export const sharesOf = ({ purposes }: Pick<Grant, 'purposes'>, { t }: Pick<Speaker, 't'>): string =>
  purposes.map(({ label, sharePercent }) => t('purpose.of', { label, share: sharePercent })).join(', ');

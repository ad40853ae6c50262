import type { Tone } from '../ui/index.js';

const TONES: Record<string, Tone> = { active: 'settled', invited: 'moving', closed: 'neutral' };

export const stateTone = (state: string): Tone => TONES[state] ?? 'neutral';

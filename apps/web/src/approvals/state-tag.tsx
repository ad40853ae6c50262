import { StatusTag, type Tone } from '../ui/index.js';

const TONES: Record<string, Tone> = {
  open: 'moving',
  recorded: 'moving',
  returned: 'late',
  refused: 'wrong',
  approved: 'settled',
  'in-force': 'settled',
};

/** The state of a case or a deliberation. */
export const StateTag = ({ state, label }: { state: string; label: string }) => (
  <StatusTag tone={TONES[state]}>{label}</StatusTag>
);

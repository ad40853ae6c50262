import { StatusTag, type Tone } from '../ui/index.js';

const TONES: Record<string, Tone> = {
  queued: 'moving',
  sending: 'moving',
  sent: 'settled',
  failed: 'wrong',
  unknown: 'late',
};

export const DeliveryTag = ({ state, label }: { state: string; label: string }) => (
  <StatusTag tone={TONES[state]}>{label}</StatusTag>
);

import type { components } from '../api.js';
import type { Tone } from '../ui/index.js';

export type PaymentOrder = components['schemas']['PaymentOrderDto'];
type State = PaymentOrder['state'];

export const STATES: State[] = ['issued', 'accepted', 'paid', 'returned', 'rejected'];

const TONES: Record<State, Tone> = {
  issued: 'moving',
  accepted: 'moving',
  paid: 'settled',
  returned: 'late',
  rejected: 'wrong',
};

export const toneOf = (state: State): Tone => TONES[state];

import type { Act } from '../act.ts';

/** To what the forecast rests on. */
export const CLOCK: Act = { do: 'open', place: { at: 'clock' } };

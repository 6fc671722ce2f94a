import type { Act } from '../act.ts';

/** To everything that needs somebody. */
export const QUEUE: Act = { do: 'open', place: { at: 'queue' } };

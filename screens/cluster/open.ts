import type { Act } from '../act.ts';

/** To the cluster at a glance. */
export const CLUSTER: Act = { do: 'open', place: { at: 'cluster' } };

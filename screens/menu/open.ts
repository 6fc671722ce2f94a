import type { Act } from '../act.ts';

/** What the left arrow does on a page that has no other use for it, or none any more. */
export const MENU: Act = { do: 'open', place: { at: 'menu' } };

import type { Intent } from '../core/plan.ts';
import type { StepState } from '../model/state.ts';

/** The states in which an effect still makes sense; in any other it is ended. */
const APPLIES: { readonly [intent in Intent['do']]?: readonly StepState['is'][] } = {
  'look-first': ['ready', 'your-turn'],
  'watch-turn': ['your-turn'],
  act: ['ready', 'acting'],
  check: ['ready', 'acting', 'proving'],
  prove: ['proving', 'late'],
  'settle-doubt': ['in-doubt'],
  watch: ['passed', 'stale'],
};

export function applies(intent: Intent['do'], is: StepState['is'] | undefined): boolean {
  const states = APPLIES[intent];
  return states === undefined || (is !== undefined && states.includes(is));
}

import type { Mode } from '../model/event.ts';
import type { Ground } from '../model/past.ts';
import type { RunState } from '../model/state.ts';

type Moded = Pick<RunState, 'mode' | 'practice'>;

/** The mode as it is shown: a drill in the practice range has a word of its own. */
export function shownMode({ mode, practice }: Moded): Mode | 'practice' {
  return mode === 'drill' && practice ? 'practice' : mode;
}

/** What a record of this run is called outside of its folder: no drill's can be taken for an incident's. */
export function recordName(state: Moded & Pick<RunState, 'run'>): string {
  return `${shownMode(state)}-${state.run}`;
}

/** Where this run takes place. */
export function groundOf(state: Moded): Ground {
  const mode = shownMode(state);
  return mode === 'practice' || mode === 'drill' ? mode : 'incident';
}

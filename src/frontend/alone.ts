import { EXIT_CODES } from '../model/error.ts';
import type { Clock } from '../model/ports.ts';
import type { RunHandle } from '../model/run.ts';
import type { StepRecord } from '../model/state.ts';
import { changesOf } from './changes.ts';
import type { Autopilot } from './decider.ts';
import { openItems, type Item } from './items.ts';

/** Once nothing moves it has to stay so for this long: an event may be on its way. */
const QUIET_MS = 200;

/**
 * A run that nobody watches goes on as long as anything does without a person. Resolves with what needs one once
 * nothing else moves; with nothing, where the signal ends it.
 */
export async function untilStuck(
  handle: RunHandle,
  autopilot: Autopilot,
  clock: Clock,
  signal: AbortSignal,
): Promise<readonly Item[]> {
  const changes = changesOf(handle);
  signal.addEventListener('abort', changes.wake);
  while (!signal.aborted) {
    const items = stuckItems(handle, autopilot);
    if (items.length === 0) {
      await changes.next();
      continue;
    }
    const { seq } = handle.state();
    await clock.sleep(QUIET_MS, signal);
    if (handle.state().seq === seq && stuckItems(handle, autopilot).length > 0) {
      changes.stop();
      return items;
    }
  }
  changes.stop();
  return [];
}

function stuckItems(handle: RunHandle, autopilot: Autopilot): readonly Item[] {
  return autopilot.isBusy() || handle.isWorking() ? [] : openItems(handle, autopilot);
}

/**
 * Another cluster than the pinned one is said before all else. Then an answer that the run refused says best why it
 * cannot go on; else it is simply not proven.
 */
export function exitCodeOfStuck(
  handle: Pick<RunHandle, 'state'>,
  autopilot: Pick<Autopilot, 'refusals'>,
): number {
  if (Object.values(handle.state().steps).some(metAnotherCluster))
    return EXIT_CODES['wrong-target'];
  return Math.max(1, ...autopilot.refusals().map(({ exitCode }) => exitCode));
}

function metAnotherCluster({ state, failure }: StepRecord): boolean {
  if (!('found' in state)) return false;
  const causes = [failure, ...state.found.map(({ cause }) => cause)];
  return causes.some((cause) => cause?.code === 'target-changed');
}

import type { Need, RunHandle } from '../model/run.ts';
import type { StepId } from '../model/runbook.ts';
import type { StepState } from '../model/state.ts';
import type { Autopilot } from './decider.ts';
import { needKey } from './need-key.ts';

/** What a person can be asked: a need, somebody who was waited for, or a step that nothing will unblock. */
export type Item =
  | Need
  | { readonly is: 'waiting'; readonly step: StepId; readonly whom: string }
  | {
      readonly is: 'blocked';
      readonly step: StepId;
      readonly by: Extract<StepState, { is: 'blocked' }>['by'];
    };

export function itemKey(item: Item): string {
  return item.is === 'waiting' || item.is === 'blocked' ? `${item.is} ${item.step}` : needKey(item);
}

/** Needs first, then who is waited for; blocked steps only where nothing else could move the run. */
export function openItems(
  handle: Pick<RunHandle, 'state' | 'steps' | 'isWorking'>,
  autopilot: Pick<Autopilot, 'open' | 'isBusy'>,
): readonly Item[] {
  if (handle.state().phase !== 'open') return [];
  const steps = [...handle.steps()];
  const waiting = steps.flatMap(([step, now]) =>
    now.is === 'waiting-on' ? [{ is: 'waiting', step, whom: now.whom } as const] : [],
  );
  const open = [...autopilot.open(), ...waiting];
  if (open.length > 0 || autopilot.isBusy() || handle.isWorking()) return open;
  return steps.flatMap(([step, now]) =>
    now.is === 'blocked' ? [{ is: 'blocked', step, by: now.by } as const] : [],
  );
}

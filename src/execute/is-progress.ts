import type { Intent } from '../core/plan.ts';
import type { RunContext } from './context.ts';

/** What can still move the run by itself: a late step and a milestone that does not hold may, but have had their time. */
export function isProgress(context: RunContext, intent: Intent): boolean {
  if (intent.do === 'prove-milestone') {
    const held = context.recorder.state().milestones[intent.milestone]?.heldSince ?? null;
    return held === null && !context.troubled.all.has(intent.milestone);
  }
  if (intent.do === 'watch' || intent.do === 'watch-turn') return false;
  if (intent.do === 'prove')
    return context.recorder.state().steps[intent.step.id]?.state.is !== 'late';
  return true;
}

import type { RunEvent } from '../model/event.ts';
import type { StepId } from '../model/runbook.ts';

/** What a run waited for when it was left, as far as its events tell without a fold: the newest of what most wants to be seen. */
export type Standing = {
  readonly is: 'failed' | 'late' | 'in-doubt' | 'waiting-on';
  readonly step: StepId;
  /** Whom it waits for. */
  readonly whom?: string;
};

const ORDER = [
  'failed',
  'in-doubt',
  'late',
  'waiting-on',
] as const satisfies readonly Standing['is'][];

/** null where nothing of the kind was open. */
export function standingOf(events: readonly RunEvent[]): Standing | null {
  const open = new Map<StepId, Standing>();
  for (const event of events) {
    const step = stepIn(event);
    if (step === null) continue;
    const now = after(event, step);
    // Set anew, so that the newest comes last.
    if (now !== undefined) open.delete(step);
    if (now !== undefined && now !== null) open.set(step, now);
  }
  const all = [...open.values()];
  for (const is of ORDER) {
    const found = all.findLast((one) => one.is === is);
    if (found !== undefined) return found;
  }
  return null;
}

function stepIn(event: RunEvent): StepId | null {
  if (event.type === 'operator-decided') return event.decision.step;
  return 'step' in event ? event.step : null;
}

/** What the step stands at then; null: at nothing that is told here. undefined: as before. */
function after(event: RunEvent, step: StepId): Standing | null | undefined {
  switch (event.type) {
    case 'step-failed':
    case 'action-failed':
      return { is: 'failed', step };
    case 'step-late':
      return { is: 'late', step };
    // Whoever dies at work leaves it in doubt.
    case 'step-started':
    case 'action-in-doubt':
      return { is: 'in-doubt', step };
    case 'action-applied':
    case 'step-passed':
    case 'step-adopted':
    case 'step-rehearsed':
    case 'step-undone':
      return null;
    case 'operator-decided':
      return decided(event.decision.do, event.decision.value, step);
    default:
      return undefined;
  }
}

function decided(kind: string, value: unknown, step: StepId): Standing | null | undefined {
  if (kind === 'waiting-on')
    return typeof value === 'string' && value !== ''
      ? { is: 'waiting-on', step, whom: value }
      : null;
  return kind === 'skip' || kind === 'override' || kind === 'attest' || kind === 'do-again'
    ? null
    : undefined;
}

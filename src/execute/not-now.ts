import type { Decision } from '../model/event.ts';
import { aCause, type Cause } from '../model/verdict.ts';

/** The decision is one, but not for what it was taken of, as that stands. */
export function notNow(decision: Decision, is: string): Cause {
  return aCause('decision-not-now', {
    decision: decision.do,
    step: decision.step ?? 'run',
    state: is,
  });
}

export function shown(decision: Decision): string {
  return typeof decision.value === 'string'
    ? decision.value
    : JSON.stringify(decision.value ?? null);
}

import type { Clock } from '../model/ports.ts';
import { createScope, type Scope } from './scope.ts';

/** A scope that ends by itself when its time is up. */
export function createDeadline(ms: number, clock: Clock, parent: AbortSignal): Scope {
  const scope = createScope(parent);
  after(ms, clock, scope.signal, () => scope.end());
  return scope;
}

/** Calls back when so much time has passed, unless the signal is aborted before. */
export function after(ms: number, clock: Clock, signal: AbortSignal, then: () => void): void {
  clock.sleep(ms, signal).then(then, () => {});
}

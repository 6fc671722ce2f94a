import type { Clock } from '../model/ports.ts';
import { after } from './deadline.ts';
import { createScope, type Scope } from './scope.ts';

/** A scope that ends when its time is used up. Time runs only while something is begun and not done. */
export type Budget = Scope & {
  /** Gives what tells that it is done. */
  begin(): () => void;
};

export function createBudget(ms: number, clock: Clock, parent: AbortSignal): Budget {
  const scope = createScope(parent);
  let underWay = 0;
  let left = ms;
  let since = 0;
  let running: Scope | undefined;

  function run(): void {
    since = clock.mono();
    running = createScope(scope.signal);
    after(left, clock, running.signal, () => scope.end());
  }

  function stop(): void {
    left -= clock.mono() - since;
    running?.end();
  }

  return {
    ...scope,
    begin() {
      underWay += 1;
      if (underWay === 1) run();
      return () => {
        underWay -= 1;
        if (underWay === 0) stop();
      };
    },
  };
}

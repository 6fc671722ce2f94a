import type { Autopilot } from '../decider.ts';

/** Two that answer as one: what the first one leaves goes to the second, and what that one leaves needs a person. */
export function twoPilots(first: Autopilot, second: Autopilot): Autopilot {
  return {
    open: () => second.open(),
    isBusy: () => first.isBusy() || second.isBusy(),
    refusals: () => [...first.refusals(), ...second.refusals()],
    stop() {
      first.stop();
      second.stop();
    },
  };
}

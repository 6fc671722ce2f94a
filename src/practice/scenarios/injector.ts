import { FAULTS } from '../../model/faults/index.ts';
import type { PlannedFault, StepMoment } from '../../model/fault.ts';
import type { FaultNews } from '../../model/range.ts';
import type { StepId } from '../../model/runbook.ts';
import type { StepState } from '../../model/state.ts';
import type { EndFault } from '../faults/fault.ts';

type Waiting = {
  readonly step: StepId;
  readonly when: StepMoment;
  readonly come: () => void;
};

export type Injector = {
  /** What is to go wrong; told before the drill begins. */
  plan(faults: readonly PlannedFault[]): void;
  /** What steps have come to since the last time. The first time the drill begins. */
  steps(states: { readonly [step: StepId]: StepState['is'] }): void;
  /** Somebody has noticed a fault. */
  seen(index: number): void;
  /** Nothing more comes; what is there stays. */
  close(): void;
};

export type InjectorOptions = {
  readonly put: (fault: PlannedFault) => EndFault;
  readonly tell: (news: FaultNews) => void;
  /** Calls in so many milliseconds; gives how to call it off. */
  readonly after?: (ms: number, work: () => void) => () => void;
};

/** In the order in which a step comes to them; what a step has come past counts as well. */
const REACHED: { readonly [moment in StepMoment]: readonly StepState['is'][] } = {
  ready: ['ready', 'your-turn', 'waiting-on'],
  acting: ['acting', 'proving'],
  stuck: ['late', 'failed', 'in-doubt'],
  passed: ['passed', 'attested', 'skipped', 'overridden', 'rehearsed', 'not-needed'],
};

/** Puts the faults of a scenario into the world, each at its moment, and ends them at theirs. */
export function startInjector(options: InjectorOptions): Injector {
  const { put, tell, after = afterTimer } = options;
  let faults: readonly PlannedFault[] = [];
  const known = new Map<StepId, StepState['is']>();
  const waiting = new Set<Waiting>();
  const timers = new Set<() => void>();
  /** What is to come once they are noticed. */
  const unseen = new Map<number, () => void>();
  let beganAt = 0;
  let isOver = false;

  function later(ms: number, work: () => void): void {
    const off = after(ms, () => {
      timers.delete(off);
      if (!isOver) work();
    });
    timers.add(off);
  }

  /** Once, when a step has come so far; at once where it has already. */
  function onStep(step: StepId, when: StepMoment, come: () => void): void {
    const now = known.get(step);
    if (now !== undefined && hasCome(now, when)) come();
    else waiting.add({ step, when, come });
  }

  function inject(fault: PlannedFault, index: number): void {
    // Told first: what the wizard sees of it comes after that in the journal.
    tell(newsOf(fault, index, 'injected'));
    const mend = put(fault);
    const end = (): void => void ended(fault, index, mend);
    const { until } = fault;
    switch (until?.is) {
      case undefined:
        return undefined;
      case 'step':
        return onStep(until.step, until.when, end);
      case 'after':
        return later(Math.max(0, beganAt + until.ms - Date.now()), end);
      case 'lasting':
        return later(until.ms, end);
      case 'seen':
        return void unseen.set(index, () => later(until.ms, end));
    }
  }

  async function ended(fault: PlannedFault, index: number, mend: EndFault): Promise<void> {
    await mend();
    tell(newsOf(fault, index, 'ended'));
  }

  function begin(): void {
    beganAt = Date.now();
    for (const [index, fault] of faults.entries()) {
      const { at } = fault;
      const come = (): void => inject(fault, index);
      if (at.is === 'step') onStep(at.step, at.when, come);
      else if (at.ms === 0) come();
      else later(at.ms, come);
    }
  }

  return {
    plan(all) {
      faults = all;
    },
    steps(states) {
      if (isOver) return;
      for (const [step, is] of Object.entries(states)) known.set(step, is);
      if (beganAt === 0) begin();
      for (const one of waiting) {
        const now = states[one.step];
        if (now === undefined || !hasCome(now, one.when)) continue;
        waiting.delete(one);
        one.come();
      }
    },
    seen(index) {
      unseen.get(index)?.();
      unseen.delete(index);
    },
    close() {
      isOver = true;
      for (const off of timers) off();
      timers.clear();
      waiting.clear();
    },
  };
}

/** A step may come through several states between two messages. Only who gets stuck is `stuck`. */
function hasCome(now: StepState['is'], when: StepMoment): boolean {
  if (REACHED[when].includes(now)) return true;
  if (when === 'ready') return hasCome(now, 'acting') || hasCome(now, 'stuck');
  if (when === 'acting') return hasCome(now, 'stuck') || hasCome(now, 'passed');
  return false;
}

function newsOf({ fault }: PlannedFault, index: number, is: FaultNews['is']): FaultNews {
  const { title = {}, notice = {}, causes = [] } = FAULTS[fault] ?? {};
  return { index, fault, is, title, notice, causes };
}

function afterTimer(ms: number, work: () => void): () => void {
  const timer = setTimeout(work, ms);
  return () => clearTimeout(timer);
}

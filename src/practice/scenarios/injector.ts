import { FAULTS } from '../../model/faults/index.ts';
import type { FaultEnd, PlannedFault, StepMoment } from '../../model/fault.ts';
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
  let begun = false;
  let isOver = false;

  function later(ms: number, work: () => void): void {
    const off = after(ms, () => {
      timers.delete(off);
      if (!isOver) work();
    });
    timers.add(off);
  }

  /** Once, when that moment comes; what `after` counts from is now where nothing has begun yet. */
  function on(at: FaultEnd, come: () => void): void {
    if (at.is !== 'step') return later(at.ms, come);
    const now = known.get(at.step);
    if (now !== undefined && hasCome(now, at.when)) come();
    else waiting.add({ step: at.step, when: at.when, come });
  }

  function inject(fault: PlannedFault, index: number): void {
    const end = put(fault);
    tell(newsOf(fault, index, 'injected'));
    if (fault.until === null) return;
    on(sinceBegin(fault.until), () => void ended(fault, index, end));
  }

  async function ended(fault: PlannedFault, index: number, end: EndFault): Promise<void> {
    await end();
    tell(newsOf(fault, index, 'ended'));
  }

  let beganAt = 0;
  function sinceBegin(until: FaultEnd): FaultEnd {
    if (until.is !== 'after') return until;
    return { is: 'after', ms: Math.max(0, until.ms - (Date.now() - beganAt)) };
  }

  return {
    plan(all) {
      faults = all;
    },
    steps(states) {
      if (isOver) return;
      for (const [step, is] of Object.entries(states)) known.set(step, is);
      if (!begun) {
        begun = true;
        beganAt = Date.now();
        for (const [index, fault] of faults.entries()) on(fault.at, () => inject(fault, index));
      }
      for (const one of waiting) {
        const now = states[one.step];
        if (now === undefined || !hasCome(now, one.when)) continue;
        waiting.delete(one);
        one.come();
      }
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

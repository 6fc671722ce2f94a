import { deriveSteps } from '../../src/core/derive.ts';
import { EMPTY_RUN, UNTOUCHED } from '../../src/core/initial.ts';
import { needsOf } from '../../src/core/needs.ts';
import { scopeOf } from '../../src/core/scope.ts';
import type { Book } from '../../src/model/book.ts';
import type { ActionPlan } from '../../src/model/catalogue.ts';
import { WizardError } from '../../src/model/error.ts';
import type { Actor, Decision, RunEvent } from '../../src/model/event.ts';
import type { DoorRow } from '../../src/model/front-door.ts';
import type { ClusterWatch } from '../../src/model/overview.ts';
import type { KubeObject, TargetSummary } from '../../src/model/ports.ts';
import type {
  AssistOffer,
  CleanUpItem,
  Decided,
  Rights,
  RunHandle,
  UndoPlan,
} from '../../src/model/run.ts';
import type { StepId } from '../../src/model/runbook.ts';
import type { RunState, StepRecord, ValueRecord } from '../../src/model/state.ts';
import type { Json } from '../../src/model/json.ts';
import type { Cause, Progress } from '../../src/model/verdict.ts';

/** 2026-11-23 02:13:44 UTC. */
export const NOW = 1_795_400_024_000;
export const MINUTE = 60_000;

export const OPERATOR: Actor = { kind: 'operator', name: 'ops', host: 'ops-1' };

const NO_ROWS: readonly DoorRow[] = [];

export type Live = {
  readonly progress?: Progress;
  readonly saidAt?: number;
  readonly movedAt?: number;
  readonly output?: readonly string[];
  readonly times?: readonly number[];
  /** As many as there are, where nothing is said. */
  readonly total?: number;
};

export type FakeRun = {
  readonly handle: RunHandle;
  readonly decided: Decision[];
  readonly secrets: Map<string, string>;
  /** Whether somebody asked it to stop. */
  stopped(): string | null;
  /** Puts another state in place and tells whoever listens. */
  become(state: RunState): void;
  tell(event: RunEvent): void;
  /** Puts other rows of the front door in place. */
  see(rows: { readonly [step: StepId]: readonly DoorRow[] }): void;
};

/** A run that stands still in a state made by hand. What is decided is only remembered. */
export function fakeRun(
  book: Book,
  start: RunState,
  more: {
    readonly live?: { readonly [step: StepId]: Live };
    readonly door?: { readonly [step: StepId]: readonly DoorRow[] };
    readonly plans?: { readonly [step: StepId]: ActionPlan };
    readonly objects?: { readonly [step: StepId]: readonly KubeObject[] | Cause };
    readonly offers?: { readonly [step: StepId]: AssistOffer };
    readonly undos?: { readonly [step: StepId]: UndoPlan };
    readonly cleanUp?: readonly CleanUpItem[];
    readonly rights?: { readonly [step: StepId]: Rights };
    /** Told of each assist that is asked for once more. */
    readonly onAskAssist?: (step: StepId) => void;
    readonly events?: readonly RunEvent[];
    readonly secrets?: readonly string[];
    readonly atRisk?: string;
    readonly targets?: readonly TargetSummary[];
    /** Why the kubeconfig can't be read. */
    readonly noContexts?: Cause;
    readonly decide?: (decision: Decision) => Decided;
    /** There is one only while a target is pinned. */
    readonly cluster?: ClusterWatch;
  } = {},
): FakeRun {
  let state = start;
  let stopped: string | null = null;
  let door = more.door ?? {};
  const listeners = new Set<() => void>();
  const decided: Decision[] = [];
  const secrets = new Map<string, string>();
  const events = [...(more.events ?? [])];
  const waiting = new Set<() => void>();
  const { promise: ended, resolve: end } = Promise.withResolvers<number>();
  const changed = () => {
    for (const listener of listeners) listener();
    for (const wake of waiting) wake();
  };
  const handle: RunHandle = {
    runbook: book.runbook,
    book,
    state: () => state,
    steps: () => deriveSteps(book, state),
    scope: () => scopeOf(book, state),
    needs: () =>
      needsOf(book, state, {
        lookedFirst: () => true,
        atRisk: (step) => more.atRisk ?? step.id,
        secrets: (more.secrets ?? []).filter((name) => !secrets.has(name)),
        troubled: [],
      }),
    cluster: () => (state.target === null ? null : (more.cluster ?? null)),
    live: (step) => ({
      ...more.live?.[step],
      progress: more.live?.[step]?.progress ?? null,
      output: more.live?.[step]?.output ?? [],
      total: more.live?.[step]?.total ?? more.live?.[step]?.output?.length ?? 0,
    }),
    door: (step) => door[step] ?? NO_ROWS,
    plan: (step) => more.plans?.[step],
    objects: (step) => {
      const found = more.objects?.[step] ?? [];
      return 'code' in found
        ? Promise.reject(new WizardError('not-proven', found.code, found.params))
        : Promise.resolve(found);
    },
    assist: (step) => more.offers?.[step],
    askAssist: (step) => more.onAskAssist?.(step),
    undo: (step) => more.undos?.[step],
    cleanUp: () => more.cleanUp ?? [],
    rights: (step) => more.rights?.[step],
    async *events(signal) {
      for (let at = 0; !signal.aborted;) {
        const event = events[at];
        if (event !== undefined) {
          at += 1;
          yield event;
          continue;
        }
        await new Promise<void>((resolve) => {
          waiting.add(resolve);
          signal.addEventListener('abort', () => resolve(), { once: true });
        });
      }
    },
    news: () => () => undefined,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    decide: async (decision) => {
      decided.push(decision);
      return more.decide?.(decision) ?? { ok: true };
    },
    note: () => Promise.resolve(),
    noteOutside: () => Promise.resolve(),
    giveSecret(name, text) {
      secrets.set(name, text);
      changed();
    },
    contexts: async () => {
      if (more.noContexts !== undefined)
        throw new WizardError('usage', more.noContexts.code, more.noContexts.params);
      return (more.targets ?? []).map(({ context, server }, index) => ({
        name: context,
        server,
        current: index === 0,
      }));
    },
    inspectTarget: async (context) => {
      const target = more.targets?.find((one) => one.context === context);
      if (target === undefined) throw new Error(`No target ${context}`);
      return target;
    },
    isWorking: () => false,
    stop: async (why) => {
      stopped = why;
      end(130);
    },
    ended,
  };
  return {
    handle,
    decided,
    secrets,
    stopped: () => stopped,
    become(next) {
      state = next;
      changed();
    },
    tell(event) {
      events.push(event);
      changed();
    },
    see(rows) {
      door = rows;
      changed();
    },
  };
}

export function aState(more: Partial<RunState> = {}): RunState {
  return {
    ...EMPTY_RUN,
    phase: 'open',
    run: '7f3c00aa11bb',
    startedAt: NOW - 30 * MINUTE,
    at: NOW,
    outageStartedAt: NOW - 41 * MINUTE - 7000,
    lost: null,
    ...more,
  };
}

export function aRecord(more: Partial<StepRecord> = {}): StepRecord {
  return { ...UNTOUCHED, ...more };
}

export function aValue(name: string, value: Json, more: Partial<ValueRecord> = {}): ValueRecord {
  return {
    name,
    value,
    revision: 1,
    source: 'operator',
    step: null,
    at: NOW - 5 * MINUTE,
    ...more,
  };
}

export function valuesOf(...values: readonly ValueRecord[]): RunState['values'] {
  return Object.fromEntries(values.map((one) => [one.name, one]));
}

import { deriveSteps } from '../core/derive.ts';
import { needsOf } from '../core/needs.ts';
import { canLookFirst } from '../core/plan.ts';
import { scopeOf } from '../core/scope.ts';
import type { Book } from '../model/book.ts';
import type { RunEvent } from '../model/event.ts';
import type { RunHandle } from '../model/run.ts';
import { objectAtRisk, plannedAction } from './at-risk.ts';
import type { RunContext, Troubled } from './context.ts';
import { decide } from './decide.ts';
import { createDoorSeen } from './door-seen.ts';
import { createEngine } from './engine.ts';
import { createGate, probeGates } from './gate.ts';
import { createLive } from './live.ts';
import type { RunPorts } from './ports.ts';
import { createReach } from './reach.ts';
import { createRecorder } from './recorder.ts';

/** Runs a book on a journal that holds at least `run-started`: from there to its end, or until it is stopped. */
export async function startRun(book: Book, ports: RunPorts): Promise<RunHandle> {
  const whole = new AbortController();
  const listeners = new Set<() => void>();
  const told = () => {
    for (const listener of listeners) listener();
  };
  const changed = () => {
    engine.pump();
    told();
  };
  const ending = Promise.withResolvers<number>();
  const recorder = createRecorder(book, ports);
  const live = createLive(() => ports.clock.now());
  const context: RunContext = {
    book,
    ports,
    recorder,
    live,
    door: createDoorSeen(
      () => ports.clock.now(),
      () => told(),
    ),
    reach: createReach(ports, whole.signal, () => changed()),
    ...probeGates(),
    pinGate: createGate(1),
    lookedFirst: new Set(),
    troubled: troubledSet(() => changed()),
    lookNow: new Map(),
  };
  const close = async (exitCode: number) => {
    whole.abort();
    await ports.journal.close();
    ending.resolve(exitCode);
  };
  /** A bug, or a disk that takes no more facts: nothing goes on unrecorded. */
  const crash = async (error: unknown) => {
    whole.abort();
    await ports.journal.close().catch(() => undefined);
    ending.reject(error);
  };
  const engine = createEngine(
    context,
    () => changed(),
    (exitCode) => void close(exitCode).catch(ending.reject),
    (error) => void crash(error),
  );
  recorder.onEvent((event) => {
    if (event.type === 'run-finished' && event.why === 'aborted')
      void close(event.exitCode).catch(ending.reject);
    changed();
  });
  live.onNews(() => told());
  ports.secrets.onChange(changed);

  const { target, kubeconfig } = recorder.state();
  if (target !== null && kubeconfig !== null) await ports.access.open(target, kubeconfig);
  engine.pump();

  return {
    runbook: book.runbook,
    book,
    state: () => recorder.state(),
    steps: () => deriveSteps(book, recorder.state()),
    scope: () => scopeOf(book, recorder.state()),
    needs: () =>
      needsOf(book, recorder.state(), {
        lookedFirst: (step) =>
          !canLookFirst(step) ||
          context.lookedFirst.has(step.id) ||
          recorder.state().steps[step.id]?.state.is === 'your-turn',
        atRisk: (step) => objectAtRisk(context, step),
        secrets: ports.secrets.waiting(),
        troubled: [...context.troubled.all],
      }),
    live: (step) => live.of(step),
    door: (step) => context.door.of(step),
    plan(step) {
      const known = book.steps.get(step);
      return known === undefined ? undefined : plannedAction(context, known);
    },
    events: (signal) => eventsOf(context, ending.promise, signal),
    news: (listener) => live.onNews(listener),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    decide: (decision, by) => decide(context, engine, decision, by),
    giveSecret: (name, text) => ports.secrets.give(name, text),
    contexts: () => ports.access.contexts(),
    inspectTarget: (name) => ports.access.summary(name),
    async stop(why) {
      await engine.stop();
      await close({ interrupted: 130, hangup: 129, terminated: 143 }[why]);
    },
    cluster: () => ports.cluster(),
    isWorking: () => engine.isWorking(),
    ended: ending.promise,
  };
}

function troubledSet(onChange: () => void): Troubled {
  const all = new Set<string>();
  return {
    all,
    mark(milestone, isTroubled) {
      if (all.has(milestone) === isTroubled) return;
      if (isTroubled) all.add(milestone);
      else all.delete(milestone);
      onChange();
    },
  };
}

async function* eventsOf(
  context: RunContext,
  ended: Promise<number>,
  signal: AbortSignal,
): AsyncIterable<RunEvent> {
  const waiting: RunEvent[] = [...context.ports.journal.events];
  let last = waiting.at(-1)?.seq ?? 0;
  let turn = Promise.withResolvers<void>();
  const wake = () => turn.resolve();
  let over = false;
  const end = () => {
    over = true;
    wake();
  };
  const off = context.recorder.onEvent((event) => {
    // It may have been on the disk already when this began.
    if (event.seq <= last) return;
    last = event.seq;
    waiting.push(event);
    wake();
  });
  signal.addEventListener('abort', end, { once: true });
  void ended.then(end, end);
  try {
    for (;;) {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) yield next;
      if (over) return;
      await turn.promise;
      turn = Promise.withResolvers<void>();
    }
  } finally {
    off();
    signal.removeEventListener('abort', end);
  }
}

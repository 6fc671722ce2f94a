import { deriveSteps } from '../core/derive.ts';
import { isUndoable } from '../core/ledger.ts';
import { needsOf } from '../core/needs.ts';
import { canLookFirst } from '../core/plan.ts';
import { scopeOf } from '../core/scope.ts';
import type { Book } from '../model/book.ts';
import type { RunHandle } from '../model/run.ts';
import { objectAtRisk, plannedAction } from './at-risk.ts';
import { cleanUpItems } from './clean-up-items.ts';
import type { RunContext, Troubled } from './context.ts';
import { decide } from './decide.ts';
import { createDoorSeen } from './door-seen.ts';
import { eventsOf } from './events-of.ts';
import { noteFault } from './note-fault.ts';
import { noteOutside } from './note-outside.ts';
import { createEngine } from './engine.ts';
import { createGate, probeGates } from './gate.ts';
import { keepLease } from './lease.ts';
import { createLive } from './live.ts';
import type { RunPorts } from './ports.ts';
import { objectsSent } from './objects-sent.ts';
import { createOffers } from './offers.ts';
import { createReach } from './reach.ts';
import { createRecorder } from './recorder.ts';
import { createRights } from './rights.ts';
import { undoPlan } from './undo.ts';

/** Runs a book on a journal that holds at least `run-started`: from there to its end, or until it is stopped. */
export async function startRun(book: Book, ports: RunPorts): Promise<RunHandle> {
  const whole = new AbortController();
  const listeners = new Set<() => void>();
  const told = () => {
    for (const listener of listeners) listener();
  };
  const changed = () => {
    engine.pump();
    context.offers.refresh();
    context.rights.refresh();
    told();
  };
  const ending = Promise.withResolvers<number>();
  const recorder = createRecorder(book, ports);
  const live = createLive(() => ports.clock.now());
  const reach = createReach(ports, whole.signal, () => changed());
  const gates = probeGates();
  const looking = { book, ports, recorder, reach, ...gates };
  const bug = (error: unknown) => void crash(error);
  const context: RunContext = {
    ...looking,
    live,
    door: createDoorSeen(
      () => ports.clock.now(),
      () => told(),
    ),
    rights: createRights(looking, whole.signal, () => told(), bug),
    offers: createOffers(looking, whole.signal, () => changed(), bug),
    pinGate: createGate(1),
    lookedFirst: new Set(),
    troubled: troubledSet(() => changed()),
    lookNow: new Map(),
  };
  let isClosing = false;
  const close = async (exitCode: number) => {
    // A clean-up that ends an aborted drill tells of its end twice.
    if (isClosing) return;
    isClosing = true;
    whole.abort();
    await lease.end();
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
  changed();
  const lease = keepLease({ ports, recorder }, whole.signal, bug);

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
    objects: (step) => objectsSent(context, step, whole.signal),
    assist: (step) => context.offers.of(step),
    askAssist: (step) => context.offers.askAgain(step),
    undo(step) {
      const known = book.steps.get(step);
      const isOffered = known !== undefined && isUndoable(recorder.state(), known);
      return isOffered ? undoPlan(context, known) : undefined;
    },
    cleanUp: () => cleanUpItems(context),
    rights: (step) => context.rights.of(step),
    events: (signal) => eventsOf(context, ending.promise, signal),
    news: (listener) => live.onNews(listener),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    decide: (decision, by) => decide(context, engine, decision, by),
    giveSecret: (name, text) => ports.secrets.give(name, text),
    note: (news) => (isClosing ? Promise.resolve() : noteFault(recorder, news)),
    noteOutside: (fact, by) => (isClosing ? Promise.resolve() : noteOutside(recorder, fact, by)),
    contexts: () => ports.access.contexts(),
    inspectTarget: (name) => ports.access.summary(name),
    async stop(why) {
      await engine.stop();
      await close({ interrupted: 130, hangup: 129, terminated: 143 }[why]);
    },
    cluster: () => ports.cluster(),
    isWorking: () => engine.isWorking() || context.offers.isAsking(),
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

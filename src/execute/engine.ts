import { endsOf, isCleaningUp, leftOver } from '../core/clean-up.ts';
import { deriveSteps } from '../core/derive.ts';
import { intentKey, isDone, nextIntents, type Intent } from '../core/plan.ts';
import { recordOf } from '../core/reduce-step.ts';
import { exitCodeOf } from '../core/select.ts';
import type { BookStep } from '../model/book.ts';
import type { RunState } from '../model/state.ts';
import { cleanUp } from './clean-up.ts';
import { ActionBroke } from './action-broke.ts';
import { act, lookFirst, startCheck } from './act.ts';
import { applies } from './applies.ts';
import { mayStillRun } from './command-runs.ts';
import type { RunContext } from './context.ts';
import { settleDoubt } from './doubt.ts';
import { holdMilestone } from './milestone.ts';
import { isProgress } from './is-progress.ts';
import { prove } from './prove.ts';
import { rehearse } from './rehearse.ts';
import { undoStep } from './undo.ts';
import { watchTurn } from './watch-turn.ts';
import { watch } from './watch.ts';

/** How often it is asked whether a program that was left to itself still runs. */
const ASK_AGAIN_MS = 2000;

type Task = { readonly intent: Intent; readonly controller: AbortController; ended: Promise<void> };

export type Engine = {
  /** Starts whatever can be started now. Called after each event and each change from outside. */
  pump(): void;
  /** No new effect starts; what runs is told to end and recorded. Resolves when all has. */
  stop(): Promise<void>;
  /** Ends the effect of this step, if one is under way, and waits until that is recorded. */
  cancel(step: string): Promise<void>;
  /** Something goes on that may change what is needed; watching what has passed is not meant. */
  isWorking(): boolean;
  /** How many effects change something now. */
  acting(): number;
};

/** Starts effects for intents, never two for one step, and ends those that no longer apply. */
export function createEngine(
  context: RunContext,
  onChange: () => void,
  onFinished: (exitCode: number) => void,
  onBug: (error: unknown) => void,
): Engine {
  const tasks = new Map<string, Task>();
  const locks = new Set<string>();
  const over = new AbortController();
  let stopping = false;
  let again = false;

  function halt(): void {
    stopping = true;
    over.abort();
  }

  function pump(): void {
    if (again) return;
    again = true;
    queueMicrotask(() => {
      again = false;
      turn();
    });
  }

  function turn(): void {
    const state = context.recorder.state();
    endWhatNoLongerApplies(state);
    if (stopping) return;
    for (const intent of intentsNow(state, !context.reach.isLost())) start(intent);
  }

  function intentsNow(state: RunState, mayAct: boolean): readonly Intent[] {
    return nextIntents(context.book, state, {
      busy: new Set(tasks.keys()),
      acting: countActing(),
      heldLocks: locks,
      lookedFirst: context.lookedFirst,
      mayAct,
    });
  }

  /** What would begin at once goes on by itself when the target answers again. */
  function waitsForTarget(): boolean {
    return (
      !stopping &&
      context.reach.isLost() &&
      intentsNow(context.recorder.state(), true).some((intent) => changes(intent))
    );
  }

  function start(intent: Intent): void {
    const controller = new AbortController();
    const task: Task = { intent, controller, ended: Promise.resolve() };
    const held = changes(intent) ? intent.step.locks : [];
    for (const lock of held) locks.add(lock);
    tasks.set(intentKey(intent), task);
    task.ended = perform(intent, controller.signal)
      .catch((error: unknown) => {
        const broke = error instanceof ActionBroke;
        if (controller.signal.aborted && !broke) return;
        // What could not be recorded, and what a bug left behind, is nothing to go on from.
        halt();
        for (const other of tasks.values()) other.controller.abort();
        onBug(broke ? error.bug : error);
      })
      .finally(() => {
        tasks.delete(intentKey(intent));
        // Also where nothing was recorded: a first look that found nothing makes the go due.
        onChange();
        if (changes(intent) && held.length > 0) void release(intent.step).catch(onBug);
      });
  }

  /** A program that still runs after its step was skipped keeps what it locked. */
  async function release(step: BookStep): Promise<void> {
    while (!over.signal.aborted && (await mayStillRun(context, step)))
      await context.ports.clock.sleep(ASK_AGAIN_MS, over.signal).catch(() => undefined);
    for (const lock of step.locks) locks.delete(lock);
    onChange();
  }

  async function perform(intent: Intent, signal: AbortSignal): Promise<void> {
    switch (intent.do) {
      case 'look-first':
        await lookFirst(context, intent.step, signal);
        return;
      case 'watch-turn':
        await watchTurn(context, intent.step, signal);
        return;
      case 'act':
        await act(context, intent.step, signal);
        return;
      case 'undo':
        await undoStep(context, intent.step, signal);
        return;
      case 'check':
        await startCheck(context, intent.step);
        return;
      case 'prove':
        await prove(context, intent.step, signal);
        return;
      case 'settle-doubt':
        await settleDoubt(context, intent.step, signal);
        return;
      case 'rehearse':
        await rehearse(context, intent.step, signal);
        return;
      case 'watch':
        await watch(context, intent.step, signal);
        return;
      case 'prove-milestone': {
        const milestone = context.book.runbook.milestones.find(
          (one) => one.id === intent.milestone,
        );
        if (milestone !== undefined) await holdMilestone(context, milestone, signal);
        return;
      }
      case 'clean-up':
        await endAll('clean-up');
        await cleanUp(context, signal);
        if (!(await isLeft(context, signal))) await end(signal, (state) => isCleaningUp(state));
        return;
      case 'finish':
        await finish(signal);
    }
  }

  async function finish(signal: AbortSignal): Promise<void> {
    stopping = true;
    await endAll('finish');
    // What was being recorded meanwhile may have made something needed again.
    await end(signal, (state) => isDone(context.book, state));
  }

  async function end(signal: AbortSignal, isOver: (state: RunState) => boolean): Promise<void> {
    let exitCode: number | null = null;
    await context.recorder.recordIf((state) => {
      if (signal.aborted || !isOver(state)) return undefined;
      exitCode = exitCodeOf(context.book, state);
      return { type: 'run-finished', why: endsOf(state), exitCode };
    });
    stopping = exitCode !== null || signal.aborted;
    if (stopping) over.abort();
    if (exitCode !== null) onFinished(exitCode);
  }

  function endWhatNoLongerApplies(state: RunState): void {
    const derived = deriveSteps(context.book, state);
    for (const { intent, controller } of tasks.values()) {
      // Nothing else goes on while a drill removes what it created.
      if (isCleaningUp(state) && intent.do !== 'clean-up') controller.abort();
      if (!('step' in intent)) continue;
      const isUndone = recordOf(state, intent.step.id).undo === 'wanted' && intent.do !== 'undo';
      if (isUndone || !applies(intent.do, derived.get(intent.step.id)?.is)) controller.abort();
    }
  }

  async function endAll(except = ''): Promise<void> {
    const others = [...tasks].filter(([key]) => key !== except).map(([, task]) => task);
    for (const task of others) task.controller.abort();
    await Promise.all(others.map((task) => task.ended));
  }

  function countActing(): number {
    return [...tasks.values()].filter((task) => changes(task.intent)).length;
  }

  return {
    pump,
    acting: countActing,
    isWorking: () =>
      again ||
      [...tasks.values()].some((task) => isProgress(context, task.intent)) ||
      waitsForTarget(),
    async stop() {
      halt();
      await endAll();
      await context.recorder.idle();
    },
    async cancel(step) {
      const task = tasks.get(step);
      task?.controller.abort();
      await task?.ended;
    },
  };
}

/** Somebody has to say what is to become of what is still there. */
async function isLeft({ book, recorder }: RunContext, signal: AbortSignal): Promise<boolean> {
  return recorder.recordIf((state) =>
    !signal.aborted && isCleaningUp(state) && leftOver(book, state).length > 0
      ? { type: 'clean-up-left', round: state.cleanUp?.round ?? 1 }
      : undefined,
  );
}

/** It changes something, and so takes its place and its locks. */
function changes(intent: Intent): intent is Extract<Intent, { do: 'act' | 'undo' }> {
  return intent.do === 'act' || intent.do === 'undo';
}

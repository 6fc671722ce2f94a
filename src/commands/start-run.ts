import path from 'node:path';
import { kubeconfigFile } from '../cluster/kubeconfig.ts';
import { leftOver } from '../core/clean-up.ts';
import { replay } from '../core/reduce.ts';
import type { RunPorts } from '../execute/ports.ts';
import { startRun } from '../execute/run.ts';
import { systemClock } from '../clock/system-clock.ts';
import { createRun, newRunId } from '../journal/create-run.ts';
import { openJournal } from '../journal/open-journal.ts';
import type { Journal } from '../journal/journal.ts';
import { createRedactor, type Redactor } from '../journal/redact.ts';
import { findRun } from '../journal/runs.ts';
import { tornCause } from '../journal/torn-cause.ts';
import type { Actor, Fact, Mode, RunEvent } from '../model/event.ts';
import { WizardError } from '../model/error.ts';
import type { ScenarioTold } from '../model/fault.ts';
import type { Target } from '../model/ports.ts';
import type { RunHandle } from '../model/run.ts';
import { prepareHome } from '../settings.ts';
import { texts } from '../text/index.ts';
import { bookOfRun, type LoadedBook } from './load-book.ts';
import { runPorts, type RunPlace } from './run-ports.ts';
import type { World } from './world.ts';

export type OpenedRun = {
  readonly handle: RunHandle;
  /** The run's folder: where the record is. */
  readonly folder: string;
  readonly operator: Actor;
};

export type NewRun = {
  readonly mode: Mode;
  readonly loaded: LoadedBook;
  readonly kubeconfig: string | null;
  readonly context: string | null;
  readonly practice?: boolean;
  /** What goes wrong in the practice range. */
  readonly scenario?: ScenarioTold;
  /** What stands in for programs that this machine lacks. */
  readonly standIns?: readonly string[];
};

/** Makes the run's folder, records its first event with all it needs to be resumed, and starts it. */
export async function createAndStart(world: World, run: NewRun): Promise<OpenedRun> {
  const { loaded, mode } = run;
  await prepareHome(world.home);
  const redactor = createRedactor();
  const journal = await createRun(world.home, newRunId(), mode, { clock: systemClock, redactor });
  world.onJournal(path.join(journal.folder, 'journal.jsonl'));
  const operator = operatorOf(world);
  const kubeconfig = run.kubeconfig === null ? null : path.resolve(world.cwd, run.kubeconfig);
  await journal.append(
    {
      type: 'run-started',
      tool: world.tool,
      runbook: loaded.runbook,
      site: loaded.site,
      sources: loaded.sources,
      cwd: world.cwd,
      folder: path.resolve(world.cwd, loaded.folder),
      options: {
        lang: world.lang,
        kubeconfig,
        context: run.context,
        ...(run.practice === true ? { practice: true } : {}),
        ...(run.scenario === undefined ? {} : { scenario: run.scenario }),
        ...(run.standIns === undefined ? {} : { standIns: run.standIns }),
      },
    },
    operator,
  );
  const place = {
    journal,
    redactor,
    mode,
    practice: run.practice === true,
    book: loaded.book,
    kubeconfig: kubeconfigFile(kubeconfig, world.env),
    cwd: world.cwd,
  };
  const handle = await startRun(loaded.book, runPorts(world, place));
  return { handle, folder: journal.folder, operator };
}

/** Goes on with a run by what its journal holds. */
export async function resumeAndStart(
  world: World,
  named: string,
  kubeconfig: string | null,
): Promise<OpenedRun> {
  const kept = await openKept(world, named);
  const { journal } = kept;
  if (journal.events.at(-1)?.type === 'run-finished') {
    await journal.close();
    throw new WizardError('usage', 'run-ended', { run: journal.run, path: journal.folder });
  }
  await journal.append(resumed(world, kept), operatorOf(world));
  return started(world, kept, runPorts(world, placeOf(world, kept, kubeconfig)));
}

/**
 * Goes on with a drill only to remove what it created, whatever became of it. null where it has ended and nothing is
 * left. With a kubeconfig the access to its cluster is renewed: the cluster has to be the same one.
 */
export async function openForCleanUp(
  world: World,
  named: string,
  kubeconfig: string | null,
): Promise<OpenedRun | null> {
  const kept = await openKept(world, named);
  const { journal, first, loaded } = kept;
  try {
    if (first.mode !== 'drill')
      throw new WizardError('usage', 'clean-up-not-drill', { run: journal.run });
    const state = replay(loaded.book, journal.events);
    const isOver = state.phase !== 'open';
    // What was made in the practice range went with it.
    if (state.practice || (isOver && leftOver(loaded.book, state).length === 0)) {
      await journal.close();
      return null;
    }
    const operator = operatorOf(world);
    const ports = runPorts(world, placeOf(world, kept, kubeconfig));
    // Before anything is recorded: with access to another cluster nothing could ever be removed.
    if (kubeconfig !== null && state.target !== null) await demandSame(ports, state.target);
    if (!isOver) await journal.append(resumed(world, kept), operator);
    const round = (state.cleanUp?.round ?? 0) + 1;
    await journal.append({ type: 'clean-up-began', round }, operator);
    if (kubeconfig !== null && state.target !== null) {
      const file = await ports.access.pin(state.target.context);
      const { target } = state;
      await journal.append({ type: 'access-replaced', target, kubeconfig: file }, operator);
    }
    return await started(world, kept, ports);
  } catch (error) {
    await journal.close();
    throw error;
  }
}

async function demandSame({ access }: RunPorts, { uid, context }: Target): Promise<void> {
  const seen = await access.summary(context);
  if (seen.uid === uid) return;
  throw new WizardError('wrong-target', 'pin-other-uid', {
    context,
    expected: uid,
    found: seen.uid,
  });
}

type Kept = {
  readonly journal: Journal;
  readonly redactor: Redactor;
  readonly first: Extract<RunEvent, { type: 'run-started' }>;
  readonly loaded: LoadedBook;
};

/** A run as its journal holds it, with its lock taken. */
async function openKept(world: World, named: string): Promise<Kept> {
  const { folder } = await findRun(world.home, named);
  const redactor = createRedactor();
  const journal = await openJournal(folder, { clock: systemClock, redactor });
  world.onJournal(path.join(journal.folder, 'journal.jsonl'));
  const torn = tornCause(journal);
  if (torn !== null) {
    const { says, remedy } = texts(world.lang).said(torn);
    world.err(`${says}\n${remedy}\n`);
  }
  const [first] = journal.events;
  if (first?.type !== 'run-started') {
    await journal.close();
    throw new WizardError('usage', 'journal-empty', { run: journal.run, path: folder });
  }
  if (first.options.practice === true) {
    await journal.close();
    throw new WizardError('usage', 'range-gone', { run: journal.run });
  }
  return { journal, redactor, first, loaded: bookOfRun(world, first) };
}

function resumed(world: World, { journal }: Kept): Fact {
  return { type: 'run-resumed', tool: world.tool, torn: journal.torn !== null };
}

function placeOf(
  world: World,
  { journal, redactor, first, loaded }: Kept,
  kubeconfig: string | null,
): RunPlace {
  return {
    journal,
    redactor,
    mode: first.mode,
    practice: first.options.practice === true,
    book: loaded.book,
    kubeconfig: kubeconfigFile(kubeconfig ?? first.options.kubeconfig, world.env),
    cwd: first.cwd,
  };
}

async function started(
  world: World,
  { journal, loaded }: Kept,
  ports: RunPorts,
): Promise<OpenedRun> {
  const handle = await startRun(loaded.book, ports);
  return { handle, folder: journal.folder, operator: operatorOf(world) };
}

export function operatorOf(world: World): Actor {
  return { kind: 'operator', name: world.user, host: world.host };
}

import path from 'node:path';
import { kubeconfigFile } from '../cluster/kubeconfig.ts';
import { startRun } from '../execute/run.ts';
import { systemClock } from '../clock/system-clock.ts';
import { createRun, newRunId } from '../journal/create-run.ts';
import { openJournal } from '../journal/open-journal.ts';
import { createRedactor } from '../journal/redact.ts';
import { findRun } from '../journal/runs.ts';
import { tornCause } from '../journal/torn-cause.ts';
import type { Actor, Mode } from '../model/event.ts';
import { WizardError } from '../model/error.ts';
import type { RunHandle } from '../model/run.ts';
import { prepareHome } from '../settings.ts';
import { texts } from '../text/index.ts';
import { bookOfRun, type LoadedBook } from './load-book.ts';
import { runPorts } from './run-ports.ts';
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
      options: { lang: world.lang, kubeconfig, context: run.context },
    },
    operator,
  );
  const place = {
    journal,
    redactor,
    mode,
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
  const last = journal.events.at(-1);
  if (first?.type !== 'run-started' || last?.type === 'run-finished') {
    await journal.close();
    throw new WizardError('usage', first?.type === 'run-started' ? 'run-ended' : 'journal-empty', {
      run: journal.run,
      path: folder,
    });
  }
  const loaded = bookOfRun(world, first);
  const operator = operatorOf(world);
  await journal.append(
    { type: 'run-resumed', tool: world.tool, torn: journal.torn !== null },
    operator,
  );
  const place = {
    journal,
    redactor,
    mode: first.mode,
    book: loaded.book,
    kubeconfig: kubeconfigFile(kubeconfig ?? first.options.kubeconfig, world.env),
    cwd: first.cwd,
  };
  const handle = await startRun(loaded.book, runPorts(world, place));
  return { handle, folder: journal.folder, operator };
}

export function operatorOf(world: World): Actor {
  return { kind: 'operator', name: world.user, host: world.host };
}

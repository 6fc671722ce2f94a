import path from 'node:path';
import type { RunOptions } from '../cli.ts';
import type { Book } from '../model/book.ts';
import { WizardError } from '../model/error.ts';
import { readAnswers, sayFaults, type NamedAnswers } from './answers-file.ts';
import { loadBook, runbookPath } from './load-book.ts';
import { showRun } from './show-run.ts';
import { createAndStart, resumeAndStart, type OpenedRun } from './start-run.ts';
import type { World } from './world.ts';

type Asked = RunOptions & { readonly runbook: string | null };

/** `dr-wizard incident`: a new run against the real world. */
export async function incident(
  world: World,
  asked: Asked & { readonly lostContext: string | null },
): Promise<number> {
  const { opened, answers } = await started(world, asked, 'incident');
  if (asked.lostContext !== null) await recordLost(opened, asked.lostContext);
  return showRun(world, opened, { ...asked, answers });
}

/** `dr-wizard drill --context NAME`: the same on a practice cluster; what does not say `execute` is only rehearsed. */
export async function drill(world: World, asked: Asked): Promise<number> {
  const { opened, answers } = await started(world, asked, 'drill');
  return showRun(world, opened, { ...asked, answers });
}

/** `dr-wizard resume [RUN]`: goes on where the journal ends. */
export async function resume(
  world: World,
  asked: RunOptions & { readonly run: string | null },
): Promise<number> {
  const answers = readAnswers(world, asked.answers);
  const kubeconfig = asked.kubeconfig ?? kubeconfigOf(world, answers);
  const opened = await resumeAndStart(world, asked.run ?? 'last', kubeconfig);
  if (answers !== null) await refuseFaulty(world, opened, answers);
  return showRun(world, opened, { ...asked, answers });
}

async function started(
  world: World,
  asked: Asked,
  mode: 'incident' | 'drill',
): Promise<{ opened: OpenedRun; answers: NamedAnswers | null }> {
  const loaded = loadBook(world, runbookPath(world, asked.runbook), asked.site);
  // Without a site it would start and wait for ever for what only a site can tell.
  if (asked.site === null && readsSite(loaded.book)) {
    sayUnreadable(world, asked.answers);
    throw new WizardError('usage', 'site-needed');
  }
  const answers = readAnswers(world, asked.answers);
  if (answers !== null) sayFaults(world, loaded.book, answers);
  const opened = await createAndStart(world, {
    mode,
    loaded,
    kubeconfig: asked.kubeconfig ?? kubeconfigOf(world, answers),
    context: asked.context ?? answers?.answers.target?.context ?? null,
  });
  return { opened, answers };
}

/** What else would keep the run from starting: told one by one, each fault would cost another start. */
function sayUnreadable(world: World, answers: string | null): void {
  try {
    readAnswers(world, answers);
  } catch (error) {
    if (!(error instanceof WizardError)) throw error;
  }
}

function readsSite({ steps }: Book): boolean {
  return [...steps.values()].some((step) => step.reads.some((one) => /^site(\.|$)/.test(one)));
}

async function refuseFaulty(world: World, opened: OpenedRun, answers: NamedAnswers): Promise<void> {
  try {
    sayFaults(world, opened.handle.book, answers);
  } catch (error) {
    await opened.handle.stop('interrupted');
    throw error;
  }
}

function kubeconfigOf(world: World, answers: NamedAnswers | null): string | null {
  const named = answers?.answers.target?.kubeconfig ?? null;
  return named === null ? null : path.resolve(world.cwd, named);
}

async function recordLost({ handle, operator }: OpenedRun, lost: string): Promise<void> {
  const decided = await handle.decide(
    { do: 'answer', step: null, value: { 'run.lostCluster': lost } },
    operator,
  );
  if (decided.ok) return;
  await handle.stop('interrupted');
  throw new WizardError('usage', decided.cause.code, decided.cause.params);
}

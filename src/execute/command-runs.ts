import { recordOf } from '../core/reduce-step.ts';
import type { BookStep } from '../model/book.ts';
import type { RunContext } from './context.ts';
import { attemptKey } from './inputs.ts';

/** Whether the program of a step's last attempt still runs: it outlives the wizard, a skip and an override. */
export async function commandRuns(
  { ports, recorder }: Pick<RunContext, 'ports' | 'recorder'>,
  step: BookStep,
): Promise<boolean> {
  const { run } = recorder.state();
  const { attempts } = recordOf(recorder.state(), step.id);
  if (!step.startsProcess || attempts === 0) return false;
  const key = attemptKey(run, step.id, attempts);
  const silent = { key, run, output: () => undefined, progress: () => undefined };
  return (await ports.writers(silent).shell.known(key)) === 'running';
}

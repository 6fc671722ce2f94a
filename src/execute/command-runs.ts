import { recordOf } from '../core/reduce-step.ts';
import type { BookStep } from '../model/book.ts';
import { WizardError } from '../model/error.ts';
import type { RunContext } from './context.ts';
import { attemptKey } from './inputs.ts';

type Context = Pick<RunContext, 'ports' | 'recorder'>;

/**
 * Whether the program of a step's last attempt still runs: it outlives the wizard, a skip and an override. Throws
 * `WizardError` where it runs on a host that cannot be asked.
 */
export async function commandRuns({ ports, recorder }: Context, step: BookStep): Promise<boolean> {
  const { run } = recorder.state();
  const { attempts } = recordOf(recorder.state(), step.id);
  if (!step.startsProcess || attempts === 0) return false;
  const key = attemptKey(run, step.id, attempts);
  const silent = { key, run, output: () => undefined, progress: () => undefined };
  return (await ports.writers(silent).shell.known(key)) === 'running';
}

/** The same where nothing may be begun beside it: what cannot be asked may still run. */
export async function mayStillRun(context: Context, step: BookStep): Promise<boolean> {
  try {
    return await commandRuns(context, step);
  } catch (error) {
    if (error instanceof WizardError) return true;
    throw error;
  }
}

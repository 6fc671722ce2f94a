import { recordOf } from '../core/reduce-step.ts';
import type { BookStep } from '../model/book.ts';
import { WizardError } from '../model/error.ts';
import type { RunContext } from './context.ts';
import { attemptKey, undoKey } from './inputs.ts';

type Context = Pick<RunContext, 'ports' | 'recorder'>;

/**
 * Whether the program of a step's last attempt still runs: it outlives the wizard, a skip and an override. Throws
 * `WizardError` where it runs on a host that cannot be asked.
 */
export async function commandRuns({ ports, recorder }: Context, step: BookStep): Promise<boolean> {
  const { run } = recorder.state();
  const { attempts } = recordOf(recorder.state(), step.id);
  if (attempts === 0) return false;
  const own = step.startsProcess ? [attemptKey(run, step.id, attempts)] : [];
  for (const key of [...own, ...undoKeys({ recorder }, step, attempts)]) {
    const silent = { key, run, output: () => undefined, progress: () => undefined };
    if ((await ports.writers(silent).shell.known(key)) === 'running') return true;
  }
  return false;
}

/** Under which keys its last attempt may have run programs that remove something again. */
function undoKeys(
  { recorder }: Pick<Context, 'recorder'>,
  step: BookStep,
  attempt: number,
): readonly string[] {
  const { run, ledger, decisions } = recorder.state();
  if (!decisions.some((one) => one.do === 'undo' && one.step === step.id)) return [];
  const rows = ledger.filter((row) => row.step === step.id).length;
  const key = undoKey(run, step.id, attempt);
  return Array.from({ length: Math.max(1, rows) }, (_, index) => `${key}/${index + 1}`);
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

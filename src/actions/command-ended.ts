import type { ActionResult } from '../model/catalogue.ts';
import { WizardError } from '../model/error.ts';
import type { Command, Writers } from '../model/ports.ts';

const TAIL_LINES = 8;

/** Runs a command to its end; an end other than 0 is for somebody to look at, with its last words. */
export async function commandEnded(
  command: Command,
  { shell, attempt }: Writers,
  signal: AbortSignal,
): Promise<ActionResult> {
  const ended = await shell.run(attempt.key, command, (text) => attempt.output(text), signal);
  const [program = ''] = command.argv;
  const evidence = [{ name: 'output', text: ended.output }];
  if (ended.exitCode === 0) return { changed: true, created: [], evidence };
  const lastLines = ended.output.trimEnd().split('\n').slice(-TAIL_LINES).join('\n');
  const exitCode = ended.exitCode ?? ended.signal ?? '?';
  const params = { program, exitCode, lastLines };
  throw new WizardError('not-proven', 'command-failed', params, { evidence });
}

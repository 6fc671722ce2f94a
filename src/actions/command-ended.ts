import type { ActionResult } from '../model/catalogue.ts';
import { WizardError } from '../model/error.ts';
import type { Command, Writers } from '../model/ports.ts';
import { shortText } from '../readiness/read-object.ts';

/**
 * Runs a command to its end; an end other than 0 is for somebody to look at, with its last words. `called` is what people
 * know it by.
 */
export async function commandEnded(
  command: Command,
  { shell, writer, attempt }: Writers,
  signal: AbortSignal,
  called: string = command.argv[0] ?? '',
): Promise<ActionResult> {
  // What a program does to a cluster is a change like any other; one that runs already is only attached to.
  if ((await shell.known(attempt.key)) === 'never-started') await writer.prove?.(signal);
  const ended = await shell.run(attempt.key, command, (text) => attempt.output(text), signal);
  const evidence = [{ name: 'output', text: ended.output }];
  if (ended.exitCode === 0) return { changed: true, created: [], evidence };
  throw failedCommand(called, ended.exitCode ?? ended.signal ?? '?', ended.output);
}

/** The last line tells most; the evidence has the rest. */
export function failedCommand(
  program: string,
  exitCode: string | number,
  output: string,
): WizardError {
  const lastLine = shortText(output.trimEnd().split('\n').at(-1) ?? '') || '-';
  const params = { program, exitCode, lastLine };
  const evidence = [{ name: 'output', text: output }];
  return new WizardError('not-proven', 'command-failed', params, { evidence });
}

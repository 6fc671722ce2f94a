import type { Tool } from './model/event.ts';
import { parseCommand } from './cli.ts';

/** `trace.journal` is set as soon as a run's journal is open: a bug's last words name it. */
export async function main(
  argv: readonly string[],
  _tool: Tool,
  _trace: { journal: string | null },
): Promise<number> {
  const command = parseCommand(argv);
  if ('help' in command) {
    process.stdout.write(command.help);
    return 0;
  }
  if ('usage' in command) {
    process.stderr.write(`${command.usage}\n`);
    return 2;
  }
  return 70;
}

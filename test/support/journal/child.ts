import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';

/** A program of this folder in a process of its own, killed after the test. */
export type Child = {
  readonly process: ChildProcess;
  /** The next line that it prints; undefined where it ended. */
  line(): Promise<string | undefined>;
  /** Its signal or exit code, once it has ended. */
  readonly ended: Promise<string>;
};

export function startChild(
  program: string,
  argv: readonly string[],
  before: readonly string[] = [],
): Child {
  const [command = '', ...rest] = [
    ...before,
    process.execPath,
    path.join(import.meta.dirname, program),
    ...argv,
  ];
  const child = spawn(command, rest, { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    process: child,
    async line() {
      const { value, done } = await lines.next();
      return done === true ? undefined : value;
    },
    ended: once(child, 'exit').then(([code, signal]) => String(signal ?? code)),
  };
}

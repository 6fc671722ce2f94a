import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** A program of the control plane. */
export type Child = {
  /** Why it is not running any more, with the end of what it said. */
  ended(): string | undefined;
  stop(): Promise<void>;
};

/** It is killed as soon as whoever started it is gone, however that went: then the input of the shell has an end. */
const KEEPER = `exec 3<&0; log=$0; "$@" </dev/null >>"$log" 2>&1 3<&- &
child=$!; { cat <&3 >/dev/null; kill -KILL $child 2>/dev/null; } & wait $child`;

/** Starts a program that says what it has to say into a file of `folder`. */
export function startChild(name: string, argv: readonly string[], folder: string): Child {
  const log = path.join(folder, `${name}.log`);
  const child = spawn('sh', ['-c', KEEPER, log, ...argv], {
    cwd: folder,
    env: { PATH: process.env['PATH'], HOME: folder, TMPDIR: folder },
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  let failure: Error | undefined;
  child.on('error', (error) => {
    failure = error;
  });
  child.stdin.on('error', () => undefined);
  const isOver = (): boolean =>
    failure !== undefined || child.exitCode !== null || child.signalCode !== null;
  return {
    ended() {
      if (!isOver()) return undefined;
      const said = failure?.message ?? lastLines(log);
      return `${name} has ended: ${said}`;
    },
    async stop() {
      if (isOver()) return;
      const exited = once(child, 'exit');
      child.stdin.end();
      await exited;
    },
  };
}

function lastLines(file: string): string {
  try {
    return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-5).join('\n');
  } catch {
    return '';
  }
}

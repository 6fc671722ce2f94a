import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A long-running program of the control plane. */
export type Child = {
  /** Why it is not running any more, with the end of its log. */
  readonly ended: () => string | undefined;
  /** Kills it: there is nothing to be saved. */
  readonly stop: () => Promise<void>;
};

/**
 * Put before a command: the kernel kills it when this program dies, however it dies. The shell looks whether that
 * has happened before the kernel was told.
 */
export const DYING_WITH_PARENT: readonly string[] =
  process.platform === 'linux'
    ? [
        'setpriv',
        '--pdeathsig',
        'KILL',
        'sh',
        '-c',
        '[ "$PPID" = "$0" ] && exec "$@"',
        String(process.pid),
      ]
    : [];

/** Starts a program that lives in `directory`, logs into it, and does not keep Node from ending. */
export function startChild(name: string, argv: readonly string[], directory: string): Child {
  const logFile = path.join(directory, `${name}.log`);
  const log = openSync(logFile, 'a');
  const [command = '', ...rest] = [...DYING_WITH_PARENT, ...argv];
  const child = spawn(command, rest, {
    cwd: directory,
    env: { PATH: process.env['PATH'], HOME: directory, TMPDIR: directory },
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  child.unref();

  let failure: Error | undefined;
  child.on('error', (error) => {
    failure = error;
  });
  return {
    ended: () => {
      if (failure) return `${name} cannot be started: ${failure.message}`;
      if (isRunning(child)) return undefined;
      const how = child.signalCode ?? `exit code ${child.exitCode}`;
      return `${name} has ended (${how}):\n${lastLines(logFile)}`;
    },
    stop: async () => {
      if (failure || !isRunning(child)) return;
      child.ref();
      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      await exited;
    },
  };
}

/** A temp directory that disappears with `remove()`, or by itself when this program dies. */
export async function createTempDirectory(
  prefix: string,
): Promise<{ readonly directory: string; readonly remove: () => Promise<void> }> {
  const directory = await mkdtemp(path.join(tmpdir(), prefix));
  // It waits for the end of its input, which comes when the other end of the pipe is gone.
  const script = 'cat >/dev/null; until rm -rf "$0" 2>/dev/null; do sleep 0.1; done';
  const remover = spawn('sh', ['-c', script, directory], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  remover.unref();
  const removed = once(remover, 'exit');
  const remove = async (): Promise<void> => {
    remover.ref();
    remover.stdin.end();
    await removed;
  };
  return { directory, remove };
}

function isRunning(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null;
}

function lastLines(file: string): string {
  return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-15).join('\n');
}

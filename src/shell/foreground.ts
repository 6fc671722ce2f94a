import { spawn, spawnSync } from 'node:child_process';
import process from 'node:process';
import { WizardError } from '../model/error.ts';

/** From the keyboard: they are for the program in front, and reach the wizard too until that has the terminal. */
const FROM_KEYS = ['SIGINT', 'SIGQUIT', 'SIGTSTP'] as const;

/**
 * A small shell with job control stands between: it gives the program the terminal in a process group of its own, and takes
 * it back however that ends. A shell that is killed takes the terminal with it otherwise: the wizard could never read a key
 * again. A program that stops itself (148, or 146 on a BSD) is told to go on: nobody here could call it back.
 */
const IN_FRONT = `"$0" "$@"; s=$?
while [ "$s" -eq 148 ] || [ "$s" -eq 146 ]; do fg >/dev/null 2>&1; s=$?; done
exit "$s"`;
/** What that shell says of a program that is not there, or that it may not run. */
const NOT_STARTED: readonly (number | null)[] = [126, 127];

export type Foreground = {
  /** The exit code; null where nobody knows. */
  readonly ended: Promise<number | null>;
  /** As if its terminal had gone. */
  end(): void;
};

/** Runs a program that has the terminal until it ends. */
export function inForeground(
  argv: readonly string[],
  options: { readonly cwd: string; readonly env: { readonly [name: string]: string } },
): Foreground {
  const [program = ''] = argv;
  const isWindows = process.platform === 'win32';
  const [first = '', ...rest] = isWindows ? argv : ['/bin/sh', '-m', '-c', IN_FRONT, ...argv];
  const child = spawn(first, rest, { ...options, stdio: 'inherit' });
  const pass = () => undefined;
  for (const signal of FROM_KEYS) process.on(signal, pass);
  const { promise, resolve, reject } = Promise.withResolvers<number | null>();
  const over = () => {
    for (const signal of FROM_KEYS) process.off(signal, pass);
  };
  const refused = () => new WizardError('usage', 'outside-not-started', { program });
  child.once('error', () => {
    over();
    reject(refused());
  });
  child.once('exit', (code) => {
    over();
    if (!isWindows && NOT_STARTED.includes(code)) reject(refused());
    else resolve(code);
  });
  return {
    ended: promise,
    end() {
      const { pid } = child;
      // The program is the child of that shell, in a group of its own.
      if (pid !== undefined && !isWindows) spawnSync('pkill', ['-HUP', '-P', String(pid)]);
      child.kill('SIGHUP');
    },
  };
}

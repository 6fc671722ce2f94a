import { spawn, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { WizardError } from '../model/error.ts';

/** From the keyboard: they are for the program in front, and reach the wizard where that shares its group. */
const FROM_KEYS = ['SIGINT', 'SIGQUIT', 'SIGTSTP'] as const;
const LOOK_MS = 300;

export type Foreground = {
  /** The exit code; null where a signal ended it. */
  readonly ended: Promise<number | null>;
  /** As if its terminal had gone. */
  end(): void;
};

/**
 * Runs a program that has the terminal. It stays in the wizard's session, as without a terminal of its own no shell has job
 * control; so keys that send signals are let pass here, and a program that stops itself is told to go on: there
 * is no shell behind it that could.
 */
export function inForeground(
  argv: readonly string[],
  options: { readonly cwd: string; readonly env: { readonly [name: string]: string } },
): Foreground {
  const [program = '', ...args] = argv;
  const child = spawn(program, args, { ...options, stdio: 'inherit' });
  const pass = () => undefined;
  for (const signal of FROM_KEYS) process.on(signal, pass);
  const looking = setInterval(() => void goOnIfStopped(child), LOOK_MS);
  const { promise, resolve, reject } = Promise.withResolvers<number | null>();
  const over = () => {
    clearInterval(looking);
    for (const signal of FROM_KEYS) process.off(signal, pass);
  };
  child.once('error', (error) => {
    over();
    reject(new WizardError('usage', 'outside-not-started', { program }, { cause: error }));
  });
  child.once('exit', (code) => {
    over();
    resolve(code);
  });
  return {
    ended: promise,
    end() {
      child.kill('SIGHUP');
      child.kill('SIGCONT');
    },
  };
}

/** Linux says it; elsewhere a program that stopped itself waits for SIGCONT from another terminal. */
async function goOnIfStopped(child: ChildProcess): Promise<void> {
  const stat = await readFile(`/proc/${child.pid ?? 0}/stat`, 'utf8').catch(() => '');
  // After the name in parentheses, which may hold anything.
  if (stat.slice(stat.lastIndexOf(')')).startsWith(') T')) child.kill('SIGCONT');
}

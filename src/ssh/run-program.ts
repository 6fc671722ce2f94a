import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { WizardError } from '../model/error.ts';

const LONGEST_OUTPUT = 256 * 1024;

export type Ran = {
  /** null where a signal ended it. */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
};

export type ProgramSettings = {
  readonly env: { readonly [name: string]: string };
  readonly cwd?: string;
  readonly stdin?: string;
};

/**
 * Runs one of OpenSSH's programs to its end. In a session of its own: without a terminal it can ask nobody anything.
 * Throws `WizardError` (`ssh-program-missing`), or the signal's reason.
 */
export async function runProgram(
  argv: readonly string[],
  settings: ProgramSettings,
  signal: AbortSignal,
): Promise<Ran> {
  const child = startProgram(argv, settings, signal);
  const [stdout, stderr] = [child.stdout, child.stderr].map((stream) => {
    let text = '';
    stream?.setEncoding('utf8');
    stream?.on('data', (piece: string) => (text = (text + piece).slice(0, LONGEST_OUTPUT)));
    return () => text;
  });
  child.stdin?.end(settings.stdin ?? '');
  const exitCode = await endOf(child, argv[0] ?? '', signal);
  return { exitCode, stdout: stdout?.() ?? '', stderr: stderr?.() ?? '' };
}

export function startProgram(
  [program = '', ...words]: readonly string[],
  { env, cwd }: ProgramSettings,
  signal: AbortSignal,
): ChildProcess {
  signal.throwIfAborted();
  const child = spawn(program, words, {
    env,
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
    ...(cwd === undefined ? {} : { cwd }),
  });
  // Whoever waits for the end hears of it there.
  child.on('error', () => {});
  child.stdin.on('error', () => {});
  return child;
}

/** Waits until it has ended and all it said was read. */
export async function endOf(
  child: ChildProcess,
  program: string,
  signal: AbortSignal,
): Promise<number | null> {
  const stop = () => endGroup(child);
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  try {
    const [exitCode]: unknown[] = await once(child, 'close');
    signal.throwIfAborted();
    return typeof exitCode === 'number' ? exitCode : null;
  } catch (error) {
    signal.throwIfAborted();
    const code = error instanceof Error && 'code' in error ? String(error.code) : '?';
    if (code === 'ENOENT')
      throw new WizardError('usage', 'ssh-program-missing', { program }, { cause: error });
    throw new WizardError('usage', 'ssh-program-failed', { program, code }, { cause: error });
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** With what it has started itself, such as the ssh of a jump. */
export function endGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGTERM');
  } catch {
    // It has ended by itself meanwhile.
  }
}

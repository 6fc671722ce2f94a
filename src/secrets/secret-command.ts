import { spawn } from 'node:child_process';
import process from 'node:process';
import { WizardError } from '../model/error.ts';
import { SECRET_MAX_BYTES, withoutNewline } from './secret-text.ts';

const TIMEOUT_MS = 30_000;

/**
 * Runs a program, never through a shell, and takes what it prints as the secret. What it printed is in no error: it may be
 * half of the secret.
 */
export async function runSecretCommand(
  name: string,
  argv: readonly string[],
  options: {
    readonly env: { readonly [name: string]: string | undefined };
    readonly cwd: string;
    readonly signal: AbortSignal;
    readonly timeoutMs?: number;
  },
): Promise<string> {
  const { env, cwd, signal, timeoutMs = TIMEOUT_MS } = options;
  const [program = '', ...rest] = argv;
  // A group of its own, so that what it started ends with it.
  const child = spawn(program, rest, {
    cwd,
    env,
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const kill = (): void => {
    if (child.pid === undefined) return;
    try {
      process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGKILL');
    } catch {
      // It has just ended.
    }
    child.stdout.destroy();
  };

  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const chunks: Buffer[] = [];
  let length = 0;
  const stop = (reason: unknown): void => {
    reject(reason);
    kill();
  };
  const onAbort = (): void => stop(signal.reason);
  const timer = setTimeout(
    () => stop(failed('secret-command-timeout', { name, program, seconds: timeoutMs / 1000 })),
    timeoutMs,
  );
  signal.addEventListener('abort', onAbort, { once: true });
  if (signal.aborted) onAbort();
  child.stdout.on('data', (chunk: Buffer) => {
    length += chunk.length;
    if (length > SECRET_MAX_BYTES)
      stop(failed('secret-command-failed', { name, program, exitCode: 'EFBIG' }));
    else chunks.push(chunk);
  });
  child.on('error', (error: NodeJS.ErrnoException) => {
    const code = error.code ?? error.name;
    stop(
      code === 'ENOENT'
        ? failed('secret-command-missing', { name, program })
        : failed('secret-command-failed', { name, program, exitCode: code }),
    );
  });
  child.on('close', (exitCode, endedBy) => {
    if (exitCode === 0) resolve(withoutNewline(Buffer.concat(chunks).toString('utf8')));
    else
      stop(failed('secret-command-failed', { name, program, exitCode: exitCode ?? endedBy ?? '' }));
  });
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
  }
}

function failed(code: string, params: WizardError['params']): WizardError {
  return new WizardError('usage', code, params);
}

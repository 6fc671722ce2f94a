import { execFile } from 'node:child_process';

export type GitEnded = {
  /** null where it is not on this machine, or took too long. */
  readonly exitCode: number | null;
  readonly code: 'ENOENT' | 'ETIMEDOUT' | 'EMORE' | null;
  readonly stdout: string;
  readonly stderr: string;
};

const TIMEOUT_MS = 20_000;
const MOST_BYTES = 8 * 1024 * 1024;

/** Asks git something. Each word is a word of its own; nobody is asked for a password and no repository runs a program. */
export function git(
  words: readonly string[],
  env: { readonly [name: string]: string },
  signal: AbortSignal,
): Promise<GitEnded> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const options = { env, signal, timeout: TIMEOUT_MS, maxBuffer: MOST_BYTES };
    execFile('git', words, options, (error, stdout, stderr) => {
      if (signal.aborted) return reject(signal.reason);
      const ended = { stdout, stderr, code: null };
      if (error === null) return resolve({ ...ended, exitCode: 0 });
      if (error.code === 'ENOENT') return resolve({ ...ended, exitCode: null, code: 'ENOENT' });
      if (String(error.code) === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER')
        return resolve({ ...ended, exitCode: null, code: 'EMORE' });
      if (error.killed === true) return resolve({ ...ended, exitCode: null, code: 'ETIMEDOUT' });
      resolve({ ...ended, exitCode: typeof error.code === 'number' ? error.code : 1 });
    });
  });
}

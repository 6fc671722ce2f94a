import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';

export type PodName = { readonly namespace: string; readonly name: string };
export type PodStreams = {
  readonly stdin: Readable | null;
  readonly stdout: Writable;
  readonly stderr: Writable;
};

export type CommandOptions = {
  readonly env?: { readonly [name: string]: string };
  readonly signal?: AbortSignal;
};

/** What a container has beside its shell; everything else is not found, as in a small image. */
export const IN_CONTAINERS = [
  'cat',
  'echo',
  'grep',
  'gzip',
  'head',
  'ls',
  'mkdir',
  'mv',
  'rm',
  'sh',
  'sha256sum',
  'sleep',
  'tail',
  'tar',
  'wc',
] as const;

const NOT_FOUND = 127;
const KILLED = 137;

/**
 * Runs commands of a container in a folder of this machine that is the container's whole disk: a word that is an absolute
 * path leads into it. `bin` is all that a container finds, so no command gets out of the range.
 */
export function podCommands(options: {
  readonly folder: string;
  readonly bin: string;
  readonly env: { readonly [name: string]: string };
}) {
  const rootOf = ({ namespace, name }: PodName) => path.join(options.folder, namespace, name);
  return {
    rootOf,
    /** Resolves with the exit code once it ended and all its output is out. With the signal all that it started ends. */
    run(
      pod: PodName,
      [program = '', ...words]: readonly string[],
      { stdin, stdout, stderr }: PodStreams,
      { env: own = {}, signal }: CommandOptions = {},
    ): Promise<number> {
      const root = rootOf(pod);
      mkdirSync(root, { recursive: true });
      const { promise, resolve } = Promise.withResolvers<number>();
      const env = { ...own, ...options.env, PATH: options.bin, HOME: root };
      const child = spawn(program, inside(root, words), {
        cwd: root,
        env,
        stdio: 'pipe',
        detached: true,
      });
      const end = () => endAll(child.pid);
      if (signal?.aborted === true) end();
      signal?.addEventListener('abort', end, { once: true });
      child.stdin.on('error', () => undefined);
      if (stdin === null) child.stdin.end();
      else stdin.pipe(child.stdin);
      child.stdout.pipe(stdout, { end: false });
      child.stderr.pipe(stderr, { end: false });
      child.once('error', () => {
        stderr.write(`exec: "${program}": executable file not found in $PATH\n`);
        resolve(NOT_FOUND);
      });
      child.once('close', (code) => {
        signal?.removeEventListener('abort', end);
        resolve(code ?? KILLED);
      });
      return promise;
    },
  };
}

/** What a command has started belongs to a group that it leads. */
function endAll(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

/** The text behind `-c` is a script, which gets its paths as words of their own. */
function inside(root: string, words: readonly string[]): readonly string[] {
  const script = words[0] === '-c' ? 1 : -1;
  return words.map((word, index) =>
    index !== script && word.startsWith('/') ? path.join(root, path.posix.normalize(word)) : word,
  );
}

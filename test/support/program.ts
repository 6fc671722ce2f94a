import { spawn } from 'node:child_process';
import path from 'node:path';

export const PROGRAM = path.resolve(import.meta.dirname, '../../dist/dr-wizard.js');

export type Ended = {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
};

export type ProgramOptions = {
  readonly cwd?: string;
  readonly env?: { readonly [name: string]: string };
  readonly node?: string;
  /** Words before the program's own, such as `--import`. */
  readonly nodeArgs?: readonly string[];
  readonly input?: string;
};

/** Runs the built program without a terminal, to its end. Only what `env` says is added to a small environment. */
export async function runProgram(
  argv: readonly string[],
  { cwd, env = {}, node = process.execPath, nodeArgs = [], input }: ProgramOptions = {},
): Promise<Ended> {
  const child = spawn(node, [...nodeArgs, PROGRAM, ...argv], {
    cwd,
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: process.env['HOME'] ?? '/',
      TERM: 'xterm-256color',
      LANG: 'C.UTF-8',
      ...env,
    },
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
  });
  child.stdin?.end(input);
  let [stdout, stderr] = ['', ''];
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const [exitCode, signal] = await new Promise<[number | null, NodeJS.Signals | null]>(
    (resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code, name) => resolve([code, name]));
    },
  );
  return { exitCode, signal, stdout, stderr };
}

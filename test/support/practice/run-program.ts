import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { Program } from '../../../src/practice/programs/program.ts';

export type ProgramEnded = {
  readonly code: number | string;
  readonly out: string;
  readonly err: string;
};

/** A stand-in in this very process: what it would be told as a program of its own is all that it knows. */
export async function runProgram(
  program: Program,
  argv: readonly string[],
  {
    env,
    cwd,
    stdin = '',
  }: {
    readonly env: { readonly [name: string]: string };
    readonly cwd: string;
    readonly stdin?: string;
  },
): Promise<ProgramEnded> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const said = Promise.all([text(stdout), text(stderr)]);
  const code = await program({ argv, env, cwd, stdin: Readable.from([stdin]), stdout, stderr });
  stdout.end();
  stderr.end();
  const [out, err] = await said;
  return { code, out, err };
}

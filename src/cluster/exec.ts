import { WizardError } from '../model/error.ts';
import { abortable } from './abortable.ts';
import { transportError } from './errors.ts';
import type { ContainerName, ExecStream } from './exec-stream.ts';

const LONGEST_OUTPUT = 64 * 1024;

export type Ran = {
  /** null where it did not come to run: the program is not in the container, for one. */
  readonly exitCode: number | null;
  readonly stdout: string;
  /** What it complained, or what the container's runtime did. */
  readonly stderr: string;
};

export type Exec = (
  container: ContainerName,
  argv: readonly string[],
  signal: AbortSignal,
) => Promise<Ran>;

/**
 * Runs a command in a container and tells what it said; it reads nothing. Throws `WizardError` where the API server does
 * not let it, or the signal's reason. `argv` is never a shell string.
 */
export function createExec(stream: ExecStream, server: () => string): Exec {
  return async (container, argv, signal) => {
    const { promise: ran, resolve, reject } = Promise.withResolvers<Ran>();
    // Where nothing is opened nobody waits for it.
    ran.catch(() => undefined);
    const heard = { stdout: Buffer.alloc(0), stderr: Buffer.alloc(0) };
    const add = (where: keyof typeof heard) => (bytes: Buffer) => {
      heard[where] = Buffer.concat([heard[where], bytes]).subarray(0, LONGEST_OUTPUT);
    };
    const listener = () => ({
      stdout: add('stdout'),
      stderr: add('stderr'),
      ended(how: { readonly exitCode: number | null; readonly says: string } | null) {
        const said = { stdout: heard.stdout.toString(), stderr: heard.stderr.toString() };
        if (how === null) reject(new Error('closed without a status'));
        else if (how.exitCode === null && said.stderr === '')
          resolve({ ...said, exitCode: null, stderr: how.says });
        else resolve({ ...said, exitCode: how.exitCode });
      },
    });
    const socket = await stream(container, { argv, reads: false }, listener, signal);
    try {
      return await abortable(ran, signal);
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof WizardError) throw error;
      throw transportError(error, { server: server(), verb: 'create', resource: 'pods/exec' });
    } finally {
      socket.terminate();
    }
  };
}

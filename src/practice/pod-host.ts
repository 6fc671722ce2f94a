import type { Duplex, Readable, Writable } from 'node:stream';

export type PodContainer = {
  readonly namespace: string;
  readonly name: string;
  readonly container: string;
};
export type PodStreams = {
  /** null where the command reads nothing. */
  readonly stdin: Readable | null;
  readonly stdout: Writable;
  readonly stderr: Writable;
};

/** How a container that does not stay ends, and what it has said by then. */
export type ContainerEnd = { readonly exitCode: number; readonly says: string };

/** What goes on inside of the range's pods. */
export type PodHost = {
  /** Runs a command in a container; gives its exit code, or why it did not come to run. */
  exec(
    pod: PodContainer,
    argv: readonly string[],
    streams: PodStreams,
    signal: AbortSignal,
  ): Promise<number | { readonly refused: string }>;
  /** A connection to a port of a pod. Rejects as a socket does: ECONNREFUSED where nothing listens. */
  forward(pod: Pick<PodContainer, 'namespace' | 'name'>, port: number): Promise<Duplex>;
  /** All that a container has said. */
  log(pod: PodContainer): string;
  /** Runs to its end a container whose pod is not to stay, such as that of a Job. */
  run(pod: PodContainer, signal: AbortSignal): Promise<ContainerEnd>;
};

/** Nothing listens, no command is found, and what ends has ended well. */
export const NOBODY_HOME: PodHost = {
  exec: async (_pod, [program = '']) => ({
    refused: `exec: "${program}": executable file not found in $PATH`,
  }),
  forward: async () => {
    throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
  },
  log: () => '',
  run: async () => ({ exitCode: 0, says: '' }),
};

import type net from 'node:net';
import type { WebSocket } from 'ws';
import { isObject } from '../model/json.ts';
import type { Dialer } from '../model/ports.ts';
import type { Login } from './login.ts';
import { openUpgrade } from './upgrade.ts';

/** Newest first. Neither is asked to close its input: the first one cannot. */
const PROTOCOLS = ['v5.channel.k8s.io', 'v4.channel.k8s.io'];
export const STDIN = 0;
const STDOUT = 1;
const STDERR = 2;
const STATUS = 3;

export type ContainerName = {
  readonly namespace: string;
  readonly name: string;
  /** The pod's first or only one where it is left out. */
  readonly container?: string;
};

/** `says` is what the container's runtime complained where the command did not come to run. */
export type Ended = { readonly exitCode: number | null; readonly says: string };

export type ExecListener = {
  stdout(bytes: Buffer): void;
  stderr(bytes: Buffer): void;
  /** Once. null where the connection was lost without a word of how the command ended. */
  ended(how: Ended | null): void;
};

/**
 * Runs a command in a container, over a WebSocket of its own: what is sent on `STDIN` is its input, where it reads one.
 * Throws `WizardError` where the API server does not let it, or the signal's reason. `argv` is never a shell string.
 */
export type ExecStream = (
  container: ContainerName,
  command: { readonly argv: readonly string[]; readonly reads: boolean },
  listener: (socket: WebSocket) => ExecListener,
  signal: AbortSignal,
) => Promise<WebSocket>;

export function createExecStream(login: Login, dialer: Dialer<net.Socket>): ExecStream {
  return ({ namespace, name, container }, { argv, reads }, listener, signal) => {
    const search = new URLSearchParams({ stdout: 'true', stderr: 'true' });
    if (container !== undefined) search.set('container', container);
    if (reads) search.set('stdin', 'true');
    for (const word of argv) search.append('command', word);
    const where = `${encodeURIComponent(namespace)}/pods/${encodeURIComponent(name)}`;
    const call = { verb: 'create', resource: 'pods/exec', kind: 'Pod', name, namespace } as const;
    const path = `/api/v1/namespaces/${where}/exec?${search.toString()}`;
    const upgrade = { path, protocols: PROTOCOLS, call };
    return openUpgrade(login, dialer, upgrade, (socket) => hear(socket, listener(socket)), signal);
  };
}

function hear(socket: WebSocket, listener: ExecListener): void {
  let status = '';
  socket.on('message', (data: Buffer) => {
    const [channel] = data;
    const bytes = data.subarray(1);
    if (channel === STDOUT) listener.stdout(bytes);
    if (channel === STDERR) listener.stderr(bytes);
    if (channel === STATUS) status += bytes.toString('utf8');
  });
  socket.on('close', () => listener.ended(endedOf(parsed(status))));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The API's `Status`: its cause `ExitCode` where the command ended with one. */
function endedOf(status: unknown): Ended | null {
  if (!isObject(status)) return null;
  const says = typeof status['message'] === 'string' ? status['message'] : '';
  if (status['status'] === 'Success') return { exitCode: 0, says };
  const details = isObject(status['details']) ? status['details'] : {};
  const causes = Array.isArray(details['causes']) ? details['causes'].filter(isObject) : [];
  const code = Number(causes.find((one) => one['reason'] === 'ExitCode')?.['message']);
  return { exitCode: Number.isInteger(code) ? code : null, says };
}

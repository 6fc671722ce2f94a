import type net from 'node:net';
import type { WebSocket } from 'ws';
import { WizardError } from '../model/error.ts';
import { isObject, type Json } from '../model/json.ts';
import type { Dialer } from '../model/ports.ts';
import { abortable } from './abortable.ts';
import { transportError } from './errors.ts';
import { parseJson } from './kube-object.ts';
import type { Login } from './login.ts';
import { openUpgrade } from './upgrade.ts';

/** Newest first. Both end by themselves: the command reads nothing. */
const PROTOCOLS = ['v5.channel.k8s.io', 'v4.channel.k8s.io'];
const STDOUT = 1;
const STDERR = 2;
const STATUS = 3;
const LONGEST_OUTPUT = 64 * 1024;

export type Ran = {
  /** null where it did not come to run: the program is not in the container, for one. */
  readonly exitCode: number | null;
  readonly stdout: string;
  /** What it complained, or what the container's runtime did. */
  readonly stderr: string;
};

export type Exec = (
  pod: { readonly namespace: string; readonly name: string; readonly container: string },
  argv: readonly string[],
  signal: AbortSignal,
) => Promise<Ran>;

/**
 * Runs a command in a container and tells what it said, over a WebSocket of its own. Throws `WizardError` where the API
 * server does not let it, or the signal's reason. `argv` is never a shell string.
 */
export function createExec(login: Login, dialer: Dialer<net.Socket>): Exec {
  return async ({ namespace, name, container }, argv, signal) => {
    const search = new URLSearchParams({ container, stdout: 'true', stderr: 'true' });
    for (const word of argv) search.append('command', word);
    const where = `${encodeURIComponent(namespace)}/pods/${encodeURIComponent(name)}`;
    const { promise: ran, resolve, reject } = Promise.withResolvers<Ran>();
    // Where nothing is opened nobody waits for it.
    ran.catch(() => undefined);
    const { server } = login.keyring().access;
    const call = { verb: 'create', resource: 'pods/exec', kind: 'Pod', name, namespace } as const;
    const socket = await openUpgrade(
      login,
      dialer,
      {
        path: `/api/v1/namespaces/${where}/exec?${search.toString()}`,
        protocols: PROTOCOLS,
        call,
      },
      (created) => listen(created, server, resolve, reject),
      signal,
    );
    try {
      return await abortable(ran, signal);
    } catch (error) {
      signal.throwIfAborted();
      throw error instanceof WizardError ? error : transportError(error, { ...call, server });
    } finally {
      socket.terminate();
    }
  };
}

function listen(
  socket: WebSocket,
  server: string,
  resolve: (ran: Ran) => void,
  reject: (error: Error) => void,
): void {
  const said = { [STDOUT]: '', [STDERR]: '' };
  let status: Json | undefined;
  socket.on('error', reject);
  socket.on('message', (data: Buffer) => {
    const [channel = 0] = data;
    const text = data.subarray(1).toString('utf8');
    if (channel === STATUS) status = asJson(text, server);
    if (channel === STDOUT || channel === STDERR)
      said[channel] = (said[channel] + text).slice(0, LONGEST_OUTPUT);
  });
  socket.on('close', () => {
    if (status === undefined) reject(new Error('closed without a status'));
    else resolve(ranOf(status, said[STDOUT], said[STDERR]));
  });
}

function asJson(text: string, server: string): Json {
  const value = parseJson(text, server);
  return isObject(value) ? value : null;
}

/** The API's `Status`: its cause `ExitCode` where the command ended with one. */
function ranOf(status: Json, stdout: string, stderr: string): Ran {
  if (!isObject(status)) return { exitCode: null, stdout, stderr };
  if (status['status'] === 'Success') return { exitCode: 0, stdout, stderr };
  const details = isObject(status['details']) ? status['details'] : {};
  const causes = Array.isArray(details['causes']) ? details['causes'].filter(isObject) : [];
  const code = Number(causes.find((one) => one['reason'] === 'ExitCode')?.['message']);
  const message = typeof status['message'] === 'string' ? status['message'] : '';
  return Number.isInteger(code)
    ? { exitCode: code, stdout, stderr }
    : { exitCode: null, stdout, stderr: stderr === '' ? message : stderr };
}

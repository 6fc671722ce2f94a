import type { IncomingMessage } from 'node:http';
import type net from 'node:net';
import type { WebSocket } from 'ws';
import { WizardError } from '../model/error.ts';
import type { Dialer } from '../model/ports.ts';
import { abortable } from './abortable.ts';
import type { Credentials } from './credentials.ts';
import { answerError, transportError, type Call } from './errors.ts';
import type { Login } from './login.ts';
import { connectTls } from './pool.ts';
import { pathAt } from './transport.ts';

const LONGEST_REFUSAL = 64 * 1024;
/** A message of the API's stream protocols is a piece of what a program wrote: 32 KiB where it comes from a pipe. */
const LONGEST_MESSAGE = 1024 * 1024;

export type Upgrade = {
  /** From the root of the API, with its query. */
  readonly path: string;
  /** The API's stream protocols, the wanted one first. */
  readonly protocols: readonly string[];
  readonly call: Omit<Call, 'server'>;
};

/** What became of asking for a WebSocket: one, or an answer of plain HTTP. */
type Opened = WebSocket | { readonly status: number; readonly body: string };

/**
 * Opens a WebSocket of its own to the API server. `listen` is called before anything can have arrived. Throws
 * `WizardError` where the API server does not open one, or the signal's reason; once it is open the signal is not heard.
 */
export async function openUpgrade(
  login: Login,
  dialer: Dialer<net.Socket>,
  upgrade: Upgrade,
  listen: (socket: WebSocket) => void,
  signal: AbortSignal,
): Promise<WebSocket> {
  signal.throwIfAborted();
  const { server } = login.keyring().access;
  const call: Call = { ...upgrade.call, server };
  try {
    const credentials = await login.current();
    let opened = await once(credentials);
    if ('status' in opened && opened.status === 401) {
      const others = await login.renewed(credentials);
      if (others !== undefined) opened = await once(others);
    }
    if ('status' in opened) throw refusalOf(opened.status, opened.body, call);
    return opened;
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof WizardError ? error : transportError(error, call);
  }

  async function once({ tls, headers }: Credentials): Promise<Opened> {
    const { hostname, port, host } = new URL(server);
    const address = { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 443) };
    // A WebSocket begins as HTTP/1.1.
    const own = await connectTls(address, tls, dialer, signal, ['http/1.1']);
    const { WebSocket } = await import('./web-socket.ts');
    const url = `wss://${host}${pathAt(server, upgrade.path)}`;
    const socket = new WebSocket(url, [...upgrade.protocols], {
      headers: { 'user-agent': 'dr-wizard', ...headers },
      createConnection: () => own,
      maxPayload: LONGEST_MESSAGE,
      perMessageDeflate: false,
    });
    try {
      return await abortable(untilOpen(socket, listen), signal);
    } catch (error) {
      own.destroy();
      throw error;
    }
  }
}

function untilOpen(socket: WebSocket, listen: (socket: WebSocket) => void): Promise<Opened> {
  return new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.on('unexpected-response', (request, answer) => {
      const refused = (body: string) => ({ status: answer.statusCode ?? 0, body });
      bodyOf(answer)
        .then(refused)
        .then(resolve, reject)
        .finally(() => request.destroy());
    });
    socket.on('close', () => reject(new Error('closed before it was open')));
    socket.on('open', () => resolve(socket));
    listen(socket);
  });
}

async function bodyOf(answer: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of answer) {
    body += String(chunk);
    if (body.length > LONGEST_REFUSAL) break;
  }
  return body;
}

/** The API server's own words name the right that was asked for: it is another one from version to version. */
function refusalOf(status: number, body: string, call: Call): WizardError {
  const verb = /cannot (create|get) resource/.exec(body)?.[1];
  if (status === 403 && (verb === 'create' || verb === 'get'))
    return answerError(status, body, { ...call, verb });
  // It is the API server that speaks: what it could not reach is the node, or the pod there.
  if (status >= 500 && status !== 503)
    return new WizardError('not-proven', 'pod-out-of-reach', {
      namespace: call.namespace ?? '-',
      pod: call.name ?? '-',
      status,
    });
  return answerError(status, body, call);
}

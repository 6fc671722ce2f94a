import net from 'node:net';
import type { Duplex } from 'node:stream';
import { listen } from '../listen.ts';
import { firstLine } from './first-line.ts';
import { IN_HTTP, join, passHeaders, tunnelAsked, type Place } from './tunnel.ts';

/** What a program of the range asks: to be connected, or what a name leads to. */
export type SwitchboardQuestion =
  | { readonly dial: { readonly host: string; readonly port: number } }
  | { readonly resolve: string };

export type SwitchboardOptions = {
  /** Rejects with the system's code where nothing listens. */
  readonly dial: (host: string, port: number) => Promise<Duplex>;
  /** The addresses of a name as the inside sees it; none where there is no such name. */
  readonly resolve: (name: string) => readonly string[] | Promise<readonly string[]>;
};

export type Switchboard = {
  /** As programs are told it: `host:port`. */
  readonly address: string;
  close(): Promise<void>;
};

/**
 * Programs reach the world of the range through it, and nothing else: those that stand in for others by its own questions,
 * this machine's own as a proxy of HTTP.
 */
export async function startSwitchboard(options: SwitchboardOptions): Promise<Switchboard> {
  const server = net.createServer({ allowHalfOpen: true }, (socket) => {
    void answer(socket, options).catch(() => socket.destroy());
  });
  const { at, ...listening } = await listen(server);
  return { address: `${at.host}:${at.port}`, close: () => listening.close() };
}

async function answer(socket: net.Socket, { dial, resolve }: SwitchboardOptions): Promise<void> {
  const line = await firstLine(socket);
  const tunnel = tunnelAsked(line);
  if (tunnel !== null) {
    await passHeaders(socket);
    return connect(socket, tunnel, { dial, ...IN_HTTP });
  }
  const question: SwitchboardQuestion = JSON.parse(line);
  if ('dial' in question) return connect(socket, question.dial, { dial, ...IN_JSON });
  socket.end(`${JSON.stringify(await resolve(question.resolve))}\n`);
}

const IN_JSON = {
  open: `${JSON.stringify({ open: true })}\n`,
  refused: (code: string) => `${JSON.stringify({ refused: code })}\n`,
};

type Answers = Pick<SwitchboardOptions, 'dial'> & typeof IN_JSON;

async function connect(
  socket: net.Socket,
  { host, port }: Place,
  { dial, open, refused }: Answers,
): Promise<void> {
  let far: Duplex;
  try {
    far = await dial(host, port);
  } catch (error) {
    const isCoded = error instanceof Error && 'code' in error;
    socket.end(refused(isCoded ? String(error.code) : 'ECONNREFUSED'));
    return;
  }
  socket.write(open);
  join(socket, far);
}

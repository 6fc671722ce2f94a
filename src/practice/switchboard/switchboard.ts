import net from 'node:net';
import type { Duplex } from 'node:stream';
import { listen } from '../listen.ts';
import { firstLine } from './first-line.ts';

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

/** Programs that stand in for others reach the world of the range through it, and nothing else. */
export async function startSwitchboard(options: SwitchboardOptions): Promise<Switchboard> {
  const server = net.createServer({ allowHalfOpen: true }, (socket) => {
    void answer(socket, options).catch(() => socket.destroy());
  });
  const { at, ...listening } = await listen(server);
  return { address: `${at.host}:${at.port}`, close: () => listening.close() };
}

async function answer(socket: net.Socket, { dial, resolve }: SwitchboardOptions): Promise<void> {
  const question: SwitchboardQuestion = JSON.parse(await firstLine(socket));
  if ('resolve' in question) {
    socket.end(`${JSON.stringify(await resolve(question.resolve))}\n`);
    return;
  }
  const { host, port } = question.dial;
  let far: Duplex;
  try {
    far = await dial(host, port);
  } catch (error) {
    socket.end(`${JSON.stringify({ refused: codeOf(error) })}\n`);
    return;
  }
  socket.on('error', () => far.destroy());
  far.on('error', () => socket.destroy());
  socket.write(`${JSON.stringify({ open: true })}\n`);
  socket.pipe(far).pipe(socket);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'ECONNREFUSED';
}

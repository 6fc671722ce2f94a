import { once } from 'node:events';
import net from 'node:net';
import { firstLine } from './first-line.ts';
import type { SwitchboardQuestion } from './switchboard.ts';

/** The variable in which a program of the range finds the switchboard. */
export const SWITCHBOARD = 'DR_WIZARD_RANGE';

/** A connection into the range. Rejects with an error that has the system's code. */
export async function dialThrough(
  address: string,
  host: string,
  port: number,
): Promise<net.Socket> {
  const { socket, answer } = await ask(address, { dial: { host, port } });
  if (isRefused(answer)) {
    socket.destroy();
    throw Object.assign(new Error(`connect ${answer.refused} ${host}:${port}`), {
      code: answer.refused,
    });
  }
  return socket;
}

/** What a name leads to, as the inside sees it. */
export async function resolveThrough(address: string, name: string): Promise<readonly string[]> {
  const { socket, answer } = await ask(address, { resolve: name });
  socket.destroy();
  return Array.isArray(answer) ? answer.map(String) : [];
}

async function ask(
  address: string,
  question: SwitchboardQuestion,
): Promise<{ readonly socket: net.Socket; readonly answer: unknown }> {
  const [host = '', port = ''] = address.split(':');
  const socket = net.connect({ host, port: Number(port), allowHalfOpen: true });
  await once(socket, 'connect');
  socket.write(`${JSON.stringify(question)}\n`);
  return { socket, answer: JSON.parse(await firstLine(socket)) };
}

function isRefused(answer: unknown): answer is { readonly refused: string } {
  return typeof answer === 'object' && answer !== null && 'refused' in answer;
}

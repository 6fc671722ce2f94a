import net from 'node:net';
import type { Endpoint, NoAnswer } from '../model/endpoint.ts';
import type { NacosServer } from '../model/nacos.ts';
import type { Dialer } from '../model/ports.ts';
import type { PodDialer } from '../model/route.ts';
import { noAnswer } from './no-answer.ts';
import { request, type Request, type Response } from './request.ts';

/** One request to one server, by whatever way there is to it. */
export type Ask = (
  question: Pick<Request, 'method' | 'path' | 'form' | 'token'>,
) => Promise<({ readonly is: 'response' } & Response) | NoAnswer>;

export type Ways = {
  readonly dialer: Dialer<net.Socket>;
  readonly pods: PodDialer<net.Socket>;
  /** Of one request, the way to the pod included. */
  readonly timeoutMs: number;
};

class TimeIsUp extends Error {
  override readonly name = 'TimeIsUp';
}

export function askOf(ways: Ways, { at, path }: NacosServer, signal: AbortSignal): Ask {
  return async (question) => {
    signal.throwIfAborted();
    const ending = new AbortController();
    const onAbort = () => ending.abort(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    const timer = setTimeout(() => ending.abort(new TimeIsUp()), ways.timeoutMs);
    let socket: net.Socket | undefined;
    try {
      socket = await dialled(ways, at, ending.signal);
      const asked = { ...question, path: `${path}${question.path}`, host: hostOf(at) };
      const answer = await Promise.race([request(socket, asked), aborted(ending.signal)]);
      return { is: 'response', ...answer };
    } catch (error) {
      signal.throwIfAborted();
      if (!ending.signal.aborted) return noAnswer(error);
      return { is: 'timeout', code: socket === undefined ? 'CONNECT' : 'ANSWER' };
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      ending.abort(new TimeIsUp());
      socket?.destroy();
    }
  };
}

async function dialled({ dialer, pods }: Ways, at: Endpoint, signal: AbortSignal) {
  const socket =
    'pod' in at ? await pods.tcp(at, signal) : await dialer.tcp(at.host, at.port, signal);
  // What it says after its time is nobody's matter.
  socket.on('error', () => undefined);
  return socket;
}

/** A pod listens to whoever comes by the API server as to itself. */
function hostOf(at: Endpoint): string {
  if ('pod' in at) return `127.0.0.1:${at.port}`;
  return `${net.isIPv6(at.host) ? `[${at.host}]` : at.host}:${at.port}`;
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const onAbort = () => reject(new TimeIsUp());
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true });
  });
}

import type net from 'node:net';
import type { Endpoint, NoAnswer } from '../model/endpoint.ts';
import type { Dialer } from '../model/ports.ts';
import type { RocketmqReader, RocketmqSeen } from '../model/rocketmq.ts';
import type { PodDialer } from '../model/route.ts';
import { clusterOf, routeOf, tableOf } from './bodies.ts';
import { exchange } from './exchange.ts';
import type { Frame, Question } from './frame.ts';
import { noAnswer } from './no-answer.ts';
import { versionName } from './version-name.ts';

/** Numbers of the questions in RocketMQ's own table of requests. */
const BROKER_RUNTIME = 28;
const ROUTE = 105;
const CLUSTER = 106;

const SUCCESS = 0;
const NO_SUCH_TOPIC = 17;

export type RocketmqOptions = {
  /** From the first packet to the last byte of the answer, the way to the pod included. */
  readonly timeoutMs?: number;
};
const TIMEOUT_MS = 6_000;

/** Asks name servers and brokers, directly or by the API server's way into pods. */
export function rocketmqReader(
  dialer: Dialer<net.Socket>,
  pods: PodDialer<net.Socket>,
  { timeoutMs = TIMEOUT_MS }: RocketmqOptions = {},
): RocketmqReader {
  return {
    cluster: (at, signal) => ask(at, { code: CLUSTER }, ({ body }) => clusterOf(body), signal),
    async route(at, topic, signal) {
      // Without it maps by numbers are no JSON.
      const fields = { topic, acceptStandardJsonOnly: 'true' };
      const take = ({ code, body }: Frame) =>
        code === NO_SUCH_TOPIC ? { route: null } : { route: routeOf(topic, body) };
      return ask(at, { code: ROUTE, fields }, take, signal, [NO_SUCH_TOPIC]);
    },
    runtime: (at, signal) =>
      ask(at, { code: BROKER_RUNTIME }, ({ body }) => ({ table: tableOf(body) }), signal),
  };

  async function ask<T>(
    at: Endpoint,
    question: Question,
    take: (frame: Frame) => T,
    signal: AbortSignal,
    meaning: readonly number[] = [],
  ): Promise<RocketmqSeen<T>> {
    signal.throwIfAborted();
    const ending = new AbortController();
    const onAbort = () => ending.abort(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    const timer = setTimeout(() => ending.abort(new TimeIsUp()), timeoutMs);
    let socket: net.Socket | undefined;
    try {
      socket = await dialled(at, ending.signal);
      const frame = await Promise.race([exchange(socket, question), aborted(ending.signal)]);
      const { code, remark } = frame;
      const version = versionName(frame.version);
      if (code !== SUCCESS && !meaning.includes(code))
        return { is: 'refusal', version, code, remark };
      return { is: 'answer', version, ...take(frame) };
    } catch (error) {
      signal.throwIfAborted();
      return ending.signal.aborted ? silence(socket) : noAnswer(error);
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      ending.abort(new TimeIsUp());
      socket?.destroy();
    }
  }

  async function dialled(at: Endpoint, signal: AbortSignal): Promise<net.Socket> {
    const socket =
      'pod' in at ? await pods.tcp(at, signal) : await dialer.tcp(at.host, at.port, signal);
    // What it says after its time is nobody's matter.
    socket.on('error', () => undefined);
    return socket;
  }
}

class TimeIsUp extends Error {
  override readonly name = 'TimeIsUp';
}

function silence(socket: net.Socket | undefined): NoAnswer {
  return { is: 'timeout', code: socket === undefined ? 'CONNECT' : 'ANSWER' };
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const onAbort = () => reject(new TimeIsUp());
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true });
  });
}

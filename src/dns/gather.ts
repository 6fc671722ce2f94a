import type { DnsAnswer, DnsQuestion, DnsServer } from '../model/dns.ts';
import type { Clock } from '../model/ports.ts';
import { after } from './deadline.ts';
import { createScope } from './scope.ts';

export type Ask = (
  question: DnsQuestion,
  server: DnsServer,
  signal: AbortSignal,
  /** Called when it is its turn: it may have waited for others. */
  onTurn?: () => void,
) => Promise<DnsAnswer>;

export type Gathered = {
  /** In the order in which they came. */
  readonly answers: readonly DnsAnswer[];
  readonly usable: readonly DnsAnswer[];
};

export type Wait = {
  readonly clock: Clock;
  /** So long the others are waited for once there is an answer that can be used; each is where it is left out. */
  readonly graceMs?: number;
  /** So long all of them are waited for, from when the first is really asked. */
  readonly mostMs?: number;
};

/** Asks all of these servers the same. */
export async function gather(
  ask: Ask,
  question: DnsQuestion,
  servers: readonly DnsServer[],
  isUsable: (answer: DnsAnswer) => boolean,
  wait: Wait,
  signal: AbortSignal,
): Promise<Gathered> {
  signal.throwIfAborted();
  const scope = createScope(signal);
  const answers: DnsAnswer[] = [];
  const enough = new Promise<void>((resolve) => {
    scope.signal.addEventListener('abort', () => resolve(), { once: true });
  });
  let isAsked = false;
  const onTurn = () => {
    if (!isAsked && wait.mostMs !== undefined)
      after(wait.mostMs, wait.clock, scope.signal, () => scope.end());
    isAsked = true;
  };
  const each = servers.map(async (server) => {
    const answer = await ask(question, server, scope.signal, onTurn);
    answers.push(answer);
    if (wait.graceMs === undefined || !isUsable(answer)) return;
    if (wait.graceMs === 0) scope.end();
    else after(wait.graceMs, wait.clock, scope.signal, () => scope.end());
  });
  try {
    await Promise.race([Promise.allSettled(each), enough]);
    signal.throwIfAborted();
    return { answers: [...answers], usable: answers.filter(isUsable) };
  } finally {
    scope.end();
  }
}

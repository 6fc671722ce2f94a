import type net from 'node:net';
import { WizardError } from '../model/error.ts';
import type { HttpQuestion, HttpReader, HttpSeen } from '../model/http.ts';
import type { Clock, Dialer } from '../model/ports.ts';
import { createLanes, type Turn } from '../net/lanes.ts';
import { anAttempt } from './attempt.ts';
import { exchange, unanswered } from './exchange.ts';
import { RequestEnded } from './failure.ts';

export type HttpLimits = {
  /** From the first packet to the last byte that is read. */
  readonly timeoutMs: number;
  readonly perServer: number;
  readonly inAll: number;
};
const LIMITS: HttpLimits = { timeoutMs: 10_000, perServer: 32, inAll: 256 };

/** Asks web servers through whatever route the dialer has. */
export function httpReader(
  dialer: Dialer<net.Socket>,
  clock: Clock,
  limits: Partial<HttpLimits> = {},
): HttpReader {
  const { timeoutMs, perServer, inAll } = { ...LIMITS, ...limits };
  const lanes = createLanes<HttpSeen>(perServer, inAll);

  async function seen(question: HttpQuestion, signal: AbortSignal): Promise<HttpSeen> {
    const attempt = anAttempt();
    const from = clock.mono();
    const elapsed = () => clock.mono() - from;
    const { promise: late, reject } = Promise.withResolvers<never>();
    const timer = setTimeout(() => reject(new RequestEnded('timeout', attempt.phase)), timeoutMs);
    signal.addEventListener('abort', attempt.close);
    try {
      return await Promise.race([exchange(question, dialer, attempt, elapsed), late]);
    } catch (error) {
      // There is no way to any server: that is nothing that this one did.
      if (error instanceof WizardError) throw error;
      return unanswered(error, attempt, elapsed());
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', attempt.close);
      attempt.close();
    }
  }

  async function inTurn(
    question: HttpQuestion,
    turn: Turn<HttpSeen>,
    signal: AbortSignal,
  ): Promise<HttpSeen> {
    if (turn.silence !== null) return turn.silence;
    const answer = await seen(question, signal);
    if (answer.is === 'timeout') turn.silent(answer);
    else turn.heard();
    return answer;
  }

  return {
    get(question, signal) {
      const { address, host, port } = question;
      const server = `${address ?? host} ${port}`;
      return lanes.run(server, (turn, own) => inTurn(question, turn, own), signal);
    },
  };
}

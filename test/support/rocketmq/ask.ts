import { expect } from 'vitest';
import { directDialer } from '../../../src/net/dialer.ts';
import { rocketmqReader } from '../../../src/rocketmq/rocketmq-reader.ts';
import { countingDialer } from '../dns/counting-dialer.ts';
import { playRemoting } from './remoting-server.ts';

const NEVER = new AbortController().signal;
const NO_PODS = { tcp: () => Promise.reject(new Error('no pods here')) };

/** What a server comes to that is asked what it knows; whatever it does, nothing stays open. */
export async function seenOf(
  onQuestion: Parameters<typeof playRemoting>[0],
  timeoutMs: number = 5000,
): Promise<unknown> {
  const server = await playRemoting(onQuestion);
  const at = { host: '127.0.0.1', port: server.port };
  const dialer = countingDialer(directDialer());
  const seen = await rocketmqReader(dialer, NO_PODS, { timeoutMs }).cluster(at, NEVER);
  await expect.poll(() => dialer.count().open).toBe(0);
  await expect.poll(server.open).toBe(0);
  return seen;
}

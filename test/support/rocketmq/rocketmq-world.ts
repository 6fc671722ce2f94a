import path from 'node:path';
import { test, vi } from 'vitest';
import { directDialer } from '../../../src/net/dialer.ts';
import { rocketmqReader } from '../../../src/rocketmq/rocketmq-reader.ts';
import { createTempDirectory } from '../control-plane/child.ts';
import { findFreePort } from '../control-plane/free-port.ts';
import { waitUntil } from '../control-plane/wait-until.ts';
import { hasRocketmq } from './programs.ts';
import { startBroker, startNameServer } from './rocketmq.ts';

// Each of the servers takes some seconds to start, and a broker ten more to register.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });
const REGISTERED_MS = 120_000;

/** Each on an address of its own, as pods are. */
export const NAME_SERVERS = ['127.0.2.1', '127.0.2.2'] as const;
export const MASTER = '127.0.1.1';
export const SLAVE = '127.0.1.2';
export const NEW_SLAVE = '127.0.1.3';

/** Two name servers, one master and its slave, which both know. */
async function startRocketmq() {
  const { directory, remove } = await createTempDirectory('rocketmq-');
  const port = await findFreePort();
  const brokerPort = await findFreePort();
  const inFolder = (name: string) => path.join(directory, name);
  const nameServers = await Promise.all(
    NAME_SERVERS.map((host) => startNameServer({ folder: inFolder(host), host, port })),
  );
  const broker = (host: string, id: number) =>
    startBroker({
      folder: inFolder(host),
      host,
      port: brokerPort,
      name: 'broker-a',
      id,
      nameServers: NAME_SERVERS.map((one) => `${one}:${port}`),
    });
  const brokers = await Promise.all([broker(MASTER, 0), broker(SLAVE, 1)]);
  const all = [...nameServers, ...brokers];
  await Promise.all(NAME_SERVERS.map((host) => knowsTwo(host, port)));
  return {
    port,
    brokerPort,
    nameServers,
    slave: brokers[1],
    startNewSlave: async () => {
      all.push(await broker(NEW_SLAVE, 1));
    },
    stop: async () => {
      await Promise.all(all.map((one) => one.stop()));
      await remove();
    },
  };
}

async function knowsTwo(host: string, port: number): Promise<void> {
  const noPods = { tcp: () => Promise.reject(new Error('no pods here')) };
  const reader = rocketmqReader(directDialer(), noPods);
  await waitUntil(
    'both brokers are registered',
    async () => {
      const seen = await reader.cluster({ host, port }, AbortSignal.timeout(10_000));
      return seen.is === 'answer' && seen.brokers.length === 2;
    },
    { timeoutMs: REGISTERED_MS },
  );
}

/** `test` with a `rocketmq` that all tests of a file share. It is skipped where Java or RocketMQ is missing. */
export const rocketmqTest = test
  // oxlint-disable-next-line no-empty-pattern -- vitest reads from the pattern which fixtures it needs: none
  .extend('started', { scope: 'file' }, async ({}, { onCleanup }) => {
    if (!hasRocketmq()) return undefined;
    const started = await startRocketmq();
    onCleanup(() => started.stop());
    return started;
  })
  .extend('rocketmq', ({ started, skip }) => started ?? skip('no RocketMQ'));

import type net from 'node:net';
import { expect, test } from 'vitest';
import { WizardError } from '../../src/model/error.ts';
import type { PodPort } from '../../src/model/route.ts';
import { directDialer } from '../../src/net/dialer.ts';
import { rocketmqReader } from '../../src/rocketmq/rocketmq-reader.ts';
import { answerFrame, CLUSTER_BODY, playRemoting } from '../support/rocketmq/remoting-server.ts';

const NEVER = new AbortController().signal;
const POD: PodPort = { namespace: 'infra', pod: 'namesrv-0', port: 9876 };

test('a pod is asked by the way that the API server opens', async () => {
  const server = await playRemoting(({ opaque }, socket) =>
    socket.write(answerFrame(opaque, { body: CLUSTER_BODY })),
  );
  const opened: PodPort[] = [];
  const pods = {
    tcp: (to: PodPort, signal: AbortSignal) => {
      opened.push(to);
      return directDialer().tcp('127.0.0.1', server.port, signal);
    },
  };

  const seen = await rocketmqReader(directDialer(), pods).cluster(POD, NEVER);

  expect(seen).toMatchObject({ is: 'answer', brokers: [{ id: 0 }, { id: 1 }] });
  expect(opened).toEqual([POD]);
});

test('where there is no way to the pod it is told why; a cluster that is not reached is the whole run’s matter', async () => {
  const failing = (error: Error) =>
    rocketmqReader(directDialer(), { tcp: () => Promise.reject(error) }).cluster(POD, NEVER);

  expect(await failing(new WizardError('forbidden', 'forbidden', { verb: 'create' }))).toEqual({
    is: 'no-way',
    code: 'forbidden',
    params: { verb: 'create' },
  });
  await expect(failing(new WizardError('cluster-unreachable', 'api-refused'))).rejects.toThrow(
    'api-refused',
  );
});

test('a way that does not open in time is silence', async () => {
  const pods = {
    tcp: (_: PodPort, signal: AbortSignal) =>
      new Promise<net.Socket>((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
      }),
  };

  const seen = await rocketmqReader(directDialer(), pods, { timeoutMs: 50 }).cluster(POD, NEVER);

  expect(seen).toEqual({ is: 'timeout', code: 'CONNECT' });
});

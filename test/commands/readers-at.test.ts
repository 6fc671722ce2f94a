import net from 'node:net';
import { expect, test } from 'vitest';
import { readersAt } from '../../src/commands/readers-at.ts';
import type { ClusterWays } from '../../src/cluster/ways.ts';
import { WizardError } from '../../src/model/error.ts';
import type { InsideAnswer } from '../../src/model/ports.ts';
import { directDialer } from '../../src/net/dialer.ts';
import { dataStoresAnswer } from '../../src/probes/data-stores/answer.ts';
import { answers } from '../../src/probes/http/answers.ts';
import { listening } from '../support/cluster/api-server.ts';
import { FAKE_READERS } from '../support/fake-ports.ts';
import { NEVER } from '../support/probes/readers.ts';

const NOWHERE = () => Promise.reject(new Error('nobody goes there'));

test('from a pod connections go by the pod, and names are what its pods see of them', async () => {
  const asked: string[] = [];
  const port = await listening(
    net.createServer((socket) => {
      socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nconnection: close\r\n\r\nhello'));
    }),
  );
  const readers = readersOf(async (host) => {
    asked.push(host);
    return directDialer().tcp('127.0.0.1', port, NEVER);
  });

  const input = { hosts: ['eureka.internal'], scheme: 'http', port: 80 } as const;
  const expected = ['lb.internal'];
  const seen = await answers.look({ ...input, expected }, readers('pod'), NEVER);

  expect(seen).toMatchObject({ verdict: 'pass', cause: null });
  expect(asked).toEqual(['eureka.internal']);
  expect(readers('pod').dns.system()).toMatchObject([{ role: 'inside' }]);
  expect(readers('here').dns.system()).not.toMatchObject([{ role: 'inside' }]);
});

test('where no pod can connect, what is asked from there is unknown', async () => {
  const params = { host: 'eureka.internal', port: 443 };
  const readers = readersOf(() =>
    Promise.reject(new WizardError('not-proven', 'pod-route-none', params)),
  );

  const seen = await answers.look({ hosts: ['eureka.internal'] }, readers('pod'), NEVER);

  expect(seen).toMatchObject({ verdict: 'unknown', cause: { code: 'pod-route-none', params } });
});

test('a data store that lets only the nodes in has not answered the pods', async () => {
  const port = await listening(net.createServer((socket) => socket.destroy()));
  const readers = readersOf(() => directDialer().tcp('127.0.0.1', port, NEVER));
  const { namespace, stores } = {
    namespace: 'prod',
    stores: [{ name: 'redis', host: 'redis', port }],
  };

  const seen = await dataStoresAnswer.look({ namespace, stores }, readers('here'), NEVER);

  expect(seen.verdict).toBe('unknown');
});

function readersOf(tcp: (host: string) => Promise<net.Socket>) {
  const lookup = async (name: string): Promise<InsideAnswer> => ({
    is: 'answer',
    addresses: [name === 'lb.internal' ? '127.0.0.1' : '203.0.113.1'],
    namespace: 'prod',
    pod: 'web',
    program: 'getent ahosts',
  });
  const { inspect, cloud, ssh } = FAKE_READERS;
  const cluster = { ...FAKE_READERS.cluster, lookup, list: async () => [] };
  const ways: ClusterWays = {
    podPorts: { tcp: NOWHERE },
    podRoute: { ...directDialer(), tcp },
    podNetwork: {
      ...directDialer(),
      tcp: (host, port) =>
        Promise.reject(new WizardError('not-proven', 'pod-route-none', { host, port })),
    },
    serviceProxy: NOWHERE,
    podFiles: { file: NOWHERE, names: NOWHERE, text: NOWHERE },
  };
  const way = {
    dialer: directDialer(),
    net: FAKE_READERS.net,
    ready: NOWHERE,
    close: async () => undefined,
  };
  return readersAt({ cluster, inspect, cloud, ssh, cwd: '/', ways }, { way, hostOf: () => null });
}

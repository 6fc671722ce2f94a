import net from 'node:net';
import { expect, test } from 'vitest';
import { directDialer } from '../../../src/net/dialer.ts';
import { netReader } from '../../../src/net/net-reader.ts';
import { portOpen } from '../../../src/probes/net/port-open.ts';
import { listening } from '../../support/cluster/api-server.ts';
import { NEVER, readersOf } from '../../support/probes/readers.ts';

const READERS = readersOf([], { net: netReader(directDialer(), 300) });

test('a port that takes connections is open, and says at which address', async () => {
  const port = await listening(net.createServer());

  const seen = await portOpen.look({ host: '127.0.0.1', port }, READERS, NEVER);

  expect(seen).toMatchObject({
    verdict: 'pass',
    finds: { address: '127.0.0.1' },
    object: { kind: 'Host', name: '127.0.0.1' },
  });
});

test.each([
  ['a port where nothing listens', { host: '127.0.0.1', port: 1 }, 'wait', 'port-refused'],
  ['a name that does not exist', { host: 'no-such.invalid', port: 22 }, 'wait', 'host-not-found'],
  ['a port that is none', { host: '127.0.0.1', port: 0 }, 'unknown', 'port-invalid'],
])('%s', async (_, input, verdict, code) => {
  const seen = await portOpen.look(input, READERS, NEVER);

  expect([seen.verdict, seen.cause?.code]).toEqual([verdict, code]);
});

test.each([
  ['ETIMEDOUT', 'wait', 'port-timeout'],
  ['EHOSTUNREACH', 'wait', 'port-unreachable'],
  ['EMFILE', 'unknown', 'port-untested'],
])('the system’s %s is %s', async (systemCode, verdict, code) => {
  const connect = async () => ({ open: false, code: systemCode }) as const;

  const input = { host: '192.0.2.1', port: 22 };
  const seen = await portOpen.look(input, readersOf([], { net: { connect } }), NEVER);

  expect([seen.verdict, seen.cause?.code]).toEqual([verdict, code]);
});

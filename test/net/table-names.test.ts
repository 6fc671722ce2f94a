import { once } from 'node:events';
import net from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import type { Door } from '../../src/model/door.ts';
import { directDialer } from '../../src/net/dialer.ts';
import { tableDialer } from '../../src/net/table-dialer.ts';
import { tableNames } from '../../src/net/table-names.ts';
import { startNames } from '../../src/practice/names/names.ts';

const signal = new AbortController().signal;
const RESOLVER = '192.0.2.53';

test('a name leads where the resolver of the range says, and the connection knows which address took it', async () => {
  const { dial } = await aWorld([
    { name: 'shop.example.com', type: 'A', values: ['198.51.100.7'] },
  ]);

  const socket = await dial.tcp('shop.example.com', 443, signal);
  onTestFinished(() => void socket.destroy());

  expect(socket.remoteAddress).toBe('198.51.100.7');
});

test.each([
  ['there is no such name', 'other.example.com', 'ENOTFOUND'],
  ['nobody is at its address', 'old.example.com', 'ECONNREFUSED'],
])('%s: said as the operating system says it', async (_name, host, code) => {
  const { dial } = await aWorld([{ name: 'old.example.com', type: 'A', values: ['203.0.113.9'] }]);

  await expect(dial.tcp(host, 443, signal)).rejects.toMatchObject({ code });
});

test('without a resolver to ask nothing is known of a name, for now', async () => {
  const lookUp = tableNames(() => [], [RESOLVER]);

  await expect(lookUp('shop.example.com')).rejects.toMatchObject({ code: 'EAI_AGAIN' });
});

async function aWorld(
  records: readonly { readonly name: string; readonly type: 'A'; readonly values: string[] }[],
) {
  const names = await startNames({
    zones: [{ name: 'example.com', records: records.map((one) => ({ ...one, ttl: 60 })) }],
    servers: [{ name: 'ns1.dns.example.net', address: '192.0.2.11' }],
    parent: { name: 'a.root.example.net', address: '192.0.2.10' },
    resolvers: [RESOLVER],
  });
  onTestFinished(() => names.close());
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const address = server.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const shop: Door = {
    seen: '198.51.100.7',
    port: 443,
    protocol: 'tcp',
    at: { host: '127.0.0.1', port },
  };
  const doors = () => [...names.doors, shop];
  return { dial: tableDialer(doors, directDialer(), tableNames(doors, [RESOLVER])) };
}

import { expect, test, vi } from 'vitest';
import { aLiveServer, aPod, type LiveServer } from '../support/cluster/live-server.ts';
import { aFollower, anAccess, lookOnce, PODS, wordOf } from '../support/cluster/follower.ts';

const LATER = { timeout: 15_000 };
const count = (server: LiveServer, verb: string) =>
  server.asked.filter((one) => one.verb === verb).length;

test('all who follow the same share one watch; who comes late is told all first, read once more', async () => {
  const server = await aLiveServer();
  server.put(aPod('a'));
  const { reader } = await anAccess(server);
  const first = aFollower(reader);
  await vi.waitFor(() => expect(server.watches).toHaveLength(1), LATER);
  server.put(aPod('b'));
  await vi.waitFor(() => expect(first.names()).toEqual(['a', 'b']), LATER);

  const late = aFollower(reader);
  await vi.waitFor(() => expect(late.said).toEqual(['+a', '+b', 'whole']), LATER);
  await first.stop();
  server.put(aPod('c'));

  await vi.waitFor(() => expect(late.names()).toEqual(['a', 'b', 'c']), LATER);
  expect(count(server, 'list')).toBe(2);
  expect(server.watches).toHaveLength(1);
});

test('another selector is another list', async () => {
  const server = await aLiveServer();
  const { reader } = await anAccess(server);

  await lookOnce(reader, [PODS, { ...PODS, labelSelector: 'a=b' }, PODS]);

  expect(count(server, 'list')).toBe(2);
});

test('a look opens no watch', async () => {
  const server = await aLiveServer();
  const { reader } = await anAccess(server);

  await lookOnce(reader);
  await lookOnce(reader);

  expect([count(server, 'list'), count(server, 'watch')]).toEqual([2, 0]);
});

test('who comes late to what cannot be read is told that', async () => {
  const server = await aLiveServer();
  server.script(() => ({ status: 503, body: {} }));
  const { reader } = await anAccess(server);
  const first = aFollower(reader);
  await vi.waitFor(() => expect(first.reading()).toMatch('blind'), LATER);

  expect((await lookOnce(reader)).map(wordOf)).toEqual(['blind api-unavailable']);
});

test('watches on a server without HTTP/2 keep no call waiting', async () => {
  const server = await aLiveServer({ protocol: 'http/1.1' });
  const { reader } = await anAccess(server);
  const kinds = ['Pod', 'Node', 'Namespace', 'Event', 'ConfigMap'];
  aFollower(
    reader,
    kinds.map((kind) => ({ apiVersion: 'v1', kind })),
  );
  await vi.waitFor(() => expect(server.watches).toHaveLength(kinds.length), LATER);

  const name = { apiVersion: 'v1', kind: 'Namespace', name: 'kube-system' };
  const read = await reader.get(name, AbortSignal.timeout(2000));

  expect(read?.metadata.name).toBe('kube-system');
  expect(server.watches).toHaveLength(kinds.length);
});

test('over HTTP/2 all watches share a connection', async () => {
  const server = await aLiveServer();
  const { reader } = await anAccess(server);
  const kinds = ['Pod', 'Node', 'Namespace', 'Event', 'ConfigMap'];
  aFollower(
    reader,
    kinds.map((kind) => ({ apiVersion: 'v1', kind })),
  );

  await vi.waitFor(() => expect(server.watches).toHaveLength(kinds.length), LATER);

  // One for calls, one for what is long.
  expect(server.connections()).toBe(2);
});

test('a process that has closed keeps no timer and no socket', async () => {
  const server = await aLiveServer();
  const ours = () =>
    process.getActiveResourcesInfo().filter((one) => /Timeout|TLSWrap|TCPSocketWrap/.test(one))
      .length;
  const before = ours();
  const access = await anAccess(server);
  const follower = aFollower(access.reader);
  await vi.waitFor(() => expect(server.watches).toHaveLength(1), LATER);
  await follower.stop();

  await access.close();

  await vi.waitFor(() => expect(server.openSockets()).toBe(0), LATER);
  expect(ours()).toBeLessThanOrEqual(before);
});

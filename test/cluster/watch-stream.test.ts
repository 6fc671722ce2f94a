import { expect, test, vi } from 'vitest';
import { aStatus } from '../support/cluster/api-server.ts';
import { aLiveServer, aPod, type LiveServer } from '../support/cluster/live-server.ts';
import { aFollower, anAccess, PATIENT, type Followed } from '../support/cluster/follower.ts';

const LATER = { timeout: 15_000 };

/** A server with a pod that is followed, and its watch that is open. */
async function followed(
  protocol: 'h2' | 'http/1.1' = 'h2',
): Promise<{ server: LiveServer; follower: Followed; lists: () => number; watches: () => number }> {
  const server = await aLiveServer({ protocol });
  server.put(aPod('a'));
  const { reader } = await anAccess(server, { pace: PATIENT });
  const follower = aFollower(reader);
  await vi.waitFor(() => expect(server.watches).toHaveLength(1), LATER);
  const asked = (verb: string) => server.asked.filter((one) => one.verb === verb).length;
  return { server, follower, lists: () => asked('list'), watches: () => asked('watch') };
}

const anEvent = (code: number, reason: string, details: object = {}) => ({
  type: 'ERROR',
  object: aStatus(code, reason, '', details).body,
});

test.each(['h2', 'http/1.1'] as const)(
  'a watch over %s that is cut is opened again where it was, and nothing is told of that',
  async (protocol) => {
    const { server, follower, lists, watches } = await followed(protocol);

    server.watches[0]?.reset();
    server.put(aPod('b'));

    await vi.waitFor(() => expect(follower.said).toEqual(['+a', 'whole', '+b']), LATER);
    expect(lists()).toBe(1);
    expect(watches()).toBe(2);
  },
);

test('a watch that the server ends is opened again from the last version, told by a bookmark or an object', async () => {
  const { server, watches } = await followed();
  const metadata = { resourceVersion: '555', name: '' };

  server.watches[0]?.send({ type: 'BOOKMARK', object: { kind: 'Pod', metadata } });
  server.watches[0]?.end();

  await vi.waitFor(() => expect(watches()).toBe(2), LATER);
  const searches = server.asked.filter((one) => one.verb === 'watch').map((one) => one.search);
  expect(searches.map((search) => search.get('resourceVersion'))).toEqual(['101', '555']);
  expect(searches.map((search) => search.get('allowWatchBookmarks'))).toEqual(['true', 'true']);
});

test('a version that is too old by now leads to a new list, and only what is another is told', async () => {
  const { server, follower, lists } = await followed();
  server.put(aPod('b'));
  await vi.waitFor(() => expect(follower.names()).toEqual(['a', 'b']), LATER);

  server.watches[0]?.send(anEvent(410, 'Expired'));
  const [first] = server.watches;
  server.remove(aPod('a'));
  server.put(aPod('c'));
  first?.end();

  await vi.waitFor(() => expect(follower.names()).toEqual(['b', 'c']), LATER);
  expect(lists()).toBe(2);
  expect(follower.said.filter((word) => word === '+b')).toEqual(['+b']);
  expect(follower.said.filter((word) => word === 'whole')).toEqual(['whole']);
});

test('another error in a watch opens it again, and a second one lists', async () => {
  const { server, follower, lists, watches } = await followed();

  server.watches[0]?.send(anEvent(500, 'InternalError'));
  await vi.waitFor(() => expect(watches()).toBe(2), LATER);
  expect(lists()).toBe(1);
  server.watches[0]?.send(anEvent(429, 'TooManyRequests', { retryAfterSeconds: 0 }));

  await vi.waitFor(() => expect(lists()).toBe(2), LATER);
  await vi.waitFor(() => expect(watches()).toBe(3), LATER);
  expect(follower.said).toEqual(['+a', 'whole']);
});

test.each([
  ['a line that is no JSON', '{"type":"ADDED","object":{"kind":"Pod",\n'],
  ['an object without a name', '{"type":"ADDED","object":{"kind":"Pod","metadata":{}}}\n'],
  ['an object without a version', '{"type":"ADDED","object":{"metadata":{"name":"x"}}}\n'],
  ['an event of no known type', '{"type":"MOVED","object":{"metadata":{"name":"x"}}}\n'],
  ['an event that is null', 'null\n'],
  ['a page of HTML', '<html>\n'],
  [
    'a deletion of what was never made',
    '{"type":"DELETED","object":{"metadata":{"name":"a","namespace":"prod","uid":"z","resourceVersion":"999"}}}\n',
  ],
])('%s in a watch is never passed over: all is listed again', async (_, line) => {
  const { server, follower, lists } = await followed();

  server.watches[0]?.send(line);

  await vi.waitFor(() => expect(lists()).toBe(2), LATER);
  await vi.waitFor(() => expect(server.watches).toHaveLength(1), LATER);
  expect(follower.said).toEqual(['+a', 'whole']);
});

test('a character that is torn in two and an event in many parts are read as sent', async () => {
  const { server, follower } = await followed();
  const object = {
    ...aPod('b', { note: '集群 "}]{[' }),
    metadata: { name: 'b', namespace: 'prod', resourceVersion: '200' },
  };
  const bytes = Buffer.from(`${JSON.stringify({ type: 'ADDED', object })}\n`);

  for (const byte of bytes) server.watches[0]?.send(Buffer.from([byte]));

  await vi.waitFor(() => expect(follower.object('b')).toEqual({ ...object }), LATER);
});

test('a line that breaks off is no event: the watch is opened again from before it', async () => {
  const { server, follower, watches } = await followed();

  server.watches[0]?.send('{"type":"DELETED","object":{"metadata":{"name":"a"');
  server.watches[0]?.end();

  await vi.waitFor(() => expect(watches()).toBe(2), LATER);
  expect(server.asked.at(-1)?.search.get('resourceVersion')).toBe('101');
  expect(follower.said).toEqual(['+a', 'whole']);
});

test('news that is older than what is known is not told', async () => {
  const { server, follower } = await followed();
  const metadata = { name: 'a', namespace: 'prod', uid: 'uid-Pod/prod/a' };
  const told = (type: string, resourceVersion: string) =>
    server.watches[0]?.send({ type, object: { metadata: { ...metadata, resourceVersion } } });

  told('MODIFIED', '99');
  told('DELETED', '100');
  told('MODIFIED', '1000');

  await vi.waitFor(() => expect(follower.said).toEqual(['+a', 'whole', '+a']), LATER);
});

test('an object that is made again under its name is another: the old one is gone', async () => {
  const { server, follower } = await followed();

  server.put({ ...aPod('a'), metadata: { name: 'a', namespace: 'prod', uid: 'second' } });

  await vi.waitFor(() => expect(follower.said).toEqual(['+a', 'whole', '-a', '+a']), LATER);
  expect(follower.object('a')?.metadata.uid).toBe('second');
});

test('a server that ends each watch at once is not asked without a pause', async () => {
  const server = await aLiveServer();
  server.script(({ verb }) => (verb === 'watch' ? { chunks: [] } : undefined));
  const { reader } = await anAccess(server, { pace: { backoffMs: 50, backoffMostMs: 50 } });
  const follower = aFollower(reader);
  await vi.waitFor(() => expect(follower.reading()).toBe('whole'), LATER);

  const before = performance.now();
  await vi.waitFor(
    () => expect(server.asked.filter((one) => one.verb === 'watch').length).toBeGreaterThan(6),
    LATER,
  );

  expect(performance.now() - before).toBeGreaterThan(50);
});

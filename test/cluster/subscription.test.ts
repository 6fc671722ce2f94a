import { expect, test, vi } from 'vitest';
import { aStatus } from '../support/cluster/api-server.ts';
import { aLiveServer, aNamespace, aPod, type LiveServer } from '../support/cluster/live-server.ts';
import { aFollower, anAccess, lookOnce, PODS, wordOf } from '../support/cluster/follower.ts';

const LATER = { timeout: 15_000 };
const IN_A_AND_B = [{ ...PODS, namespaces: ['a', 'b'] }];
const WIDE = '/api/v1/pods';
const listsOf = (server: LiveServer) =>
  server.asked.filter(({ verb }) => verb === 'list').map(({ path }) => path);

function forbid(server: LiveServer, ...paths: readonly string[]): void {
  server.script(({ path, verb }) =>
    verb !== 'get' && paths.includes(path) ? aStatus(403, 'Forbidden', '') : undefined,
  );
}

async function aServer(): Promise<LiveServer> {
  const server = await aLiveServer();
  for (const namespace of ['a', 'b', 'c']) server.put(aPod(`in-${namespace}`, {}, namespace));
  return server;
}

test('one namespace is listed by itself', async () => {
  const server = await aServer();
  const { reader } = await anAccess(server);

  const changes = await lookOnce(reader, [{ ...PODS, namespaces: ['a'] }]);

  expect(changes.map(wordOf)).toEqual(['+in-a', 'whole a']);
  expect(listsOf(server)).toEqual(['/api/v1/namespaces/a/pods']);
});

test('several namespaces are one list and one watch, of which the others are left out', async () => {
  const server = await aServer();
  const { reader } = await anAccess(server);
  const follower = aFollower(reader, IN_A_AND_B);
  await vi.waitFor(() => expect(server.watches).toHaveLength(1), LATER);

  server.put(aPod('other', {}, 'c'));
  server.put(aPod('another', {}, 'b'));

  await vi.waitFor(
    () => expect(follower.said).toEqual(['+in-a', '+in-b', 'whole a', 'whole b', '+another']),
    LATER,
  );
  expect(listsOf(server)).toEqual([WIDE]);
});

test('where all at once is forbidden each namespace is read by itself, and only what is forbidden is not seen', async () => {
  const server = await aServer();
  forbid(server, WIDE, '/api/v1/namespaces/b/pods');
  const { reader } = await anAccess(server);

  const changes = await lookOnce(reader, IN_A_AND_B);
  await lookOnce(reader, IN_A_AND_B);

  expect(changes.map(wordOf).toSorted()).toEqual(['+in-a', 'blind api-forbidden b', 'whole a']);
  expect(changes.find(({ is }) => is === 'blind')).toMatchObject({
    cause: { params: { verb: 'list', resource: 'pods', namespace: 'b' } },
  });
  // What is forbidden to all is not tried by the next one.
  expect(listsOf(server).filter((path) => path === WIDE)).toHaveLength(1);
});

test('a right that is taken away in the middle takes nothing away that is still there', async () => {
  const server = await aServer();
  const { reader } = await anAccess(server);
  const follower = aFollower(reader, IN_A_AND_B);
  await vi.waitFor(() => expect(server.watches).toHaveLength(1), LATER);

  forbid(server, WIDE, '/api/v1/namespaces/b/pods');
  server.remove(aPod('in-a', {}, 'a'));
  server.put(aPod('second', {}, 'a'));
  server.watches[0]?.end();

  await vi.waitFor(() => expect(follower.reading()).toBe('whole a'), LATER);
  await vi.waitFor(() => expect(follower.said).toContain('blind api-forbidden b'), LATER);
  expect(follower.names()).toEqual(['second']);
  const taken = follower.said.indexOf('-in-b');
  const blind = follower.said.indexOf('blind api-forbidden b');
  expect(blind).toBeLessThan(taken);
});

test('a kind that lies in no namespace is read as a whole, whatever namespaces are named', async () => {
  const server = await aLiveServer();
  server.put(aNamespace('a', '1'));
  const { reader } = await anAccess(server);

  const selections = [{ apiVersion: 'v1', kind: 'Namespace', namespaces: ['a', 'b'] }];
  const changes = await lookOnce(reader, selections);

  expect(changes.map(wordOf)).toEqual(['+a', 'whole', 'whole a', 'whole b']);
});

test('kinds are told apart: one that cannot be read holds up no other', async () => {
  const server = await aServer();
  server.script(({ path }) => (path === '/api/v1/nodes' ? { status: 503, body: {} } : undefined));
  const { reader } = await anAccess(server);

  const changes = await lookOnce(reader, [{ apiVersion: 'v1', kind: 'Node' }, PODS]);

  const readings = changes.filter(({ is }) => is === 'whole' || is === 'blind');
  expect(readings).toMatchObject([
    { is: 'whole', kind: 'Pod' },
    { is: 'blind', kind: 'Node', unreachable: true },
  ]);
});

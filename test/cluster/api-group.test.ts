import { expect, test, vi } from 'vitest';
import { aLiveServer, aPod, type LiveServer } from '../support/cluster/live-server.ts';
import { aFollower, anAccess, lookOnce, PODS, wordOf } from '../support/cluster/follower.ts';

const LATER = { timeout: 15_000 };
const NEVER = new AbortController().signal;
const METRICS = { apiVersion: 'metrics.k8s.io/v1beta1', kind: 'NodeMetrics' };
const DEPLOYMENTS = { apiVersion: 'apps/v1', kind: 'Deployment' };
const DOWN = { status: 503, body: 'service unavailable' };

/** What it says where a path begins so. */
async function aServerWithout(start: string): Promise<LiveServer> {
  const server = await aLiveServer();
  server.put(aPod('a'));
  server.script(({ path }) => (path.startsWith(start) ? DOWN : undefined));
  return server;
}

test.each([
  ['that is not even discovered', METRICS, 'v1beta1.metrics.k8s.io'],
  ['whose objects are not served', DEPLOYMENTS, 'v1.apps'],
])('a group of the API %s is named, and the rest is read', async (_, selection, service) => {
  const server = await aServerWithout(`/apis/${selection.apiVersion}`);
  const { reader } = await anAccess(server);

  const changes = await lookOnce(reader, [selection, PODS]);

  expect(changes.map(wordOf).toSorted()).toEqual(['+a', 'blind api-group-unavailable', 'whole']);
  expect(changes.find(({ is }) => is === 'blind')).toMatchObject({
    unreachable: false,
    cause: { params: { group: selection.apiVersion, service, server: server.url } },
  });
});

test.each([METRICS, DEPLOYMENTS])('a read of $kind names the group that is down', async (query) => {
  const server = await aServerWithout(`/apis/${query.apiVersion}`);
  const { reader } = await anAccess(server);

  await expect(reader.list(query, NEVER)).rejects.toMatchObject({
    kind: 'not-proven',
    code: 'api-group-unavailable',
    params: { group: query.apiVersion },
  });
});

test('a group that is down is told as the whole server once that serves nothing, and as read when it is back', async () => {
  const server = await aServerWithout('/apis/apps/v1');
  const { reader } = await anAccess(server);
  const follower = aFollower(reader, [DEPLOYMENTS]);
  await vi.waitFor(() => expect(follower.reading()).toBe('blind api-group-unavailable'), LATER);

  server.script(() => DOWN);
  await vi.waitFor(() => expect(follower.reading()).toBe('blind api-unavailable'), LATER);
  server.script(() => undefined);

  await vi.waitFor(() => expect(follower.reading()).toBe('whole'), LATER);
});

test('a server that serves nothing at all is not told as one of its groups', async () => {
  const server = await aLiveServer();
  server.script(() => DOWN);
  const { reader } = await anAccess(server);

  for (const query of [METRICS, DEPLOYMENTS])
    await expect(reader.list(query, NEVER)).rejects.toMatchObject({
      kind: 'cluster-unreachable',
      code: 'api-unavailable',
    });
  expect((await lookOnce(reader, [METRICS])).map(wordOf)).toEqual(['blind api-unavailable']);
});

test('who may not even see which cluster it is learns all the same which group is down', async () => {
  const server = await aServerWithout('/apis/');
  server.script(({ path }) => (path.startsWith('/apis/') ? DOWN : { status: 403, body: {} }));
  const { reader } = await anAccess(server);

  await expect(reader.list(METRICS, NEVER)).rejects.toMatchObject({
    code: 'api-group-unavailable',
  });
});

test('a group that wishes to be left alone holds nobody else back', async () => {
  const server = await aLiveServer();
  server.put(aPod('a'));
  server.script(({ path }) =>
    path.startsWith('/apis/apps') ? { ...DOWN, headers: { 'retry-after': '60' } } : undefined,
  );
  const { reader } = await anAccess(server);
  await lookOnce(reader, [DEPLOYMENTS]);

  const changes = await lookOnce(reader, [DEPLOYMENTS, PODS]);

  expect(changes.map(wordOf).toSorted()).toEqual(['+a', 'blind api-group-unavailable', 'whole']);
  expect(server.asked.filter(({ path }) => path.startsWith('/apis/apps'))).toHaveLength(1);
});

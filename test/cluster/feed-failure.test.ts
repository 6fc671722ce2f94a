import { expect, test, vi } from 'vitest';
import { aFollower, anAccess, lookOnce, PODS, wordOf } from '../support/cluster/follower.ts';
import { aLiveServer, aPod } from '../support/cluster/live-server.ts';
import { aStatus } from '../support/cluster/api-server.ts';

const LATER = { timeout: 15_000 };

test('a kind that nobody has defined is told, and found when it is there', async () => {
  const server = await aLiveServer();
  const { reader } = await anAccess(server);

  const changes = await lookOnce(reader, [{ apiVersion: 'x.io/v1', kind: 'Broker' }, PODS]);

  expect(changes.map(wordOf).toSorted()).toEqual(['blind api-kind-unknown', 'whole']);
});

test('a kind that nobody has defined is not asked for again and again', async () => {
  const server = await aLiveServer();
  const { reader } = await anAccess(server, { pace: { refusedMs: 400 } });
  const follower = aFollower(reader, [{ apiVersion: 'x.io/v1', kind: 'Broker' }]);
  await vi.waitFor(() => expect(follower.reading()).toBe('blind api-kind-unknown'), LATER);
  const before = performance.now();

  await vi.waitFor(() => expect(server.asked.length).toBeGreaterThan(1), LATER);

  expect(performance.now() - before).toBeGreaterThan(300);
});

test('who comes while it is waited for another try is tried for at once', async () => {
  const server = await aLiveServer();
  server.script(() => aStatus(403, 'Forbidden', ''));
  const { reader } = await anAccess(server, { pace: { refusedMs: 60_000 } });
  const first = aFollower(reader);
  await vi.waitFor(() => expect(first.reading()).toBe('blind api-forbidden'), LATER);

  server.script(() => undefined);

  expect((await lookOnce(reader)).map(wordOf)).toEqual(['whole']);
});

test('a kind whose definition is taken away is told as unknown, not as empty', async () => {
  const server = await aLiveServer();
  server.put(aPod('a'));
  const { reader } = await anAccess(server);
  const follower = aFollower(reader);
  await vi.waitFor(() => expect(server.watches).toHaveLength(1), LATER);

  server.script(({ verb }) => (verb === 'get' ? undefined : aStatus(404, 'NotFound', '')));
  server.watches[0]?.end();

  await vi.waitFor(() => expect(follower.reading()).toBe('blind api-kind-unknown'), LATER);
  expect(follower.names()).toEqual(['a']);
});

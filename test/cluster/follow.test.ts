import { expect, test, vi } from 'vitest';
import { aLiveServer, aPod } from '../support/cluster/live-server.ts';
import { aFollower, anAccess, lookOnce, PODS, wordOf } from '../support/cluster/follower.ts';

test.each(['h2', 'http/1.1'] as const)(
  'over %s what is there is told, then that this is all, then each change',
  async (protocol) => {
    const server = await aLiveServer({ protocol });
    server.put(aPod('a'));
    server.put(aPod('b'));
    const { reader } = await anAccess(server);

    const follower = aFollower(reader);
    await vi.waitFor(() => expect(follower.said).toEqual(['+a', '+b', 'whole']));
    await vi.waitFor(() => expect(server.watches).toHaveLength(1));
    server.put(aPod('c'));
    server.put(aPod('a', { status: { phase: 'Running' } }));
    server.remove(aPod('b'));

    await vi.waitFor(() => expect(follower.said).toEqual(['+a', '+b', 'whole', '+c', '+a', '-b']));
    expect(follower.object('a')).toMatchObject({ kind: 'Pod', status: { phase: 'Running' } });
  },
);

test('a look ends when all was told', async () => {
  const server = await aLiveServer();
  server.put(aPod('a'));
  const { reader } = await anAccess(server);

  const changes = await lookOnce(reader, [PODS, { apiVersion: 'v1', kind: 'Node' }]);

  expect(changes.map(wordOf).toSorted()).toEqual(['+a', 'whole', 'whole']);
});

test.each(['h2', 'http/1.1'] as const)(
  'over %s kinds whose servers never answer hold no other kind back',
  async (protocol) => {
    const server = await aLiveServer({ protocol });
    server.put(aPod('a'));
    server.script(({ path }) =>
      path.includes('.io/') || path.includes('/apps/') ? { ends: 'stall' } : undefined,
    );
    const { reader } = await anAccess(server, { pace: { quietMs: 60_000, graceMs: 60_000 } });
    const unknown = ['a', 'b', 'c'].map((name) => ({
      apiVersion: `${name}.io/v1`,
      kind: 'Broker',
    }));
    const slow = ['DaemonSet', 'Deployment'].map((kind) => ({ apiVersion: 'apps/v1', kind }));

    const follower = aFollower(reader, [...unknown, ...slow, PODS]);

    await vi.waitFor(() => expect(follower.said).toEqual(['+a', 'whole']), { timeout: 5000 });
  },
);

import { expect, test, vi } from 'vitest';
import {
  aLiveServer,
  aNamespace,
  aPod,
  SYSTEM_UID,
  type LiveServer,
} from '../support/cluster/live-server.ts';
import {
  aFollower,
  anAccess,
  lookOnce,
  PATIENT,
  PODS,
  wordOf,
} from '../support/cluster/follower.ts';

const LATER = { timeout: 15_000 };
const SYSTEM = '/api/v1/namespaces/kube-system';
const NODES = { apiVersion: 'v1', kind: 'Node' };
const proofs = (server: LiveServer) => server.asked.filter(({ path }) => path === SYSTEM).length;

test('nothing is listed before the pinned cluster is proven, once for all that is followed', async () => {
  const server = await aLiveServer();
  server.put(aPod('a'));
  const access = await anAccess(server);

  const changes = await lookOnce(access.pinnedReader(SYSTEM_UID), [PODS, NODES]);

  expect(changes.map(wordOf).toSorted()).toEqual(['+a', 'whole', 'whole']);
  expect(server.asked[0]?.path).toBe(SYSTEM);
  expect(proofs(server)).toBe(1);
});

test('of another cluster nothing is told, and it is not listed', async () => {
  const server = await aLiveServer();
  server.put(aPod('a'));
  const access = await anAccess(server);

  const changes = await lookOnce(access.pinnedReader('pinned'));

  expect(changes).toMatchObject([
    {
      is: 'blind',
      unreachable: false,
      cause: { code: 'target-changed', params: { expected: 'pinned', found: SYSTEM_UID } },
    },
  ]);
  expect(server.asked.some(({ verb }) => verb === 'list')).toBe(false);
});

test('after a loss it is proven anew: what answers there now may be another cluster', async () => {
  const server = await aLiveServer();
  server.put(aPod('a'));
  const access = await anAccess(server);
  const follower = aFollower(access.pinnedReader(SYSTEM_UID), [PODS, NODES]);
  await vi.waitFor(() => expect(server.watches).toHaveLength(2), LATER);

  server.put(aPod('b'));
  server.script(({ path }) =>
    path === SYSTEM ? { body: aNamespace('kube-system', 'another') } : undefined,
  );
  server.cutAll();

  await vi.waitFor(
    () => expect(follower.said.filter((word) => word === 'blind target-changed')).toHaveLength(2),
    LATER,
  );
  server.put(aPod('of-another'));
  server.script(() => undefined);
  await vi.waitFor(() => expect(follower.names()).toContain('of-another'), LATER);
  expect(follower.said.indexOf('+of-another')).toBeGreaterThan(
    follower.said.indexOf('blind target-changed'),
  );
});

test('a loss is proven once, whatever number of watches it has cut', async () => {
  const server = await aLiveServer();
  const access = await anAccess(server, { pace: { ...PATIENT, backoffMs: 1, backoffMostMs: 1 } });
  const follower = aFollower(access.pinnedReader(SYSTEM_UID), [PODS, NODES]);
  await vi.waitFor(() => expect(server.watches).toHaveLength(2), LATER);

  server.cutAll();

  await vi.waitFor(() => expect(server.watches).toHaveLength(2), LATER);
  expect(proofs(server)).toBeLessThanOrEqual(3);
  expect(follower.said).toEqual(['whole', 'whole']);
});

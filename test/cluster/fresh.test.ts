import { expect, test, vi } from 'vitest';
import { aLiveServer, aPod } from '../support/cluster/live-server.ts';
import { aFollower, anAccess, lookOnce, PODS } from '../support/cluster/follower.ts';

const LATER = { timeout: 15_000 };
const RUNNING = { status: { phase: 'Running' } };
const PENDING = { status: { phase: 'Pending' } };

test('a look tells what there is when it is made, not what somebody else was told before', async () => {
  const server = await aLiveServer();
  server.put(aPod('a', RUNNING));
  const { reader } = await anAccess(server);
  const other = aFollower(reader);
  await vi.waitFor(() => expect(other.said).toEqual(['+a', 'whole']), LATER);
  server.put(aPod('a', PENDING));

  const changes = await lookOnce(reader, [PODS]);

  const seen = changes.flatMap((change) => (change.is === 'put' ? [change.object['status']] : []));
  expect(seen.at(-1)).toEqual(PENDING.status);
});

test('a follower is not told that this is all before it was read once more', async () => {
  const server = await aLiveServer();
  server.put(aPod('a', RUNNING));
  const { reader } = await anAccess(server);
  const other = aFollower(reader);
  await vi.waitFor(() => expect(other.said).toEqual(['+a', 'whole']), LATER);
  server.put(aPod('a', PENDING));

  const mine = aFollower(reader);

  await vi.waitFor(() => expect(mine.said).toContain('whole'), LATER);
  const before = mine.changes.slice(0, mine.said.indexOf('whole'));
  const seen = before.flatMap((change) => (change.is === 'put' ? [change.object['status']] : []));
  expect(seen.at(-1)).toEqual(PENDING.status);
});

test('a follower who came before is told nothing twice because another came', async () => {
  const server = await aLiveServer();
  server.put(aPod('a', RUNNING));
  const { reader } = await anAccess(server);
  const first = aFollower(reader);
  await vi.waitFor(() => expect(first.said).toEqual(['+a', 'whole']), LATER);

  await lookOnce(reader, [PODS]);
  server.put(aPod('b', RUNNING));

  await vi.waitFor(() => expect(first.said).toEqual(['+a', 'whole', '+b']), LATER);
});

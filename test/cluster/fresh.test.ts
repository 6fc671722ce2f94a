import { expect, test, vi } from 'vitest';
import { aLiveServer, aPod } from '../support/cluster/live-server.ts';
import { aFollower, anAccess, lookOnce, PODS } from '../support/cluster/follower.ts';

test('a look tells what there is when it is made, not what somebody else was told before', async () => {
  const server = await aLiveServer();
  server.put(aPod('a', { status: { phase: 'Running' } }));
  const { reader } = await anAccess(server);
  const other = aFollower(reader);
  await vi.waitFor(() => expect(other.said).toEqual(['+a', 'whole']));
  server.put(aPod('a', { status: { phase: 'Pending' } }));

  const changes = await lookOnce(reader, [PODS]);
  const seen = changes.flatMap((c) => (c.is === 'put' ? [c.object['status']] : []));
  expect(seen.at(-1)).toEqual({ phase: 'Pending' });
});

test('whoever follows what somebody else follows is not told that this is all before it was read once more', async () => {
  const server = await aLiveServer();
  server.put(aPod('a', { status: { phase: 'Running' } }));
  const { reader } = await anAccess(server);
  const other = aFollower(reader);
  await vi.waitFor(() => expect(other.said).toEqual(['+a', 'whole']));
  server.put(aPod('a', { status: { phase: 'Pending' } }));

  const mine = aFollower(reader);
  await vi.waitFor(() => expect(mine.said).toContain('whole'));
  const at = mine.said.indexOf('whole');
  const seen = mine.changes
    .slice(0, at)
    .flatMap((c) => (c.is === 'put' ? [c.object['status']] : []));
  expect(seen.at(-1)).toEqual({ phase: 'Pending' });
});

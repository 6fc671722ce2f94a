import { expect, test, vi } from 'vitest';
import { createPauses } from '../../src/cluster/pauses.ts';
import { aLiveServer, type LiveServer } from '../support/cluster/live-server.ts';
import { aFollower, anAccess, lookOnce, PODS, wordOf } from '../support/cluster/follower.ts';

const LATER = { timeout: 15_000 };
const NEVER = new AbortController().signal;
const SYSTEM = { apiVersion: 'v1', kind: 'Namespace', name: 'kube-system' } as const;

/** Asks once for so many seconds of patience; gives when it was asked what. */
function impatientOnce(server: LiveServer, seconds: number, status: number): readonly number[] {
  const times: number[] = [];
  server.script(() => {
    times.push(performance.now());
    const headers = { 'retry-after': String(seconds) };
    return times.length === 1 ? { status, headers, body: {} } : undefined;
  });
  return times;
}

test.each([429, 503])(
  'the patience that a server asks for with %i is given it by whoever begins anew, too',
  async (status) => {
    const server = await aLiveServer();
    const times = impatientOnce(server, 2, status);
    const { reader } = await anAccess(server, { pace: { graceMs: 100 } });

    expect((await lookOnce(reader)).map(wordOf)).toEqual(['blind api-unavailable']);
    expect((await lookOnce(reader)).map(wordOf)).toEqual(['blind api-unavailable']);
    const follower = aFollower(reader, [PODS, { apiVersion: 'v1', kind: 'Node' }]);
    expect(times).toHaveLength(1);

    await vi.waitFor(() => expect(follower.reading()).toBe('whole'), LATER);
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThan(1990);
  },
);

test('who comes while a server is left alone is told that at once, and asks nothing', async () => {
  const server = await aLiveServer();
  const times = impatientOnce(server, 60, 429);
  const { reader } = await anAccess(server, { pace: { graceMs: 50 } });
  const first = aFollower(reader);
  await vi.waitFor(() => expect(first.reading()).toBe('blind api-unavailable'), LATER);

  expect((await lookOnce(reader)).map(wordOf)).toEqual(['blind api-unavailable']);
  expect(times).toHaveLength(1);
});

test('a read waits for as long as a follower was asked to, or says at once that this is too long', async () => {
  const server = await aLiveServer();
  const times = impatientOnce(server, 1, 429);
  const { reader } = await anAccess(server, { pace: { graceMs: 50 } });
  await lookOnce(reader);

  await reader.get(SYSTEM, NEVER);

  expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThan(990);
  const long = impatientOnce(server, 30, 503);
  await lookOnce(reader);
  const error = { code: 'api-unavailable', params: { status: 503 } };
  await expect(reader.get(SYSTEM, NEVER)).rejects.toMatchObject(error);
  await expect(reader.raw('/readyz', NEVER)).rejects.toMatchObject(error);
  expect(long).toHaveLength(1);
});

test('nobody waits for longer than a minute, and for one group of the API only who asks there', async () => {
  const pauses = createPauses();

  pauses.answered('/apis/metrics.k8s.io/v1beta1/nodes', 503, 3_600_000);
  pauses.answered('/api/v1/pods', 500, 5000);
  pauses.answered('/api/v1/pods', 429, 0);

  expect(pauses.asked('/api/v1/pods')).toBeUndefined();
  expect(pauses.asked('/apis/apps/v1')).toBeUndefined();
  const asked = pauses.asked('/apis/metrics.k8s.io/v1beta1');
  expect(asked?.status).toBe(503);
  expect(asked?.ms).toBeGreaterThan(59_000);
  expect(asked?.ms).toBeLessThanOrEqual(60_000);
  pauses.answered('/apis/apps/v1/deployments', 429, 20);
  expect(pauses.asked('/api/v1')?.status).toBe(429);
  await vi.waitFor(() => expect(pauses.asked('/api/v1')).toBeUndefined());
});

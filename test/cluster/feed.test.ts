import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { aStatus } from '../support/cluster/api-server.ts';
import { aLiveServer, aPod } from '../support/cluster/live-server.ts';
import {
  aFollower,
  anAccess,
  FAST,
  lookOnce,
  PATIENT,
  wordOf,
} from '../support/cluster/follower.ts';

const LATER = { timeout: 15_000 };

test.each(['h2', 'http/1.1'] as const)(
  'a connection over %s that goes silent is left for another one',
  async (protocol) => {
    const server = await aLiveServer({ protocol });
    server.put(aPod('a'));
    const { reader } = await anAccess(server, { pace: { ...PATIENT, watchMs: 300, lateMs: 200 } });
    const follower = aFollower(reader);
    await vi.waitFor(() => expect(server.watches).toHaveLength(1), LATER);
    const connections = server.connections();
    const [silent] = server.watches;

    server.put(aPod('b'));
    await vi.waitFor(() => expect(follower.names()).toEqual(['a', 'b']), LATER);

    await vi.waitFor(() => expect(server.watches.some((one) => one !== silent)).toBe(true), LATER);
    expect(server.connections()).toBeGreaterThan(connections);
    server.put(aPod('c'));
    await vi.waitFor(() => expect(follower.names()).toEqual(['a', 'b', 'c']), LATER);
    expect(follower.said.filter((word) => word.startsWith('blind'))).toEqual([]);
  },
);

test('a server that is away for long is told as such, and what happened meanwhile when it is back', async () => {
  const server = await aLiveServer();
  server.put(aPod('a'));
  server.put(aPod('b'));
  const { reader } = await anAccess(server);
  const follower = aFollower(reader);
  await vi.waitFor(() => expect(server.watches).toHaveLength(1), LATER);

  server.script(() => ({ status: 503, body: {} }));
  server.cutAll();
  await vi.waitFor(() => expect(follower.reading()).toBe('blind api-unavailable'), LATER);
  server.remove(aPod('a'));
  server.script(() => undefined);

  await vi.waitFor(() => expect(follower.reading()).toBe('whole'), LATER);
  expect(follower.said).toEqual(['+a', '+b', 'whole', 'blind api-unavailable', '-a', 'whole']);
  expect(follower.changes.find(({ is }) => is === 'blind')).toMatchObject({
    apiVersion: 'v1',
    kind: 'Pod',
    unreachable: true,
    cause: { code: 'api-unavailable', params: { status: 503 }, healsByItself: true },
  });
});

test('a first list that fails is told, and the list when it succeeds', async () => {
  const server = await aLiveServer();
  server.put(aPod('a'));
  let refused = 20;
  server.script(() => (refused-- > 0 ? { status: 500, body: {} } : undefined));
  const { reader } = await anAccess(server);

  const follower = aFollower(reader);

  await vi.waitFor(() => expect(follower.reading()).toBe('whole'), LATER);
  expect(follower.said).toEqual(['blind api-unavailable', '+a', 'whole']);
});

test('a first list that fails only once is not told', async () => {
  const server = await aLiveServer();
  let refused = 1;
  server.script(() => (refused-- > 0 ? { status: 500, body: {} } : undefined));
  const { reader } = await anAccess(server, { pace: PATIENT });

  expect((await lookOnce(reader)).map(wordOf)).toEqual(['whole']);
});

test('a server that never answers is told when its time is over', async () => {
  const server = await aLiveServer();
  server.script(() => ({ ends: 'stall', chunks: ['{"kind":"PodList",'] }));
  const { reader } = await anAccess(server, { pace: { quietMs: 400 } });

  expect((await lookOnce(reader)).map(wordOf)).toEqual(['blind api-timeout']);
});

test('what may not be listed is told at once, and not asked for again and again', async () => {
  const server = await aLiveServer();
  server.script(({ verb }) => (verb === 'list' ? aStatus(403, 'Forbidden', '') : undefined));
  const { reader } = await anAccess(server, { pace: { refusedMs: 300 } });
  const follower = aFollower(reader);
  await vi.waitFor(() => expect(follower.reading()).toBe('blind api-forbidden'), LATER);
  const before = performance.now();

  server.script(() => undefined);
  await vi.waitFor(() => expect(follower.reading()).toBe('whole'), LATER);

  expect(performance.now() - before).toBeGreaterThan(250);
  expect(server.asked.filter((one) => one.verb === 'list')).toHaveLength(2);
  expect(follower.changes[0]).toMatchObject({
    is: 'blind',
    unreachable: false,
    cause: { params: { verb: 'list', resource: 'pods', namespace: '*' } },
  });
});

test('credentials that are refused in the middle are told, until they are taken again', async () => {
  const server = await aLiveServer();
  server.put(aPod('a'));
  const { reader } = await anAccess(server);
  const follower = aFollower(reader);
  await vi.waitFor(() => expect(server.watches).toHaveLength(1), LATER);

  server.script(() => aStatus(401, 'Unauthorized', ''));
  server.watches[0]?.end();
  await vi.waitFor(() => expect(follower.reading()).toBe('blind api-unauthorized'), LATER);
  server.script(() => undefined);

  await vi.waitFor(() => expect(follower.reading()).toBe('whole'), LATER);
});

test('a server that asks for patience is given it', async () => {
  const server = await aLiveServer();
  let refused = 1;
  const times: number[] = [];
  server.script(() => {
    times.push(performance.now());
    return refused-- > 0 ? { status: 429, headers: { 'retry-after': '1' }, body: {} } : undefined;
  });
  const { reader } = await anAccess(server, { pace: { graceMs: 5000 } });

  await lookOnce(reader);

  expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThan(990);
});

test('all is listed again from time to time, and what was missed is put right', async () => {
  const server = await aLiveServer();
  server.put(aPod('a'));
  server.put(aPod('b'));
  const { reader } = await anAccess(server, {
    pace: { ...PATIENT, relistMs: 1, watchMs: 50, lateMs: 3000 },
  });
  const follower = aFollower(reader);
  await vi.waitFor(() => expect(server.watches).toHaveLength(1), LATER);

  server.mute();
  server.remove(aPod('a'));
  server.put(aPod('b', { status: {} }));
  server.watches[0]?.end();

  await vi.waitFor(() => expect(follower.said).toEqual(['+a', '+b', 'whole', '+b', '-a']), LATER);
});

test('when nobody follows any more nothing is left open', async () => {
  const server = await aLiveServer();
  const access = await anAccess(server, { pace: FAST });
  const follower = aFollower(access.reader);
  await vi.waitFor(() => expect(server.watches).toHaveLength(1), LATER);

  await follower.stop();

  await vi.waitFor(() => expect(server.watches).toHaveLength(0), LATER);
});

test.each(['h2', 'http/1.1'] as const)(
  'closing ends every watch and socket over %s',
  async (protocol) => {
    const server = await aLiveServer({ protocol });
    const access = await anAccess(server);
    const follower = aFollower(access.reader);
    await vi.waitFor(() => expect(server.watches).toHaveLength(1), LATER);

    await access.close();

    await vi.waitFor(() => expect(server.openSockets()).toBe(0), LATER);
    expect(follower.said.at(-1)).toContain('api-reset');
  },
);

test('a kind that can be listed but not watched is listed from time to time', async () => {
  const server = await aLiveServer();
  server.put(aPod('a'));
  server.script(({ verb }) =>
    verb === 'watch' ? aStatus(405, 'MethodNotAllowed', '') : undefined,
  );
  const { reader } = await anAccess(server, { pace: { ...PATIENT, refusedMs: 20 } });
  const follower = aFollower(reader);
  await vi.waitFor(() => expect(follower.reading()).toBe('whole'), LATER);

  server.put(aPod('b'));

  await vi.waitFor(() => expect(follower.said).toEqual(['+a', 'whole', '+b']), LATER);
});

test('a kind that may be listed but not watched is listed from time to time, and never told as forbidden', async () => {
  const server = await aLiveServer();
  server.put(aPod('a'));
  server.script(({ verb }) => (verb === 'watch' ? aStatus(403, 'Forbidden', '') : undefined));
  const { reader } = await anAccess(server, { pace: { ...PATIENT, refusedMs: 20 } });
  const follower = aFollower(reader);
  await vi.waitFor(() => expect(follower.reading()).toBe('whole'), LATER);

  server.put(aPod('b'));

  await vi.waitFor(() => expect(follower.said).toEqual(['+a', 'whole', '+b']), LATER);
});

test('a kind that may not be listed any more is told, also where it could never be watched', async () => {
  const server = await aLiveServer();
  server.put(aPod('a'));
  let forbidden = ['watch'];
  server.script(({ verb }) =>
    forbidden.includes(verb) ? aStatus(403, 'Forbidden', '') : undefined,
  );
  const { reader } = await anAccess(server, { pace: { ...PATIENT, refusedMs: 20 } });
  const follower = aFollower(reader);
  await vi.waitFor(() => expect(follower.reading()).toBe('whole'), LATER);

  forbidden = ['watch', 'list'];

  await vi.waitFor(() => expect(follower.reading()).toBe('blind api-forbidden'), LATER);
});

test('credentials that were renewed on the disk are taken without a word', async () => {
  const server = await aLiveServer();
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'dr-wizard-token-')), 'token');
  writeFileSync(file, 'old');
  let valid = 'old';
  server.script(({ headers }) =>
    headers['authorization'] === `Bearer ${valid}` ? undefined : aStatus(401, 'Unauthorized', ''),
  );
  const { reader } = await anAccess(server, { user: { tokenFile: file }, pace: PATIENT });
  const follower = aFollower(reader);
  await vi.waitFor(() => expect(server.watches).toHaveLength(1), LATER);

  valid = 'new';
  writeFileSync(file, 'new');
  server.watches[0]?.end();
  server.put(aPod('a'));

  await vi.waitFor(() => expect(follower.said).toEqual(['whole', '+a']), LATER);
});

test('a version that the server has not reached, as after a backup was restored, leads to a new list', async () => {
  const server = await aLiveServer();
  const { reader } = await anAccess(server, { pace: PATIENT });
  const follower = aFollower(reader);
  await vi.waitFor(() => expect(server.watches).toHaveLength(1), LATER);
  const tooLarge = { causes: [{ reason: 'ResourceVersionTooLarge' }], retryAfterSeconds: 0 };
  const restored = server.asked.length;

  server.script(({ verb, search }) =>
    verb === 'watch' && Number(search.get('resourceVersion')) > 50
      ? aStatus(504, 'Timeout', '', tooLarge)
      : verb === 'list'
        ? {
            body: {
              metadata: { resourceVersion: '50' },
              items: [{ metadata: { name: 'b', namespace: 'prod', resourceVersion: '49' } }],
            },
          }
        : undefined,
  );
  server.watches[0]?.end();

  await vi.waitFor(() => expect(follower.names()).toEqual(['b']), LATER);
  expect(server.asked.slice(restored).filter(({ verb }) => verb === 'list')).toHaveLength(1);
});

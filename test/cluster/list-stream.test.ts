import { expect, test, vi } from 'vitest';
import type { KubeObject } from '../../src/model/ports.ts';
import { aStatus } from '../support/cluster/api-server.ts';
import { aLiveServer, aPod, type LiveServer } from '../support/cluster/live-server.ts';
import {
  aFollower,
  anAccess,
  lookOnce,
  PATIENT,
  PODS,
  wordOf,
} from '../support/cluster/follower.ts';

const LATER = { timeout: 15_000 };
const page = (items: readonly object[], next?: string) => ({
  kind: 'PodList',
  metadata: { resourceVersion: '300', ...(next === undefined ? {} : { continue: next }) },
  items,
});
const item = (name: string) => ({ metadata: { name, namespace: 'prod', resourceVersion: '3' } });

/** Answers lists by the token that they come with. */
function listsBy(server: LiveServer, answer: (next: string | null) => object): void {
  server.script(({ verb, search }) =>
    verb === 'list' ? answer(search.get('continue')) : undefined,
  );
}

test('a list is read page by page, zipped, and watched from where it was made', async () => {
  const server = await aLiveServer();
  for (let index = 0; index < 1201; index += 1) server.put(aPod(`p-${index}`));
  const { reader } = await anAccess(server);

  const follower = aFollower(reader, [{ ...PODS, labelSelector: 'app=x', fieldSelector: 'a=b' }]);
  await vi.waitFor(() => expect(server.watches).toHaveLength(1), LATER);

  expect(new Set(follower.names()).size).toBe(1201);
  const searches = server.asked.map(({ search }) => search);
  expect(searches.map((search) => [search.get('limit'), search.get('continue')])).toEqual([
    ['500', null],
    ['500', '500'],
    ['500', '1000'],
    [null, null],
  ]);
  expect(searches.every((search) => search.get('labelSelector') === 'app=x')).toBe(true);
  expect(searches.every((search) => search.get('fieldSelector') === 'a=b')).toBe(true);
  expect(server.asked[0]?.headers['accept-encoding']).toBe('gzip');
  expect(server.asked[3]?.headers['accept-encoding']).toBeUndefined();
  expect(searches[3]?.get('resourceVersion')).toBe('1301');
});

test('a list whose next page has expired begins again, and nothing is told twice', async () => {
  const server = await aLiveServer();
  let expired = 0;
  listsBy(server, (next) => {
    if (next === null) return { body: page([item('a')], 'more') };
    return (expired += 1) > 1 ? { body: page([item('b')]) } : aStatus(410, 'Expired', '');
  });
  const { reader } = await anAccess(server, { pace: PATIENT });

  expect((await lookOnce(reader)).map(wordOf)).toEqual(['+a', '+b', 'whole']);
});

test('a list whose pages always expire is told as what cannot be read', async () => {
  const server = await aLiveServer();
  listsBy(server, (next) =>
    next === null ? { body: page([item('a')], 'more') } : aStatus(410, 'Expired', ''),
  );
  const { reader } = await anAccess(server);

  expect((await lookOnce(reader)).map(wordOf)).toEqual(['+a', 'blind api-refused-request']);
});

test.each([
  [
    'that breaks off',
    '{"metadata":{"resourceVersion":"1"},"items":[{"metadata":{"name":"a"}}',
    'api-reset',
  ],
  [
    'with an item that has no name',
    '{"metadata":{"resourceVersion":"1"},"items":[{}]}',
    'api-garbage',
  ],
  [
    'with an item that is null',
    '{"metadata":{"resourceVersion":"1"},"items":[null]}',
    'api-garbage',
  ],
  ['that has no version', '{"metadata":{},"items":[]}', 'api-garbage'],
  ['that is a page of HTML', '<html></html>', 'api-garbage'],
  ['that is no list', '{"kind":"Status"}', 'api-garbage'],
])('a list %s is not taken for a whole one', async (_, body, code) => {
  const server = await aLiveServer();
  listsBy(server, () => ({ body }));
  const { reader } = await anAccess(server);

  const changes = await lookOnce(reader);

  expect(changes.map(wordOf).filter((word) => !word.startsWith('+'))).toEqual([`blind ${code}`]);
});

test.each(['h2', 'http/1.1'] as const)(
  'a list over %s that is cut in the middle is read again, and is whole then',
  async (protocol) => {
    const server = await aLiveServer({ protocol });
    let cut = 1;
    const [begin = '', end = ''] = JSON.stringify(page([item('a'), item('b')])).split(/(?<=a",)/);
    listsBy(server, () =>
      cut-- > 0 ? { chunks: [begin], ends: 'reset' } : { chunks: [begin, end] },
    );
    const { reader } = await anAccess(server, { pace: PATIENT });

    expect((await lookOnce(reader)).map(wordOf)).toEqual(['+a', '+b', 'whole']);
  },
);

test('a list of fifty megabytes in one piece is told object by object while it is still coming', async () => {
  const server = await aLiveServer();
  const count = 1000;
  const big = 'ü'.repeat(25_000);
  const held = Promise.withResolvers<void>();
  async function* chunks() {
    yield '{"metadata":{"resourceVersion":"5"},"items":[';
    for (let index = 0; index < count; index += 1) {
      // A character of two bytes is torn at the end of each part.
      const bytes = Buffer.from(JSON.stringify({ ...item(`p-${index}`), big }));
      yield bytes.subarray(0, bytes.length - 25_001);
      yield bytes.subarray(bytes.length - 25_001);
      if (index < count - 1) yield ',';
      if (index === 10) await held.promise;
    }
    yield ']}';
  }
  listsBy(server, () => ({ chunks: chunks() }));
  const kept: number[] = [];
  const keep = (object: KubeObject): KubeObject => {
    kept.push(String(object['big']).length);
    return { ...object, big: undefined };
  };
  const { reader } = await anAccess(server, { keep, pace: { quietMs: 8000 } });

  const follower = aFollower(reader);
  await vi.waitFor(() => expect(follower.names()).toContain('p-9'), LATER);
  expect(follower.reading()).toBe('not-yet');
  held.resolve();

  await vi.waitFor(() => expect(follower.reading()).toBe('whole'), LATER);
  expect(follower.names()).toHaveLength(count);
  expect(new Set(kept)).toEqual(new Set([25_000]));
});

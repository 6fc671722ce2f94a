import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { newestRelease } from '../../src/readiness/helm-release.ts';
import { aReleaseSecret, withPayload } from '../support/helm/release.ts';

test('the newest revision counts, by number', async () => {
  const secrets = [9, 10, 2].map((revision) =>
    aReleaseSecret({ revision, status: revision === 10 ? 'failed' : 'superseded', run: '0a1b' }),
  );

  expect(await newestRelease(secrets)).toEqual({
    is: 'release',
    release: {
      revision: 10,
      status: 'failed',
      chart: 'small',
      chartVersion: '1.2.3',
      appVersion: '9.9',
      values: {},
      firstDeployed: '2026-01-31T01:00:00Z',
      lastDeployed: '2026-01-31T02:00:00Z',
      description: 'Install complete',
      run: '0a1b',
    },
  });
});

test('a Secret of another type with such labels is none', async () => {
  const secret = { ...aReleaseSecret(), type: 'Opaque' };

  expect(await newestRelease([secret])).toEqual({ is: 'none' });
});

test.each([
  ['no base64', '***'],
  ['no gzip and no JSON', Buffer.from('hello')],
  ['cut gzip', gzipSync('{}').subarray(0, 12)],
  ['no JSON', gzipSync('hello')],
  ['a list', gzipSync('[]')],
  ['no status', gzipSync('{"version":1}')],
  [
    'another status than its label',
    { version: 1, info: { status: 'failed' }, chart: { metadata: { name: 'a', version: '1' } } },
  ],
  ['more than may be', gzipSync(Buffer.alloc(65 * 1024 * 1024))],
])('what has in it %s is told as unreadable', async (_, payload) => {
  const secret = withPayload({ revision: 1 }, payload);

  expect(await newestRelease([secret])).toEqual({
    is: 'unreadable',
    revision: 1,
    status: 'deployed',
  });
});

import { expect, test } from 'vitest';
import type { Readers } from '../../../src/model/ports.ts';
import { apiReady } from '../../../src/probes/kubernetes/api-ready.ts';
import { NEVER, readersOf } from '../../support/probes/readers.ts';

const VERSION = { status: 200, body: '{\n  "gitVersion": "v1.30.1-aliyun.1"\n}' };

function readers(readyz: { status: number; body: string }): Readers {
  const { cluster, ...rest } = readersOf([]);
  const raw = async (path: string) => (path === '/version' ? VERSION : readyz);
  return { ...rest, cluster: { ...cluster, raw } };
}

test.each([
  ['ready', 200, 'ok', 'pass', null],
  [
    'a check that fails',
    500,
    '[+]ping ok\n[-]etcd failed: reason withheld\n',
    'wait',
    'api-not-ready',
  ],
  ['starting', 503, '', 'wait', 'api-not-ready'],
  ['may not ask', 403, '', 'unknown', 'api-forbidden'],
  ['not known', 401, '', 'unknown', 'api-unauthorized'],
])('%s', async (_, status, body, verdict, code) => {
  const seen = await apiReady.look({}, readers({ status, body }), NEVER);

  expect([seen.verdict, seen.cause?.code ?? null]).toEqual([verdict, code]);
});

test('the version is found, and a failing check named', async () => {
  const good = await apiReady.look({}, readers({ status: 200, body: 'ok' }), NEVER);
  const bad = await apiReady.look({}, readers({ status: 500, body: '[-]etcd failed' }), NEVER);

  expect(good.finds).toEqual({ version: 'v1.30.1-aliyun.1' });
  expect(bad.cause?.params).toEqual({ status: 500, failing: 'etcd' });
});

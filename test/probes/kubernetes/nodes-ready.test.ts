import { expect, test } from 'vitest';
import { nodesReady } from '../../../src/probes/kubernetes/nodes-ready.ts';
import { aNode } from '../../support/probes/objects.ts';
import { NEVER, readersOf } from '../../support/probes/readers.ts';

const TWO = [aNode('a', true), aNode('b', true)];
const ONE_SILENT = [aNode('a', true), aNode('b', false)];

test.each([
  ['enough of the size asked for', TWO, { count: 2, cpu: 4, memory: '8Gi' }, 'pass', null],
  ['more than asked for', TWO, { count: 1 }, 'pass', null],
  ['docker asked for, containerd there', TWO, { count: 2, runtime: 'docker' }, 'pass', null],
  ['one not ready', ONE_SILENT, { count: 2 }, 'wait', 'nodes-too-few'],
  ['one more not ready than needed', ONE_SILENT, { count: 1 }, 'pass', null],
  ['none at all', [], { count: 1 }, 'wait', 'nodes-too-few'],
  ['none expected', TWO, { count: 0 }, 'unknown', 'nothing-expected'],
  ['too small', TWO, { count: 2, cpu: 8 }, 'fail', 'node-too-small'],
  ['another runtime', TWO, { count: 2, runtime: 'cri-o' }, 'fail', 'runtime-differs'],
])('%s', async (_, nodes, input, verdict, code) => {
  const seen = await nodesReady.look(input, readersOf(nodes), NEVER);

  expect([seen.verdict, seen.cause?.code ?? null]).toEqual([verdict, code]);
});

test('size as sold and by capacity are both shown, and what was found is given', async () => {
  const seen = await nodesReady.look({ count: 1, cpu: '4' }, readersOf([aNode('a', true)]), NEVER);

  expect(seen.notes).toMatchObject([
    {
      code: 'node-size',
      params: { type: 'ecs.c6.xlarge', nominal: '4 CPU, 8 GiB', capacity: '4 CPU, 7.3 GiB' },
    },
  ]);
  expect(seen.finds).toEqual({ nodes: 1, runtime: 'containerd://1.7.20' });
  expect(seen.progress).toEqual({ done: 1, of: 1, unit: 'nodes' });
  expect(seen.evidence[0]?.text).toContain('"kubelet":"v1.30.1-aliyun.1"');
});

test('a node that is not ready is named with its reason', async () => {
  const seen = await nodesReady.look({ count: 2 }, readersOf(ONE_SILENT), NEVER);

  expect(seen.object).toMatchObject({ kind: 'Node', name: 'b' });
  expect(seen.others).toMatchObject([
    { code: 'node-not-ready', params: { name: 'b', reason: 'KubeletNotReady' } },
  ]);
});

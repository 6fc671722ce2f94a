import { expect, test } from 'vitest';
import { ensureNamespaces } from '../../../src/actions/kubernetes/ensure-namespaces.ts';
import { wantsToApply, wantsToRemove } from '../../../src/actions/kubernetes/wants.ts';
import type { AccessQuestion } from '../../../src/model/access.ts';
import { writersOf } from '../../support/actions/writers.ts';
import { anObject } from '../../support/probes/objects.ts';
import { NEVER, readersOf } from '../../support/probes/readers.ts';

const WEB = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web', namespace: 'prod' };
const ABOUT = { group: 'apps', resource: 'deployments', namespace: 'prod' };

test('to apply is to get and to patch that object; to create it is asked for by the way', async () => {
  const asked: AccessQuestion[] = [];
  const { cluster } = readersOf([]);
  const may = async (question: AccessQuestion) => {
    asked.push(question);
    return { allowed: true, reason: '' };
  };

  const wants = await wantsToApply([WEB], { ...cluster, may }, NEVER);

  expect(wants).toEqual([
    { verb: 'get', ...ABOUT, name: 'web' },
    { verb: 'patch', ...ABOUT, name: 'web' },
  ]);
  expect(asked).toEqual([{ verb: 'create', ...ABOUT }]);
});

test.each([
  ['is not there yet', [], 1],
  ['is there', [anObject('Deployment', 'metadata: { name: web, namespace: prod }')], 0],
])('a right to create that is lacking counts where the object %s', async (_, objects, expected) => {
  const { cluster } = readersOf(objects);
  const may = async () => ({ allowed: false, reason: '' });

  const wants = await wantsToApply([WEB], { ...cluster, may }, NEVER);

  expect(wants.filter(({ verb }) => verb === 'create')).toHaveLength(expected);
});

test('of a kind that is not served yet nothing is asked', async () => {
  const { cluster } = readersOf([]);
  const resource = async () => undefined;

  expect(await wantsToApply([WEB], { ...cluster, resource }, NEVER)).toEqual([]);
  expect(await wantsToRemove([WEB], { ...cluster, resource }, NEVER)).toEqual([]);
});

test('to remove is to get and to delete that object', async () => {
  const { cluster } = readersOf([]);

  expect(await wantsToRemove([WEB], cluster, NEVER)).toEqual([
    { verb: 'get', ...ABOUT, name: 'web' },
    { verb: 'delete', ...ABOUT, name: 'web' },
  ]);
});

test('namespaces that are there want no right but to be seen', async () => {
  const prod = anObject('Namespace', 'metadata: { name: prod }');
  const { ports } = writersOf([prod]);

  const wants = await ensureNamespaces.wants?.({ names: ['prod', 'pre'] }, ports, NEVER);

  expect(wants).toEqual([
    { verb: 'get', group: '', resource: 'namespaces', name: 'pre' },
    { verb: 'patch', group: '', resource: 'namespaces', name: 'pre' },
  ]);
});

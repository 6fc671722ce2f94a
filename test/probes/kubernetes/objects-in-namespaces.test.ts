import { expect, test } from 'vitest';
import { objectsReady } from '../../../src/probes/kubernetes/objects-ready.ts';
import { anObject } from '../../support/probes/objects.ts';
import { NEVER, readersOf } from '../../support/probes/readers.ts';

const aJob = (namespace: string) =>
  anObject(
    'Job',
    `metadata: { name: restore, namespace: ${namespace}, generation: 1 }
spec: { completions: 1, parallelism: 1 }
status: { succeeded: 1, conditions: [{ type: Complete, status: "True" }] }`,
  );
const EVICTED = anObject(
  'Pod',
  `metadata:
  name: gateway-old
  namespace: pre
  ownerReferences: [{ kind: ReplicaSet, name: gateway-5d, uid: uid-of-rs-gateway, controller: true }]
status: { phase: Failed, reason: Evicted, message: x }`,
);
const BOTH = { kinds: ['Job'], namespaces: ['prod', 'pre'] };

const look = (
  input: typeof BOTH & { count?: number; names?: readonly string[] },
  ...at: string[]
) => objectsReady.look(input, readersOf([...at.map(aJob), EVICTED]), NEVER);

test('objects are ready where each of the namespaces holds some', async () => {
  expect(await look(BOTH, 'prod', 'pre')).toMatchObject({ verdict: 'pass' });
});

test('a namespace that holds nothing is named, and proven by no other', async () => {
  expect(await look(BOTH, 'prod')).toMatchObject({
    verdict: 'unknown',
    cause: { code: 'namespace-without-objects', params: { namespace: 'pre', kinds: 'Job' } },
    progress: { done: 1, of: 1 },
  });
});

test('what was replaced by another stands for nothing', async () => {
  expect(await look({ ...BOTH, kinds: ['Job', 'Pod'] }, 'prod')).toMatchObject({
    verdict: 'unknown',
    cause: { code: 'namespace-without-objects' },
  });
});

test.each([{ count: 1 }, { names: ['restore'] }])(
  'where it is said what has to be there a namespace may hold none of it: %j',
  async (more) => {
    expect(await look({ ...BOTH, ...more }, 'prod')).toMatchObject({ verdict: 'pass' });
  },
);

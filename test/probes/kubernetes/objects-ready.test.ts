import { expect, test } from 'vitest';
import type { Change, KubeObject } from '../../../src/model/ports.ts';
import { objectsReady } from '../../../src/probes/kubernetes/objects-ready.ts';
import { aFollower, aHandClock, blind, put } from '../../support/probes/follower.ts';
import { aDeployment, anObject, aTree } from '../../support/probes/objects.ts';
import { NEVER, readersOf } from '../../support/probes/readers.ts';

const aJob = (name: string, status: string, more: string = '') =>
  anObject(
    'Job',
    `metadata: { name: ${name}, namespace: prod, generation: 1${more} }
spec: { completions: 1, parallelism: 1 }
status: ${status}`,
  );
const DONE = '{ succeeded: 1, conditions: [{ type: Complete, status: "True" }] }';
const FAILED =
  '{ failed: 1, conditions: [{ type: Failed, status: "True", reason: BackoffLimitExceeded, message: x }] }';
const RUNNING = '{ active: 1, startTime: "2026-01-31T00:00:00Z" }';
const JOBS = { kinds: ['Job'], namespace: 'prod' };
const labelled = (name: string, tier: string) => ({
  ...aDeployment(name, 1, 1),
  metadata: { ...aDeployment(name, 1, 1).metadata, labels: { tier } },
});
const CONFIG = anObject('ConfigMap', 'metadata: { name: settings, namespace: prod }');
const EVICTED = anObject(
  'Pod',
  `metadata:
  name: gateway-old
  namespace: prod
  ownerReferences: [{ kind: ReplicaSet, name: gateway-5d, uid: uid-of-rs-gateway, controller: true }]
status: { phase: Failed, reason: Evicted, message: x }`,
);

type Row = readonly [string, object, readonly KubeObject[], string, string | null];
const ROWS: readonly Row[] = [
  ['all of a kind are ready', JOBS, [aJob('a', DONE), aJob('b', DONE)], 'pass', null],
  ['one is not', JOBS, [aJob('a', DONE), aJob('b', RUNNING)], 'wait', 'job-running'],
  ['one has failed', JOBS, [aJob('a', RUNNING), aJob('b', FAILED)], 'fail', 'job-failed'],
  ['there are none', JOBS, [], 'unknown', 'namespace-without-objects'],
  ['there are none anywhere', { kinds: ['Job'] }, [], 'unknown', 'nothing-expected'],
  [
    'there are none in that namespace',
    { ...JOBS, namespace: 'pre' },
    [aJob('a', DONE)],
    'unknown',
    'namespace-without-objects',
  ],
  [
    'a list of namespaces is empty',
    { kinds: ['Job'], namespaces: [] },
    [aJob('a', DONE)],
    'unknown',
    'nothing-expected',
  ],
  [
    'a list of names is empty',
    { ...JOBS, names: [] },
    [aJob('a', DONE)],
    'unknown',
    'nothing-expected',
  ],
  ['a list of kinds is empty', { kinds: [] }, [aJob('a', DONE)], 'unknown', 'nothing-expected'],
  [
    'a named one is there',
    { ...JOBS, names: ['a'] },
    [aJob('a', DONE), aJob('b', FAILED)],
    'pass',
    null,
  ],
  [
    'a named one is absent',
    { ...JOBS, names: ['a', 'c'] },
    [aJob('a', DONE)],
    'fail',
    'object-absent',
  ],
  ['one is named twice', { ...JOBS, names: ['a', 'a'] }, [aJob('a', DONE)], 'pass', null],
  [
    'a kind is asked for twice',
    { kinds: ['Job', 'batch/v1/Job'], count: 2 },
    [aJob('a', DONE)],
    'wait',
    'objects-too-few',
  ],
  [
    'a name may be of any of the kinds',
    { kinds: ['Job', 'Deployment'], names: ['a', 'gateway'] },
    [aJob('a', DONE), aDeployment('gateway', 1, 1)],
    'pass',
    null,
  ],
  [
    'as many are there as asked',
    { ...JOBS, count: 2 },
    [aJob('a', DONE), aJob('b', DONE)],
    'pass',
    null,
  ],
  [
    'fewer are there than asked',
    { ...JOBS, count: 3 },
    [aJob('a', DONE), aJob('b', DONE)],
    'wait',
    'objects-too-few',
  ],
  ['none is there of those asked', { ...JOBS, count: 1 }, [], 'wait', 'objects-too-few'],
  ['the count is absurd', { ...JOBS, count: -1 }, [], 'unknown', 'namespace-without-objects'],
  [
    'null stands for what was left out',
    { ...JOBS, names: null, count: null, selector: null, namespaces: null },
    [aJob('a', DONE)],
    'pass',
    null,
  ],
  [
    'a selector picks',
    { kinds: ['Deployment'], selector: 'tier=front' },
    [labelled('a', 'front'), { ...labelled('b', 'back'), status: {} }],
    'pass',
    null,
  ],
  [
    'a selector picks none',
    { kinds: ['Deployment'], selector: 'tier=none' },
    [labelled('a', 'front')],
    'unknown',
    'nothing-expected',
  ],
  [
    'a selector is none',
    { kinds: ['Deployment'], selector: 'tier in front' },
    [labelled('a', 'front')],
    'unknown',
    'selector-malformed',
  ],
  ['a kind is not clear', { kinds: ['deployments'] }, [], 'unknown', 'kind-unclear'],
  ['a kind is only there', { kinds: ['v1/ConfigMap'] }, [CONFIG], 'pass', null],
  [
    'pods belong to a workload asked for as well',
    { kinds: ['Deployment', 'Pod'] },
    [...aTree('gateway', ['ready', 'ready']), EVICTED],
    'pass',
    null,
  ],
  [
    'pods are asked for by themselves',
    { kinds: ['Pod'], selector: 'app=gateway' },
    aTree('gateway', ['ready', 'starting']),
    'wait',
    'pod-starting',
  ],
  [
    'a pod that failed has a successor',
    { kinds: ['Pod'] },
    [...aTree('gateway', ['ready']), EVICTED],
    'pass',
    null,
  ],
];

test.each(ROWS)('%s', async (_, input, objects, verdict, code) => {
  const seen = await objectsReady.look({ kinds: [], ...input }, readersOf(objects), NEVER);

  const causes = [...(seen.cause ? [seen.cause] : []), ...seen.others];
  expect(seen.verdict).toBe(verdict);
  expect(causes.map((cause) => cause.code).includes(code ?? '')).toBe(code !== null);
});

test('how many are ready is told', async () => {
  const objects = [aJob('a', DONE), aJob('b', RUNNING)];

  const seen = await objectsReady.look({ ...JOBS, count: 3 }, readersOf(objects), NEVER);

  expect(seen.progress).toEqual({ done: 1, of: 3, unit: 'objects' });
});

async function lookAt(input: object, ...told: readonly Change[]) {
  const cluster = aFollower();
  cluster.tell(...told);
  cluster.end();
  const readers = { ...readersOf([]), cluster, clock: aHandClock() };
  const seen = await objectsReady.look({ kinds: [], ...input }, readers, NEVER);
  return { seen, selections: cluster.asked[0] ?? [] };
}

const BATCH = { apiVersion: 'batch/v1', kind: 'Job' } as const;
const IN_PROD = { is: 'whole', ...BATCH, namespace: 'prod' } as const;

test('a kind that is not served is unknown, and the rest is judged', async () => {
  const rollout = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', namespace: 'prod' };
  const { seen } = await lookAt(
    { kinds: ['Job', 'argoproj.io/v1alpha1/Rollout'], namespace: 'prod' },
    ...put(aJob('a', RUNNING)),
    IN_PROD,
    blind(rollout, 'api-kind-unknown'),
  );

  expect([seen.verdict, seen.cause?.code]).toEqual(['unknown', 'api-kind-unknown']);
  expect(seen.others.map(({ code }) => code)).toContain('job-running');
});

test('an object that lies in no namespace is meant by each of them', async () => {
  const node = anObject('Namespace', 'metadata: { name: prod }\nstatus: { phase: Active }');
  const all = { is: 'whole', apiVersion: 'v1', kind: 'Namespace' } as const;

  const { seen } = await lookAt({ kinds: ['Namespace'], namespace: 'prod' }, ...put(node), all);

  expect(seen.verdict).toBe('pass');
});

test('what is absent in a namespace that can not be read is unknown, not absent', async () => {
  const { seen } = await lookAt(
    { kinds: ['Job'], namespaces: ['prod', 'pre'], names: ['a', 'b'], count: 2 },
    ...put(aJob('a', DONE)),
    IN_PROD,
    blind({ ...BATCH, namespace: 'pre' }, 'api-forbidden'),
  );

  expect([seen.verdict, seen.cause?.code]).toEqual(['unknown', 'api-forbidden']);
});

test('what was told before it could not be read any more is not believed', async () => {
  const { seen } = await lookAt(
    JOBS,
    ...put(aJob('a', DONE)),
    IN_PROD,
    blind({ ...BATCH, namespace: 'prod' }, 'api-unauthorized'),
  );

  expect([seen.verdict, seen.cause?.code]).toEqual(['unknown', 'api-unauthorized']);
});

test('labels are looked at by the server, but for what others are judged by', async () => {
  const { selections } = await lookAt({ kinds: ['Deployment', 'Pod'], selector: 'tier=front' });

  expect(selections.filter((one) => one.labelSelector !== undefined)).toEqual([
    { apiVersion: 'apps/v1', kind: 'Deployment', labelSelector: 'tier=front' },
  ]);
});

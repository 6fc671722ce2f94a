import { expect, test } from 'vitest';
import type { Change } from '../../../src/model/ports.ts';
import { workloadsReady } from '../../../src/probes/kubernetes/workloads-ready.ts';
import { aFollower, aHandClock, blind, put, whole } from '../../support/probes/follower.ts';
import { aTree } from '../../support/probes/objects.ts';
import { NEVER, readersOf } from '../../support/probes/readers.ts';

const IN_PROD = { namespace: 'prod' };
const DEPLOYMENTS = { apiVersion: 'apps/v1', kind: 'Deployment' };
const GATEWAY = { ...IN_PROD, kind: 'Deployment', name: 'gateway' };
const ALL = [
  DEPLOYMENTS,
  { apiVersion: 'apps/v1', kind: 'StatefulSet' },
  { apiVersion: 'apps/v1', kind: 'DaemonSet' },
  { apiVersion: 'apps/v1', kind: 'ReplicaSet' },
  { apiVersion: 'v1', kind: 'Pod' },
  { apiVersion: 'v1', kind: 'PersistentVolumeClaim' },
  { apiVersion: 'v1', kind: 'Event' },
  { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', namespaces: undefined },
].map((one) => ({ namespaces: ['prod', 'pre'], ...one }));

/** All is read but for what is told last. */
async function look(workloads: readonly object[], ...more: readonly Change[]) {
  const cluster = aFollower();
  cluster.tell(
    ...put(...aTree('gateway', ['ready', 'ready'])),
    ...whole(ALL.map(({ namespaces, ...one }) => ({ ...one, ...(namespaces && { namespaces }) }))),
    { is: 'whole', apiVersion: 'v1', kind: 'Node' },
    ...more,
  );
  cluster.end();
  const readers = { ...readersOf([]), cluster, clock: aHandClock() };
  return workloadsReady.look({ workloads: workloads.map((one) => ({ ...one })) }, readers, NEVER);
}

const FORBIDDEN = (kind: object, namespace: string) =>
  blind({ ...DEPLOYMENTS, ...kind, namespace }, 'api-forbidden');
const IN_PRE = { ...GATEWAY, namespace: 'pre' };

test.each([
  ['an absent one where all was read', [IN_PRE], [], 'fail', 'object-absent'],
  [
    'an absent one where it may not be read',
    [IN_PRE],
    [FORBIDDEN({}, 'pre')],
    'unknown',
    'api-forbidden',
  ],
  [
    'one of an open kind where one kind may not be read',
    [{ namespace: 'pre', name: 'gateway' }],
    [FORBIDDEN({ kind: 'DaemonSet' }, 'pre')],
    'unknown',
    'api-forbidden',
  ],
  [
    'one of an open kind that is there',
    [{ ...IN_PROD, name: 'gateway' }],
    [FORBIDDEN({ kind: 'DaemonSet' }, 'prod')],
    'pass',
    undefined,
  ],
  [
    'one that was there before it could not be read',
    [GATEWAY],
    [FORBIDDEN({}, 'prod')],
    'unknown',
    'api-forbidden',
  ],
  [
    'an absent one beside one that can not be read',
    [IN_PRE, GATEWAY],
    [FORBIDDEN({}, 'prod')],
    'fail',
    'object-absent',
  ],
  [
    'a host where Ingresses may not be read',
    [{ host: 'pay.example.com' }],
    [blind({ apiVersion: 'networking.k8s.io/v1', kind: 'Ingress' }, 'api-forbidden')],
    'unknown',
    'api-forbidden',
  ],
] as const)('%s', async (_, workloads, more, verdict, code) => {
  const seen = await look(workloads, ...more);

  expect([seen.verdict, seen.cause?.code]).toEqual([verdict, code]);
});

test('where its pods may not be read a workload is judged by itself, and that is noted', async () => {
  const known = await look([GATEWAY]);
  const seen = await look([GATEWAY], FORBIDDEN({ apiVersion: 'v1', kind: 'Pod' }, 'prod'));

  expect(seen).toMatchObject({ verdict: 'pass', notes: [{ code: 'api-forbidden' }] });
  expect(seen.unbroken).not.toBe(known.unbroken);
});

test('only what is required has to stay as it is', async () => {
  const required = await look([GATEWAY]);
  const wanted = await look([{ ...GATEWAY, need: 'wanted' }]);

  expect(required.unbroken).toMatch(/^3-[0-9a-f]{16}$/);
  expect(wanted.unbroken).toBeUndefined();
});

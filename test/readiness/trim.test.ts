import { expect, test } from 'vitest';
import type { KubeObject } from '../../src/model/ports.ts';
import { trim } from '../../src/readiness/trim.ts';

const METADATA = { name: 'a', namespace: 'prod', uid: 'u', resourceVersion: '7' };

function anObject(apiVersion: string, kind: string, more: object): KubeObject {
  return { apiVersion, kind, metadata: METADATA, ...more };
}

test('who managed which field and long annotations are dropped, short ones stay', () => {
  const annotations = {
    'kubectl.kubernetes.io/last-applied-configuration': '{}',
    long: 'x'.repeat(257),
    'deployment.kubernetes.io/revision': '3',
  };
  const metadata = { ...METADATA, managedFields: [{}], annotations, labels: { app: 'a' } };

  const kept = trim({ ...anObject('v1', 'Service', { spec: { type: 'ClusterIP' } }), metadata });

  expect(kept).toEqual({
    ...anObject('v1', 'Service', { spec: { type: 'ClusterIP' } }),
    metadata: {
      ...METADATA,
      labels: { app: 'a' },
      annotations: { 'deployment.kubernetes.io/revision': '3' },
    },
  });
});

test('a pod keeps what its causes are read from', () => {
  const container = {
    name: 'c',
    image: 'app:1',
    resources: { limits: { memory: '1Gi' } },
    readinessProbe: { httpGet: { path: '/ready' } },
    ports: [{ containerPort: 80 }],
  };
  const needed = {
    nodeName: 'n',
    imagePullSecrets: [{ name: 'regcred' }],
  };
  const bulk = { command: ['x'], volumeMounts: [{ name: 'v' }], env: [{ name: 'A', value: 'b' }] };
  const from = { name: 'B', valueFrom: { secretKeyRef: { name: 's', key: 'k' } } };
  const state = { terminated: { exitCode: 137, reason: 'OOMKilled' } };

  const kept = trim(
    anObject('v1', 'Pod', {
      spec: {
        ...needed,
        tolerations: [{}],
        containers: [{ ...container, ...bulk, env: [...bulk.env, from] }],
        volumes: [
          { name: 'kube-api-access-x', projected: { sources: [] } },
          { name: 'v', persistentVolumeClaim: { claimName: 'p' } },
          { name: 'e', emptyDir: {} },
        ],
      },
      status: {
        phase: 'Running',
        conditions: [{ type: 'Ready', status: 'False', lastProbeTime: null }],
        containerStatuses: [
          { name: 'c', restartCount: 3, lastState: state, imageID: 'sha', containerID: 'x' },
        ],
      },
    }),
  );

  expect(kept).toEqual(
    anObject('v1', 'Pod', {
      spec: {
        ...needed,
        containers: [{ ...container, env: [from] }],
        volumes: [{ name: 'v', persistentVolumeClaim: { claimName: 'p' } }, { name: 'e' }],
      },
      status: {
        phase: 'Running',
        conditions: [{ type: 'Ready', status: 'False' }],
        containerStatuses: [{ name: 'c', restartCount: 3, lastState: state }],
      },
    }),
  );
});

test('of secrets and config maps only the keys are known, never what stands there', () => {
  const secret = trim(anObject('v1', 'Secret', { type: 'Opaque', data: { token: 'c2VjcmV0' } }));
  const map = trim(anObject('v1', 'ConfigMap', { data: { a: 'b' }, binaryData: { c: 'ZA==' } }));

  expect(secret).toEqual(anObject('v1', 'Secret', { type: 'Opaque', data: { token: '' } }));
  expect(map).toEqual(anObject('v1', 'ConfigMap', { data: { a: '' }, binaryData: { c: '' } }));
});

test('an event keeps four kibibytes of its message', () => {
  const kept = trim(anObject('v1', 'Event', { reason: 'Failed', message: 'm'.repeat(9000) }));

  expect(kept).toMatchObject({ reason: 'Failed', message: `${'m'.repeat(4095)}…` });
});

test('a long text keeps its beginning and its end, at any depth', () => {
  const message = `begin${'x'.repeat(10_000)}end`;

  const kept = trim(anObject('example.com/v1', 'Thing', { status: { list: [{ message }] } }));

  const text = JSON.stringify(kept);
  expect(text).toMatch(/"begin.*end"/);
  expect(text.length).toBeLessThan(4400);
});

test.each([
  ['Pod', { spec: null, status: { conditions: null, containerStatuses: null } }],
  ['Pod', { spec: { containers: [null, 3], volumes: [null] }, status: [] }],
  ['Pod', {}],
  ['Node', { status: null }],
  ['Secret', { data: null }],
  ['Event', { message: null }],
])('an absurd %s is left absurd: %j', (kind, more) => {
  expect(trim(anObject('v1', kind, more)).metadata).toEqual(METADATA);
});

test('an absurd template is left absurd', () => {
  for (const spec of [null, { template: null }, { template: { spec: 3 } }, {}])
    expect(trim(anObject('apps/v1', 'Deployment', { spec })).kind).toBe('Deployment');
});

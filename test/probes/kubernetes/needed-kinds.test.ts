import { expect, test } from 'vitest';
import { asAsked, withNeeded } from '../../../src/probes/kubernetes/needed-kinds.ts';

const DEPLOYMENT = { apiVersion: 'apps/v1', kind: 'Deployment' };
const STATEFUL_SET = { apiVersion: 'apps/v1', kind: 'StatefulSet' };
const INGRESS = { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress' };
const shown = (places: Parameters<typeof withNeeded>[0]) =>
  withNeeded(places).map(({ kind, namespaces }) => [kind, ...(namespaces ?? ['*'])].join(' '));

test('a workload is followed where it lies, with what explains it', () => {
  expect(shown([{ ...DEPLOYMENT, namespaces: ['prod'] }])).toEqual([
    'Deployment prod',
    'ReplicaSet prod',
    'Pod prod',
    'PersistentVolumeClaim prod',
    'StorageClass *',
    'Node *',
    'Event prod',
  ]);
});

test('what is needed by several is followed once, wherever it is needed', () => {
  const places = [
    { ...DEPLOYMENT, namespaces: ['prod'] },
    { ...STATEFUL_SET, namespaces: ['infra', 'prod'] },
  ];

  expect(shown(places)).toEqual([
    'Deployment prod',
    'StatefulSet infra prod',
    'ReplicaSet prod',
    'Pod prod infra',
    'PersistentVolumeClaim prod infra',
    'StorageClass *',
    'Node *',
    'Event prod infra',
  ]);
  expect(shown([...places, STATEFUL_SET])).toContain('Pod *');
});

test('an Ingress is followed with what it leads to, and without events', () => {
  expect(shown([INGRESS])).toEqual(['Ingress *', 'IngressClass *', 'Service *', 'EndpointSlice *']);
});

test('of events only warnings are followed', () => {
  expect(withNeeded([{ apiVersion: 'v1', kind: 'Pod', namespaces: ['prod'] }]).at(-1)).toEqual({
    apiVersion: 'v1',
    kind: 'Event',
    namespaces: ['prod'],
    fieldSelector: 'type!=Normal',
    explains: true,
  });
});

const explaining = (places: Parameters<typeof withNeeded>[0]) =>
  withNeeded(places).flatMap(({ kind, explains }) => (explains ? [kind] : []));
const CLAIM = { apiVersion: 'v1', kind: 'PersistentVolumeClaim' };

test('where pods lie and what they mount only explains, unless it was asked for itself', () => {
  expect(explaining([DEPLOYMENT])).toEqual([
    'PersistentVolumeClaim',
    'StorageClass',
    'Node',
    'Event',
  ]);
  expect(explaining([DEPLOYMENT, CLAIM])).toEqual(['StorageClass', 'Node', 'Event']);
});

test('what may be judged by all that it owns waits for all of it', () => {
  const anything = { apiVersion: 'example.com/v1', kind: 'Widget' };

  expect(explaining([DEPLOYMENT, anything])).toEqual(['Event']);
});

test('nothing of that reaches the cluster', () => {
  expect(asAsked(withNeeded([CLAIM]))).toEqual([
    CLAIM,
    { apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass' },
    { apiVersion: 'v1', kind: 'Event', fieldSelector: 'type!=Normal' },
  ]);
});

import { expect, test } from 'vitest';
import { withNeeded } from '../../../src/probes/kubernetes/needed-kinds.ts';

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
  });
});

import { expect, test } from 'vitest';
import { apply } from '../../../src/actions/kubernetes/apply.ts';
import { WizardError } from '../../../src/model/error.ts';
import type { KubeObject } from '../../../src/model/ports.ts';
import { NEVER } from '../../support/probes/readers.ts';
import { writersOf } from '../../support/actions/writers.ts';

function aManifest(kind: string, name: string, namespace?: string): KubeObject {
  const place = namespace === undefined ? {} : { namespace };
  return { apiVersion: 'v1', kind, metadata: { name, ...place } };
}

test('what others need is applied first, in the order of the files', async () => {
  const manifests = [
    aManifest('Deployment', 'app'),
    aManifest('Broker', 'custom'),
    aManifest('Service', 'web'),
    aManifest('ConfigMap', 'b'),
    aManifest('ConfigMap', 'a'),
    aManifest('CustomResourceDefinition', 'brokers'),
    aManifest('Namespace', 'prod'),
    aManifest('RoleBinding', 'role'),
  ];
  const { ports, seen } = writersOf([], { manifests });

  await apply.act({ path: 'm' }, ports, NEVER);

  expect(seen.applied.map((one) => one.metadata.name)).toEqual([
    'prod',
    'brokers',
    'b',
    'a',
    'role',
    'web',
    'custom',
    'app',
  ]);
});

test('only what names no namespace goes into the one given', async () => {
  const manifests = [aManifest('Service', 'a'), aManifest('Service', 'b', 'infra')];
  const { ports, seen } = writersOf([], { manifests });

  await apply.act({ path: 'm', namespace: 'prod' }, ports, NEVER);

  expect(seen.applied.map((one) => one.metadata.namespace)).toEqual(['prod', 'infra']);
});

test('the ledger has what was created, the evidence has all, progress counts', async () => {
  const manifests = [aManifest('Service', 'old', 'prod'), aManifest('Service', 'new', 'prod')];
  const { ports, seen } = writersOf([aManifest('Service', 'old', 'prod')], { manifests });

  const result = await apply.act({ path: 'm' }, ports, NEVER);

  expect(result.changed).toBe(true);
  expect(result.created.map(({ what }) => what)).toEqual([
    { kind: 'Service', name: 'new', apiVersion: 'v1', namespace: 'prod', uid: 'uid-of-new' },
  ]);
  expect(result.evidence).toEqual([
    { name: 'applied', text: 'already so Service prod/old\ncreated Service prod/new' },
  ]);
  expect(seen.output.join('')).toBe('already so Service prod/old\ncreated Service prod/new\n');
  expect(seen.progress).toEqual([
    { done: 1, of: 2, unit: 'objects' },
    { done: 2, of: 2, unit: 'objects' },
  ]);
});

test('a conflict stops it and goes up as it is', async () => {
  const conflict = new WizardError('not-proven', 'api-conflict', { managers: 'helm' });
  const { ports } = writersOf([], {
    manifests: [aManifest('Service', 'a')],
    writer: {
      apply: async () => {
        throw conflict;
      },
      remove: async () => {},
    },
  });

  await expect(apply.act({ path: 'm' }, ports, NEVER)).rejects.toBe(conflict);
});

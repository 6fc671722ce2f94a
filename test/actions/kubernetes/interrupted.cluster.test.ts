import { expect, onTestFinished } from 'vitest';
import { apply } from '../../../src/actions/kubernetes/apply.ts';
import { ensureNamespaces } from '../../../src/actions/kubernetes/ensure-namespaces.ts';
import { remove } from '../../../src/actions/kubernetes/remove.ts';
import type { KubeObject, Writers } from '../../../src/model/ports.ts';
import { interruptedAtEachAwait } from '../../support/actions/interrupted.ts';
import { realWorld, withManifests } from '../../support/actions/real-world.ts';
import { clusterTest as test } from '../../support/control-plane/index.ts';
import { NEVER } from '../../support/probes/readers.ts';

function aConfigMap(name: string, namespace: string): KubeObject {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace }, data: { a: '1' } };
}

/** Real writers that note what was made; names differ from world to world and are left out of it. */
function noting(ports: Writers): { readonly made: string[]; readonly ports: Writers } {
  const made: string[] = [];
  const { writer } = ports;
  const noted: typeof writer.apply = async (object, signal) => {
    const applied = await writer.apply(object, signal);
    if (applied.created) made.push(`${object.kind} ${object.metadata.name.split('-')[0]}`);
    return applied;
  };
  return { made, ports: { ...ports, writer: { ...writer, apply: noted } } };
}

test('namespaces come to the same end wherever that is interrupted, and none is made twice', async ({
  cluster,
}) => {
  const { ports } = await realWorld(cluster.kubeconfig);
  const all: string[] = [];
  onTestFinished(async () => {
    await cluster.kubectl(['delete', 'namespace', ...all, '--wait=false']);
  });
  const input: { names: readonly string[] } = { names: [] };

  const awaited = await interruptedAtEachAwait(ensureNamespaces, input, () => {
    const names = [cluster.freshName('one'), cluster.freshName('two')];
    all.push(...names);
    input.names = names;
    const { made, ports: own } = noting(ports);
    const state = async () => {
      const there = await ports.cluster.list({ apiVersion: 'v1', kind: 'Namespace' }, NEVER);
      return there.filter(({ metadata }) => names.includes(metadata.name)).length;
    };
    return { ports: own, state, made: () => made };
  });

  expect(awaited).toEqual(['cluster.list', 'writer.apply', 'writer.apply']);
});

test('manifests come to the same end wherever that is interrupted, and nothing is made twice', async ({
  cluster,
}) => {
  const { ports } = await realWorld(cluster.kubeconfig);
  const namespace = await cluster.createNamespace();

  const awaited = await interruptedAtEachAwait(apply, { path: 'manifests' }, () => {
    const objects = ['one', 'two'].map((name) => aConfigMap(cluster.freshName(name), namespace));
    const { made, ports: own } = noting(withManifests(ports, objects));
    const state = async () => {
      const found = await Promise.all(
        objects.map((object) => ports.cluster.get({ ...object, ...object.metadata }, NEVER)),
      );
      return found.map((one) => one?.['data']);
    };
    return { ports: own, state, made: () => made };
  });

  expect(awaited).toEqual(['files.manifests', 'writer.apply', 'writer.apply']);
});

test('what was left is removed, a namespace with all that is in it, and never what has its name since', async ({
  cluster,
}) => {
  const { ports } = await realWorld(cluster.kubeconfig);
  const name = cluster.freshName('left');
  const { created } = await ensureNamespaces.act({ names: [name] }, ports, NEVER);
  const input = { apiVersion: 'v1', kind: 'Namespace', name, uid: created[0]?.what.uid ?? '' };

  const first = await remove.act(input, ports, NEVER);
  const second = await remove.act(input, ports, NEVER);
  await ensureNamespaces.act({ names: [name] }, ports, NEVER);
  const third = remove.act(input, ports, NEVER);

  expect([first.changed, second.changed]).toEqual([true, false]);
  await expect(third).rejects.toMatchObject({ code: 'remove-other-uid' });
  await cluster.kubectl(['delete', 'namespace', name, '--wait=false']);
});

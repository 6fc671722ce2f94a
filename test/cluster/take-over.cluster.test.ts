import { expect } from 'vitest';
import { WizardError } from '../../src/model/error.ts';
import type { KubeObject, TakeOver, Writers } from '../../src/model/ports.ts';
import { realWorld } from '../support/actions/real-world.ts';
import { clusterTest as test } from '../support/control-plane/index.ts';
import { NEVER } from '../support/probes/readers.ts';

/** The conflict that an apply without force runs into. */
async function conflictOf({ writer }: Writers, object: KubeObject): Promise<TakeOver> {
  const error = await writer.apply(object, NEVER).catch((thrown: unknown) => thrown);
  if (!(error instanceof WizardError) || error.code !== 'api-conflict')
    throw new Error('there is no conflict');
  const text = (name: string) => String(error.params[name]);
  return {
    kind: text('kind'),
    name: text('name'),
    managers: text('managers'),
    fields: text('fields'),
    conflict: text('conflict'),
  };
}

test('a conflict that was decided is taken over, and only as it was decided', async ({
  cluster,
}) => {
  const namespace = await cluster.createNamespace();
  const { ports } = await realWorld(cluster.kubeconfig);
  const metadata = { name: 'web', namespace };
  const data = { a: 'ours', b: 'ours' };
  const own: KubeObject = { apiVersion: 'v1', kind: 'ConfigMap', metadata, data };
  const byHand = (field: string) =>
    cluster.kubectl([
      'patch',
      'configmap',
      'web',
      `--namespace=${namespace}`,
      '--field-manager=hands',
      '--type=merge',
      `--patch={"data":{"${field}":"theirs"}}`,
    ]);
  await ports.writer.apply(own, NEVER);
  await byHand('a');
  const first = await conflictOf(ports, own);
  expect(first).toMatchObject({ managers: 'hands', fields: '.data.a' });

  await byHand('b');
  await expect(ports.writer.apply(own, NEVER, first)).rejects.toMatchObject({
    code: 'api-conflict',
    params: { fields: '.data.a, .data.b' },
  });
  const applied = await ports.writer.apply(own, NEVER, await conflictOf(ports, own));

  expect(applied).toMatchObject({ changed: true, created: false });
  expect(await ports.cluster.get({ ...own, ...metadata }, NEVER)).toMatchObject({ data });
});

test('what was decided of one object is no word for another', async ({ cluster }) => {
  const namespace = await cluster.createNamespace();
  const { ports } = await realWorld(cluster.kubeconfig);
  const [one, two] = ['one', 'two'].map((name): KubeObject => {
    const metadata = { name, namespace };
    return { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { a: 'ours' } };
  });
  if (one === undefined || two === undefined) throw new Error('two objects');
  for (const { metadata } of [one, two])
    await cluster.kubectl([
      'create',
      'configmap',
      metadata.name,
      `--namespace=${namespace}`,
      '--from-literal=a=theirs',
    ]);

  const applying = ports.writer.apply(two, NEVER, await conflictOf(ports, one));

  await expect(applying).rejects.toMatchObject({ code: 'api-conflict' });
  expect(await ports.cluster.get({ ...two, ...two.metadata }, NEVER)).toMatchObject({
    data: { a: 'theirs' },
  });
});

test('where nothing is in conflict any more nothing is forced', async ({ cluster }) => {
  const namespace = await cluster.createNamespace();
  const { ports } = await realWorld(cluster.kubeconfig);
  const metadata = { name: 'web', namespace };
  const own: KubeObject = { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { a: 'ours' } };
  const there = ['configmap', 'web', `--namespace=${namespace}`];
  await cluster.kubectl(['create', ...there, '--from-literal=a=theirs']);
  const conflict = await conflictOf(ports, own);
  await cluster.kubectl(['delete', ...there]);
  await cluster.kubectl(['create', ...there, '--from-literal=b=theirs']);

  const applied = await ports.writer.apply(own, NEVER, conflict);

  expect(applied).toMatchObject({ created: false, changed: true });
  expect(await ports.cluster.get({ ...own, ...metadata }, NEVER)).toMatchObject({
    data: { a: 'ours', b: 'theirs' },
  });
});

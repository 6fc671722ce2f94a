import { readFile } from 'node:fs/promises';
import { expect } from 'vitest';
import { clusterTest as test, type Cluster } from '../../support/control-plane/index.ts';
import { anApiServer } from '../../support/practice/an-api-server.ts';
import { apiClient, type ApiClient } from '../../support/practice/api-client.ts';
import { configMapSteps, type Named } from '../../support/practice/api-steps.ts';
import { applySteps } from '../../support/practice/apply-steps.ts';
import { comparable } from '../../support/practice/comparable.ts';

/** The same requests to the real API server and to the range's, one after the other; what each of them answered. */
async function both(cluster: Cluster, stepsIn: (namespace: string) => readonly Named[]) {
  const namespace = await cluster.createNamespace();
  const server = await anApiServer();
  server.range.add('Namespace', { metadata: { name: namespace } });
  const real = apiClient(await readFile(cluster.kubeconfig, 'utf8'));
  const ours = apiClient(server.kubeconfig('admin'));
  const steps = stepsIn(namespace);
  return { real: await answers(real, steps), ours: await answers(ours, steps) };
}

async function answers(client: ApiClient, steps: readonly Named[]) {
  const told: { [says: string]: unknown } = {};
  for (const [says, step] of steps) told[says] = comparable(await client(step));
  return told;
}

test('it creates, reads, changes, lists and deletes as the real one does, and refuses in its words', async ({
  cluster,
}) => {
  const { real, ours } = await both(cluster, configMapSteps);

  expect(ours).toEqual(real);
});

test('it applies for several managers as the real one does', async ({ cluster }) => {
  const { real, ours } = await both(cluster, applySteps);

  expect(ours).toEqual(real);
});

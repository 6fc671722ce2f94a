import { expect, test } from 'vitest';
import { ensureLoadBalancer } from '../../../src/actions/kubernetes/ensure-load-balancer.ts';
import { WizardError } from '../../../src/model/error.ts';
import { interruptedAtEachAwait } from '../../support/actions/interrupted.ts';
import { memoryCluster } from '../../support/actions/memory-cluster.ts';
import { anObject } from '../../support/probes/objects.ts';
import { NEVER } from '../../support/probes/readers.ts';

const CONTROLLER = anObject(
  'Deployment',
  `metadata: { name: controller, namespace: ingress }
spec: { selector: { matchLabels: { app: ingress } } }`,
);
const EXTERNAL = {
  namespace: 'ingress',
  service: 'made',
  address: 'external',
  workload: 'controller',
} as const;

test('interrupted at any await and done again there is one', async () => {
  const waited = await interruptedAtEachAwait(ensureLoadBalancer, EXTERNAL, () => {
    const { ports, objects, made } = memoryCluster([CONTROLLER]);
    return { ports, state: () => objects, made: () => made };
  });

  expect(waited).toContain('writer.apply');
});

test('what this run made without having seen the end of it is in its ledger all the same', async () => {
  const { ports, objects } = memoryCluster([CONTROLLER]);
  await ensureLoadBalancer.act(EXTERNAL, ports, NEVER);
  const ofAnotherRun = { ...ports, attempt: { ...ports.attempt, run: 'other' } };

  const again = await ensureLoadBalancer.act(EXTERNAL, ports, NEVER);
  const elsewhere = await ensureLoadBalancer.act(EXTERNAL, ofAnotherRun, NEVER);

  const { uid } = objects.at(-1)?.metadata ?? {};
  expect([again.changed, again.created]).toMatchObject([false, [{ what: { name: 'made', uid } }]]);
  expect([elsewhere.changed, elsewhere.created]).toEqual([false, []]);
});

test('what keeps the cluster from taking it comes through as it is', async () => {
  const quota = new WizardError('not-proven', 'api-quota-exceeded', { quota: 'few' });
  const { ports } = memoryCluster([CONTROLLER]);
  const apply = async () => {
    throw quota;
  };

  const acting = ensureLoadBalancer.act(
    EXTERNAL,
    { ...ports, writer: { ...ports.writer, apply } },
    NEVER,
  );

  await expect(acting).rejects.toBe(quota);
});

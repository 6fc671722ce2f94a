import { expect, test } from 'vitest';
import { ensureLoadBalancer } from '../../../src/actions/kubernetes/ensure-load-balancer.ts';
import { WizardError } from '../../../src/model/error.ts';
import { interruptedEverywhere, keeping } from '../../support/actions/keeping.ts';
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

test('stopped anywhere and done again there is one, and it is in the ledger', async () => {
  const ends = await interruptedEverywhere(
    () => keeping([CONTROLLER]),
    (ports, signal) => ensureLoadBalancer.act(EXTERNAL, ports, signal),
  );

  expect(ends.map(({ stop }) => stop)).toContain('after apply');
  for (const { stop, end, result } of ends) {
    const services = end.objects.filter(({ kind }) => kind === 'Service');
    expect([stop, services.length, result.created.length]).toEqual([stop, 1, 1]);
    expect(result.created[0]?.what.uid).toBe(services[0]?.metadata.uid);
  }
});

test('what keeps the cluster from taking it comes through as it is', async () => {
  const quota = new WizardError('not-proven', 'api-quota-exceeded', { quota: 'few' });
  const world = keeping([CONTROLLER], {
    writer: {
      apply: async () => {
        throw quota;
      },
    },
  });

  await expect(ensureLoadBalancer.act(EXTERNAL, world.ports, NEVER)).rejects.toBe(quota);
});

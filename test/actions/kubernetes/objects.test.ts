import { expect, test } from 'vitest';
import { apply } from '../../../src/actions/kubernetes/apply.ts';
import { ensureDockerConfigSecret } from '../../../src/actions/kubernetes/ensure-docker-config-secret.ts';
import { ensureLoadBalancer } from '../../../src/actions/kubernetes/ensure-load-balancer.ts';
import { ensureNamespaces } from '../../../src/actions/kubernetes/ensure-namespaces.ts';
import { memoryCluster } from '../../support/actions/memory-cluster.ts';
import { writersOf } from '../../support/actions/writers.ts';
import { anObject } from '../../support/probes/objects.ts';
import { NEVER } from '../../support/probes/readers.ts';

const PROD = anObject('Namespace', 'metadata: { name: prod }\nstatus: { phase: Active }');

test('what is shown of manifests is what is sent, in the same order', async () => {
  const manifests = ['Service', 'ConfigMap'].map((kind) => anObject(kind, 'metadata: { name: a }'));
  const { ports, seen } = writersOf([], { manifests });
  const input = { path: 'm', namespace: 'prod' };

  const shown = await apply.objects?.(input, ports, 'run', NEVER);
  await apply.act(input, ports, NEVER);

  expect(shown?.map(({ kind }) => kind)).toEqual(['ConfigMap', 'Service']);
  expect(seen.applied).toEqual(shown);
});

test('of namespaces only those are shown that are missing', async () => {
  const { ports, seen } = writersOf([PROD]);
  const input = { names: ['prod', 'pre'] };

  const shown = await ensureNamespaces.objects?.(input, ports, 'run', NEVER);
  await ensureNamespaces.act(input, ports, NEVER);

  expect(shown?.map(({ metadata }) => metadata.name)).toEqual(['pre']);
  expect(seen.applied).toEqual(shown);
});

test('the Service of a load balancer is shown as it is sent, and none where one is there', async () => {
  const controller = anObject(
    'Deployment',
    `metadata: { name: controller, namespace: ingress }
spec:
  selector: { matchLabels: { app: ingress } }
  template: { metadata: { labels: { app: ingress } } }`,
  );
  const input = {
    namespace: 'ingress',
    service: 'made',
    address: 'external',
    workload: 'controller',
    cloud: 'alibaba',
  } as const;
  const { ports } = memoryCluster([controller]);

  const shown = await ensureLoadBalancer.objects?.(input, ports, ports.attempt.run, NEVER);
  const sent = await ensureLoadBalancer.act(input, ports, NEVER);

  expect(shown).toHaveLength(1);
  expect(sent.evidence[0]?.text).toContain(JSON.stringify(shown?.[0]));
  expect(await ensureLoadBalancer.objects?.(input, ports, 'run', NEVER)).toEqual([]);
});

test('of a pull secret nothing is read and no login is shown', async () => {
  const input = {
    namespace: 'prod',
    name: 'pull',
    host: 'registry.example.com',
    username: 'ops',
    password: 'hunter2',
  };
  const { ports } = writersOf([]);

  const shown = await ensureDockerConfigSecret.objects?.(input, ports, 'run', NEVER);

  expect(shown).toMatchObject([{ kind: 'Secret', metadata: { namespace: 'prod', name: 'pull' } }]);
  expect(JSON.stringify(shown)).not.toMatch(/ops|hunter2/);
});

import { expect, test } from 'vitest';
import { ensureLoadBalancer } from '../../../src/actions/kubernetes/ensure-load-balancer.ts';
import type { KubeObject } from '../../../src/model/ports.ts';
import { memoryCluster } from '../../support/actions/memory-cluster.ts';
import { anObject } from '../../support/probes/objects.ts';
import { NEVER } from '../../support/probes/readers.ts';

const TYPE = 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-address-type';
const CONTROLLER = anObject(
  'Deployment',
  `metadata: { name: controller, namespace: ingress }
spec:
  selector: { matchLabels: { app: ingress } }
  template: { metadata: { labels: { app: ingress, tier: edge } } }`,
);
const EXTERNAL = {
  namespace: 'ingress',
  service: 'made',
  address: 'external',
  workload: 'controller',
  cloud: 'alibaba',
} as const;
const INTERNAL = { ...EXTERNAL, address: 'internal' } as const;

function aService(name: string, more: object = {}): KubeObject {
  const {
    type = 'LoadBalancer',
    app = 'ingress',
    ips = [],
    annotations,
    ...rest
  } = { ...more } as {
    type?: string;
    app?: string;
    ips?: readonly string[];
    annotations?: object;
  };
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name,
      namespace: 'ingress',
      uid: `uid-of-${name}`,
      ...(annotations === undefined ? {} : { annotations: { ...annotations } }),
      ...rest,
    },
    spec: {
      type,
      selector: { app },
      ports: [{ name: 'web', port: 8080, targetPort: 'web', nodePort: 30001 }],
    },
    status: { loadBalancer: { ingress: ips.map((ip) => ({ ip })) } },
  };
}

const act = (input: object, objects: readonly KubeObject[]) => {
  const world = memoryCluster(objects);
  const acting = ensureLoadBalancer.act({ ...EXTERNAL, ...input }, world.ports, NEVER);
  return { acting, applied: world.made, world };
};

test('the missing one is made in front of the same pods, as the cloud has to be told at its creation', async () => {
  const { acting, world } = act({ address: 'internal' }, [
    CONTROLLER,
    aService('add-on', { ips: ['203.0.113.10'] }),
  ]);

  const { changed, created } = await acting;

  expect(world.objects.at(-1)).toEqual({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name: 'made',
      namespace: 'ingress',
      uid: expect.any(String),
      labels: { 'app.kubernetes.io/managed-by': 'dr-wizard', 'dr-wizard/run': 'run' },
      annotations: { [TYPE]: 'intranet' },
    },
    spec: {
      type: 'LoadBalancer',
      selector: { app: 'ingress' },
      ports: [{ name: 'web', port: 8080, targetPort: 'web' }],
    },
  });
  expect({ changed, created }).toMatchObject({
    changed: true,
    created: [
      {
        what: { kind: 'Service', name: 'made', namespace: 'ingress' },
        undo: { uses: 'kubernetes/remove', with: { name: 'made', uid: expect.any(String) } },
      },
    ],
  });
});

test.each([
  ['the add-on gives a public one', {}, [aService('add-on', { ips: ['203.0.113.10'] })]],
  [
    'another one gives a private one',
    { address: 'internal' },
    [aService('add-on', { ips: ['203.0.113.10'] }), aService('own', { ips: ['10.0.0.7'] })],
  ],
  ['a public one is being made', {}, [aService('add-on')]],
  [
    'a private one is being made',
    { address: 'internal' },
    [aService('add-on', { annotations: { [TYPE]: 'intranet' } })],
  ],
  [
    'an address of the site may be bound to it outside of the cluster',
    { expected: '203.0.113.77' },
    [aService('add-on', { ips: ['10.0.0.7'] })],
  ],
] as const)('nothing is made where %s', async (_says, input, services) => {
  const { acting, applied } = act(input, [CONTROLLER, ...services]);

  const { changed, created } = await acting;

  expect({ changed, created, applied }).toEqual({
    changed: false,
    created: [],
    applied: [],
  });
});

test.each([
  ['leads elsewhere', aService('other', { app: 'shop', ips: ['203.0.113.10'] })],
  ['has a private one', aService('other', { ips: ['10.0.0.7'] })],
  ['is being made for the inside', aService('other', { annotations: { [TYPE]: 'intranet' } })],
  ['is no load balancer', aService('other', { type: 'ClusterIP' })],
  [
    'is going',
    aService('other', { ips: ['203.0.113.10'], deletionTimestamp: '2026-01-31T00:00:00Z' }),
  ],
] as const)('one is made where the other %s', async (_says, other) => {
  const { acting, applied } = act({}, [CONTROLLER, other]);

  await acting;

  expect(applied).toEqual(['Service ingress/made']);
});

test.each([
  ['of another type', aService('made', { type: 'ClusterIP' }), 'load-balancer-name-taken'],
  ['in front of others', aService('made', { app: 'shop' }), 'load-balancer-name-taken'],
  [
    'with an address of the other sort',
    aService('made', { ips: ['10.0.0.7'] }),
    'load-balancer-name-taken',
  ],
  ['that is going', aService('made', { deletionTimestamp: 'x' }), 'object-terminating'],
] as const)('a Service of that name %s is left alone and said', async (_says, taken, code) => {
  const { acting, applied } = act({}, [CONTROLLER, taken]);

  await expect(acting).rejects.toMatchObject({ code, params: { name: 'ingress/made' } });
  expect(applied).toEqual([]);
});

test.each([
  ['no workload of that name', { workload: 'none' }, [CONTROLLER], 'object-absent'],
  ['no pods named', { workload: null }, [CONTROLLER], 'backend-unnamed'],
  [
    'an internal one of a cloud of which nothing is known',
    { ...INTERNAL, cloud: 'other' },
    [CONTROLLER],
    'load-balancer-reach-unsaid',
  ],
  [
    'annotations that say the contrary',
    {
      annotations: {
        'service.beta.kubernetes.io/alicloud-loadbalancer-address-type': 'intranet',
      },
    },
    [CONTROLLER],
    'load-balancer-reach-unsaid',
  ],
  ['an NLB of one zone', { sort: 'nlb', zones: ['a:vsw-1'] }, [CONTROLLER], 'nlb-without-zones'],
  [
    'an address of the site and no load balancer that it may be bound to',
    { expected: '203.0.113.77' },
    [CONTROLLER],
    'load-balancer-none-for-address',
  ],
  [
    'a load balancer whose address makes no sense',
    {},
    [CONTROLLER, { ...aService('odd'), status: { loadBalancer: { ingress: [{}] } } }],
    'field-unreadable',
  ],
] as const)('%s: said, and nothing is made', async (_says, input, objects, code) => {
  const { acting, applied } = act(input, objects);

  await expect(acting).rejects.toMatchObject({ code });
  expect(applied).toEqual([]);
});

test('an NLB has its class and zones; what the site adds stands beside what the reach needs', async () => {
  const annotations = { 'example.com/spec': '$(a) \'b\' "c"' };
  const { acting, world } = act(
    { sort: 'nlb', zones: ['a:vsw-1', 'b:vsw-2'], annotations, ports: [{ port: 443 }] },
    [CONTROLLER],
  );

  await acting;

  expect(world.objects.at(-1)).toMatchObject({
    metadata: {
      annotations: {
        ...annotations,
        [TYPE]: 'internet',
        'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-zone-maps': 'a:vsw-1,b:vsw-2',
      },
    },
    spec: { loadBalancerClass: 'alibabacloud.com/nlb', ports: [{ port: 443 }] },
  });
});

test('without one beside it has the ports of the web, never those of what nobody is to reach', async () => {
  const webhook = aService('admission', { type: 'ClusterIP' });
  const { acting, world } = act({}, [CONTROLLER, webhook]);

  await acting;

  expect(world.objects.at(-1)).toMatchObject({ spec: { ports: [{ port: 80 }, { port: 443 }] } });
});

test('an existing Service can say which pods are meant, and which ports', async () => {
  const { acting, world } = act({ workload: null, backend: 'inner' }, [
    aService('inner', { type: 'ClusterIP' }),
  ]);

  await acting;

  expect(world.objects.at(-1)).toMatchObject({
    spec: { selector: { app: 'ingress' }, ports: [{ name: 'web', port: 8080, targetPort: 'web' }] },
  });
});

test('the plan names what costs, and shows the same by hand', () => {
  const { will, byHand, atRisk } = ensureLoadBalancer.plan(INTERNAL);

  expect(atRisk).toBe('made');
  expect(will).toMatchObject([
    { code: 'will-ensure-load-balancer', params: { name: 'ingress/made', backend: 'controller' } },
  ]);
  expect(byHand.map((argv) => argv.slice(0, 4).join(' '))).toEqual([
    'kubectl get services --namespace=ingress',
    'kubectl expose deployment controller',
  ]);
});

test('of a workload that kubectl can not expose it is shown what its pods are picked by', () => {
  const { byHand } = ensureLoadBalancer.plan({ ...EXTERNAL, kind: 'DaemonSet' });

  expect(byHand.map((argv) => argv.slice(0, 3).join(' '))).toEqual([
    'kubectl get services',
    'kubectl get daemonset',
    'kubectl create service',
  ]);
});

import { expect, test } from 'vitest';
import { behindAddress, parseAddress } from '../../src/membership/at-address.ts';
import { livingPod } from '../../src/membership/living-pod.ts';
import type { KubeObject } from '../../src/model/ports.ts';
import { anObject } from '../support/probes/objects.ts';

test.each([
  ['10.0.0.1:10911', { host: '10.0.0.1', port: 10_911 }],
  ['[fd00::1]:10911', { host: 'fd00::1', port: 10_911 }],
  ['Broker-0.broker.infra:10911', { host: 'broker-0.broker.infra', port: 10_911 }],
  ['[fd00:0:0:0:0:0:0:1]:10911', { host: 'fd00::1', port: 10_911 }],
  ['FD00:0:0:0:0:0:0:1:10911', { host: 'fd00::1', port: 10_911 }],
  ['broker-0.broker.infra.:10911', { host: 'broker-0.broker.infra', port: 10_911 }],
  ['10.0.0.1', undefined],
  ['10.0.0.1:0', undefined],
  ['10.0.0.1:65536', undefined],
  [':10911', undefined],
  ['a b:1', undefined],
  ['', undefined],
])('%s is %o', (text, expected) => {
  expect(parseAddress(text)).toEqual(expected);
});

const POD = anObject(
  'Pod',
  `metadata: { name: broker-0, namespace: infra, labels: { app: broker } }
spec:
  hostname: broker-0
  subdomain: broker
  containers:
    - name: main
      ports: [{ name: remoting, containerPort: 10911, hostPort: 30911 }]
status:
  phase: Running
  podIP: 10.0.0.1
  podIPs: [{ ip: 10.0.0.1 }, { ip: "fd00::1" }]
  hostIP: 192.168.0.7
  conditions: [{ type: Ready, status: "True" }]`,
);

const service = (spec: string, status = '{}'): KubeObject =>
  anObject(
    'Service',
    `metadata: { name: broker, namespace: infra }
spec: ${spec}
status: ${status}`,
  );

const PLAIN = service('{ clusterIP: 10.9.0.1, selector: { app: broker }, ports: [{ port: 1 }] }');
const NAMED = service(
  '{ clusterIP: 10.9.0.1, selector: { app: broker }, ports: [{ port: 1, targetPort: remoting }] }',
);
const OUTSIDE = service(
  '{ selector: { app: broker }, ports: [{ port: 1, targetPort: 10911 }] }',
  '{ loadBalancer: { ingress: [{ ip: 203.0.113.9 }, { hostname: mq.example.com }] } }',
);
const OTHERS = service('{ clusterIP: 10.9.0.1, selector: { app: other }, ports: [{ port: 1 }] }');
const ANYBODY = service('{ clusterIP: 10.9.0.1, selector: {}, ports: [{ port: 1 }] }');

test.each<readonly [string, string, readonly KubeObject[], number | undefined]>([
  ['its own address', '10.0.0.1:10911', [], 10_911],
  ['its other address', '[fd00::1]:10911', [], 10_911],
  ['its other address as Java writes it', '[fd00:0:0:0:0:0:0:1]:10911', [], 10_911],
  ['its name', 'broker-0.broker.infra.svc:10911', [], 10_911],
  ['its name in the cluster’s domain', 'broker-0.broker.infra.svc.cluster.local:10911', [], 10_911],
  ['its short name', 'broker-0.broker.infra:10911', [], 10_911],
  ['another pod’s name', 'broker-1.broker.infra.svc:10911', [], undefined],
  ['its name and more', 'xbroker-0.broker.infra.svc:10911', [], undefined],
  ['a port of its node', '192.168.0.7:30911', [], 10_911],
  ['another port of its node', '192.168.0.7:30912', [], undefined],
  ['a Service', '10.9.0.1:1', [PLAIN], 1],
  ['a Service by name', 'broker.infra.svc:1', [PLAIN], 1],
  ['a Service to a port with a name', '10.9.0.1:1', [NAMED], 10_911],
  ['another port of a Service', '10.9.0.1:2', [PLAIN], undefined],
  ['a load balancer', '203.0.113.9:1', [OUTSIDE], 10_911],
  ['a load balancer by name', 'mq.example.com:1', [OUTSIDE], 10_911],
  ['a Service of others', '10.9.0.1:1', [OTHERS], undefined],
  ['a Service of anybody', '10.9.0.1:1', [ANYBODY], undefined],
  ['nobody’s address', '10.0.0.2:10911', [PLAIN], undefined],
])('%s leads where it should', (_, text, services, port) => {
  const pod = livingPod(POD);
  const address = parseAddress(text);
  if (pod === undefined || address === undefined) throw new Error('not as given');

  const behind = behindAddress(address, [pod], services);

  expect(behind).toEqual(port === undefined ? undefined : { pod, port });
});

test.each([
  ['waits', '{ phase: Pending, podIP: 10.0.0.1 }', ''],
  ['has ended', '{ phase: Succeeded, podIP: 10.0.0.1 }', ''],
  ['has no address', '{ phase: Running }', ''],
  [
    'is told to end',
    '{ phase: Running, podIP: 10.0.0.1 }',
    'deletionTimestamp: "2026-01-31T00:00:00Z"',
  ],
])('a pod that %s does not live', (_, status, more) => {
  const pod = anObject(
    'Pod',
    `metadata: { name: a, namespace: infra, ${more} }\nstatus: ${status}`,
  );

  expect(livingPod(pod)).toBeUndefined();
});

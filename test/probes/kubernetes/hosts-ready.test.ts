import { expect, test } from 'vitest';
import type { KubeObject } from '../../../src/model/ports.ts';
import { ingressReady } from '../../../src/probes/kubernetes/ingress-ready.ts';
import { workloadsReady } from '../../../src/probes/kubernetes/workloads-ready.ts';
import { anObject } from '../../support/probes/objects.ts';
import { NEVER, readersOf } from '../../support/probes/readers.ts';

const anIngress = (name: string, ...rules: readonly string[]) =>
  anObject(
    'Ingress',
    `metadata: { name: ${name}, namespace: prod }
spec:
  ingressClassName: nginx
  rules: [${rules.join(', ')}]
status: { loadBalancer: { ingress: [{ ip: 203.0.113.10 }] } }`,
  );
const rule = (host: string, service: string) =>
  `{ host: "${host}", http: { paths: [{ path: /, backend: { service: { name: ${service}, port: { number: 80 } } } }] } }`;
const CLASS = anObject('IngressClass', 'metadata: { name: nginx }');
const aService = (name: string, ready: boolean) => [
  anObject(
    'Service',
    `metadata: { name: ${name}, namespace: prod }
spec: { type: ClusterIP, ports: [{ name: http, port: 80 }], selector: { app: ${name} } }`,
  ),
  anObject(
    'EndpointSlice',
    `metadata:
  name: ${name}-1
  namespace: prod
  labels: { kubernetes.io/service-name: ${name}, endpointslice.kubernetes.io/managed-by: endpointslice-controller.k8s.io }
ports: [{ name: http, port: 8080 }]
endpoints: [{ conditions: { ready: ${ready} } }]`,
  ),
];
const WEB = aService('web', true);
const DOWN = aService('down', false);
const WILDCARD = anIngress('wild', rule('*.example.com', 'web'));
const BOTH = anIngress('both', rule('pay.example.com', 'web'), rule('shop.example.com', 'down'));

const HOSTS: readonly (readonly [string, string, readonly KubeObject[], string, string | null])[] =
  [
    ['named', 'pay.example.com', [BOTH, ...WEB, ...DOWN], 'pass', null],
    ['named in capitals', 'PAY.example.com', [BOTH, ...WEB, ...DOWN], 'pass', null],
    [
      'named beside another',
      'shop.example.com',
      [BOTH, ...WEB, ...DOWN],
      'wait',
      'backend-not-ready',
    ],
    ['by a wildcard', 'pay.example.com', [WILDCARD, ...WEB], 'pass', null],
    [
      'two labels below a wildcard',
      'a.b.example.com',
      [WILDCARD, ...WEB],
      'fail',
      'host-without-ingress',
    ],
    [
      'named and by a wildcard',
      'shop.example.com',
      [WILDCARD, BOTH, ...WEB, ...DOWN],
      'wait',
      'backend-not-ready',
    ],
    [
      'whose Service is absent',
      'shop.example.com',
      [BOTH, ...WEB],
      'wait',
      'backend-service-absent',
    ],
    ['that nobody serves', 'pay.example.org', [BOTH, ...WEB], 'fail', 'host-without-ingress'],
    ['where there is no Ingress', 'pay.example.com', [], 'fail', 'host-without-ingress'],
  ];

test.each(HOSTS)('a host %s', async (_, host, objects, verdict, code) => {
  const readers = readersOf([CLASS, ...objects]);

  const workloads = await workloadsReady.look({ workloads: [{ host }] }, readers, NEVER);
  const ingresses = await ingressReady.look({ hosts: [host] }, readers, NEVER);

  expect([workloads.verdict, workloads.cause?.code ?? null]).toEqual([verdict, code]);
  expect([ingresses.verdict, ingresses.cause?.code ?? null]).toEqual([verdict, code]);
});

const GOOD = anIngress('good', rule('pay.example.com', 'web'));
const INGRESSES: readonly (readonly [
  string,
  object,
  readonly KubeObject[],
  string,
  string | null,
])[] = [
  ['named and ready', { names: ['good'] }, [GOOD, BOTH, ...WEB], 'pass', null],
  ['named and absent', { names: ['good', 'other'] }, [GOOD, ...WEB], 'fail', 'object-absent'],
  [
    'named in another namespace',
    { names: ['good'], namespace: 'pre' },
    [GOOD, ...WEB],
    'fail',
    'object-absent',
  ],
  ['all there are', {}, [GOOD, ...WEB], 'pass', null],
  [
    'all, of which one is not ready',
    {},
    [GOOD, BOTH, ...WEB, ...DOWN],
    'wait',
    'backend-not-ready',
  ],
  ['none at all', {}, [], 'unknown', 'nothing-expected'],
  ['an empty list of names', { names: [] }, [GOOD, ...WEB], 'unknown', 'nothing-expected'],
  [
    'null as an expression leaves it',
    { names: null, namespace: null },
    [GOOD, ...WEB],
    'pass',
    null,
  ],
];

test.each(INGRESSES)('Ingresses: %s', async (_, input, objects, verdict, code) => {
  const seen = await ingressReady.look(input, readersOf([CLASS, ...objects]), NEVER);

  expect([seen.verdict, seen.cause?.code ?? null]).toEqual([verdict, code]);
});

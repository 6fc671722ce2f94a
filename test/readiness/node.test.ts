import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { KubeObject } from '../../src/model/ports.ts';
import { fitOf, nominalSize } from '../../src/readiness/node-size.ts';
import { runtimeFit } from '../../src/readiness/node-runtime.ts';
import { whatHolds } from '../../src/model/what-holds.ts';
import { parseQuantity } from '../../src/model/quantity.ts';

const GIB = 2 ** 30;

function anObject(kind: string, text: string): KubeObject {
  const { metadata, ...rest } = parse(text) ?? {};
  return { apiVersion: 'v1', kind, metadata: { name: 'one', ...metadata }, ...rest };
}

test('what holds a namespace is said in the words of the API', () => {
  const namespace = anObject(
    'Namespace',
    `spec: { finalizers: [kubernetes, example.com/held] }
status:
  phase: Terminating
  conditions:
    - { type: NamespaceContentRemaining, status: "True", message: "pods. has 2 resource instances" }
    - { type: NamespaceFinalizersRemaining, status: "False", message: "none" }`,
  );

  expect(whatHolds(namespace)).toBe('pods. has 2 resource instances example.com/held');
});

test.each([
  ['ecs.c6.xlarge', 4, 8],
  ['ecs.g7.2xlarge', 8, 32],
  ['ecs.r6e.large', 2, 16],
  ['ecs.hfc6.xlarge', 4, 8],
  ['ecs.u1-c1m4.xlarge', 4, 16],
])('%s is sold as %s CPU and %s GiB', (type, cpu, memory) => {
  expect(nominalSize(type)).toEqual({ cpu, memory: memory * GIB });
});

test.each(['ecs.g6.26xlarge', 'ecs.t5-lc1m1.small', 'm5.xlarge', '', 'ecs.gn6i-c4g1.xlarge'])(
  'of the type %j nothing is held for known',
  (type) => {
    expect(nominalSize(type)).toBeUndefined();
  },
);

const SMALLER = 'status: { capacity: { cpu: "4", memory: 7700000Ki } }';
const TYPED = 'metadata: { labels: { node.kubernetes.io/instance-type: ecs.c6.xlarge } }';

test.each([
  ['a known type counts as it is sold', `${TYPED}\n${SMALLER}`, { cpu: 4, memory: 8 * GIB }, true],
  [
    'a known type that is too small is too small',
    `${TYPED}\n${SMALLER}`,
    { cpu: 8, memory: GIB },
    false,
  ],
  ['nine tenths of the capacity will do', SMALLER, { cpu: 4, memory: 8 * GIB }, true],
  ['less than nine tenths will not', SMALLER, { cpu: 4, memory: 9 * GIB }, false],
  ['a node that says nothing cannot be told', '', { cpu: 4, memory: undefined }, undefined],
  ['where nothing is asked anything will do', '', { cpu: undefined, memory: undefined }, true],
])('%s', (_, text, asked, fits) => {
  expect(fitOf(anObject('Node', text), asked).fits).toBe(fits);
});

test.each([
  ['docker on an old kubelet is docker', 'docker', 'docker://20.10', 'v1.22.3', true],
  [
    'docker asked of a new one is containerd, noted',
    'docker',
    'containerd://1.7',
    'v1.30.1-aliyun.1',
    true,
  ],
  ['containerd on an old one is not docker', 'docker', 'containerd://1.5', 'v1.22.3', false],
  ['another is another', 'containerd', 'cri-o://1.30', 'v1.30.0', false],
  ['none said cannot be told', 'containerd', '', 'v1.30.0', undefined],
])('runtime: %s', (_, asked, containerRuntimeVersion, kubeletVersion, fits) => {
  const nodeInfo = { containerRuntimeVersion, kubeletVersion };
  const node = { apiVersion: 'v1', kind: 'Node', metadata: { name: 'n' }, status: { nodeInfo } };

  const fit = runtimeFit(node, asked);

  expect(fit.fits).toBe(fits);
  expect(fit.note?.code).toBe(_.includes('noted') ? 'docker-means-containerd' : undefined);
});

test.each([
  ['500m', 0.5],
  ['8Gi', 8 * GIB],
  ['4', 4],
  [4, 4],
  ['1e3', 1000],
  ['1.5G', 1.5e9],
  ['8GiB', undefined],
  ['', undefined],
  [null, undefined],
])('quantity %j is %s', (text, number) => {
  expect(parseQuantity(text)).toBe(number);
});

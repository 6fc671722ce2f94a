import { expect, test } from 'vitest';
import type { KubeObject } from '../../../src/model/ports.ts';
import { nodeOfHost } from '../../../src/probes/ssh/node-of-host.ts';

function aNode(name: string, bootID: string, addresses: { [type: string]: string }): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name },
    status: {
      nodeInfo: { bootID },
      addresses: Object.entries(addresses).map(([type, address]) => ({ type, address })),
    },
  };
}

const A = aNode('us-east-1.10.0.0.1', 'boot-a', { InternalIP: '10.0.0.1', Hostname: 'ecs-a' });
const B = aNode('us-east-1.10.0.0.2', 'boot-b', { InternalIP: '10.0.0.2', Hostname: 'ecs-b' });
const TWIN = aNode('twin', 'boot-a', { InternalIP: '172.17.0.2' });
const NAMELESS = aNode('c', '', {});

const host = (hostname: string, addresses: readonly string[] = [], bootId = '') => ({
  hostname,
  addresses,
  bootId,
});

test.each([
  ['the running kernel', [A, B], host('x', [], 'boot-b'), B],
  ['its kernel more than its name', [A, B], host('ecs-a', [], 'boot-b'), B],
  ['its name', [A, B], host('ECS-a'), A],
  ['the first part of its name', [A, B], host('ecs-b.example.com'), B],
  ['an address of its own', [A, B], host('x', ['10.0.0.2', '172.17.0.1']), B],
  ['name and address together', [A, B], host('ecs-a', ['10.0.0.1'], 'boot-new'), A],
  ['of nodes on one kernel the one with its name', [A, TWIN], host('twin', [], 'boot-a'), TWIN],
] as const)('a node is known by %s', (_by, nodes, seen, node) => {
  expect(nodeOfHost(nodes, seen)).toBe(node);
});

test.each([
  ['nothing of it', [A, B], host('x', ['10.0.0.3'], 'boot-c')],
  ['nothing at all', [A, NAMELESS], host('')],
  ['the name of one and the address of another', [A, B], host('ecs-a', ['10.0.0.2'])],
  ['a kernel that two have', [A, TWIN], host('x', [], 'boot-a')],
  [
    'only what every host has',
    [aNode('n', '', { InternalIP: '127.0.0.1' })],
    host('x', ['127.0.0.1', '::1', 'fe80::1']),
  ],
  ['no node', [], host('ecs-a', ['10.0.0.1'], 'boot-a')],
] as const)('a host is no node that shows %s', (_what, nodes, seen) => {
  expect(nodeOfHost(nodes, seen)).toBeUndefined();
});

import { expect, test } from 'vitest';
import type { KubeObject } from '../../src/model/ports.ts';
import { addressesOf, instanceOf, isControlPlane } from '../../src/readiness/control-plane.ts';

const aNode = (more: object): KubeObject => ({
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name: 'a' },
  ...more,
});

test.each([
  ['node-role.kubernetes.io/control-plane', true],
  ['node-role.kubernetes.io/master', true],
  ['node-role.kubernetes.io/worker', false],
])('the label %s makes a node one of the control plane: %s', (label, is) => {
  expect(isControlPlane(aNode({ metadata: { name: 'a', labels: { [label]: '' } } }))).toBe(is);
});

test.each([
  ['eu-central-1.i-0abc', 'i-0abc'],
  ['i-0abc', 'i-0abc'],
  ['kwok://node-1', undefined],
  [7, undefined],
])('the instance behind %s is %s', (providerID, instance) => {
  expect(instanceOf(aNode({ spec: { providerID } }))).toBe(instance);
});

test('of the addresses of a node those of the types that are asked for are told', () => {
  const addresses = [
    { type: 'InternalIP', address: '10.0.0.1' },
    { type: 'ExternalIP', address: '192.0.2.7' },
    { type: 'ExternalIP' },
    'nothing',
  ];

  expect(addressesOf(aNode({ status: { addresses } }), ['ExternalIP'])).toEqual(['192.0.2.7']);
  expect(addressesOf(aNode({}), ['ExternalIP'])).toEqual([]);
});

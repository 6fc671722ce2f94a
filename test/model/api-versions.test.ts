import { expect, test } from 'vitest';
import { inVersion, replacementOf } from '../../src/model/api-versions.ts';

test.each([
  ['extensions/v1beta1', 'Deployment', 15, 'served', undefined],
  ['extensions/v1beta1', 'Deployment', 16, 'removed', 'apps/v1'],
  ['extensions/v1beta1', 'Ingress', 21, 'served', undefined],
  ['extensions/v1beta1', 'Ingress', 22, 'removed', 'networking.k8s.io/v1'],
  ['policy/v1beta1', 'PodDisruptionBudget', 25, 'removed', 'policy/v1'],
  ['policy/v1beta1', 'PodSecurityPolicy', 25, 'removed', ''],
  ['autoscaling/v2beta2', 'HorizontalPodAutoscaler', 25, 'served', undefined],
  ['autoscaling/v2beta2', 'HorizontalPodAutoscaler', 26, 'removed', 'autoscaling/v2'],
  ['storage.k8s.io/v1beta1', 'CSIDriver', 22, 'removed', 'storage.k8s.io/v1'],
  ['storage.k8s.io/v1beta1', 'CSIStorageCapacity', 26, 'served', undefined],
  ['batch/v1', 'Job', 8, 'served', undefined],
  ['batch/v1', 'CronJob', 20, 'too-new', undefined],
  ['batch/v1', 'CronJob', 21, 'served', undefined],
  ['apps/v1', 'Deployment', 37, 'served', undefined],
  ['apps/v1', 'Deploymnet', 30, 'no-such', undefined],
  ['v1', 'Deployment', 30, 'no-such', undefined],
  ['apps/v2', 'Deployment', 30, 'unknown', undefined],
  ['rocketmq.apache.org/v1alpha1', 'Broker', 30, 'unknown', undefined],
])('%s %s in 1.%i: %s', (apiVersion, kind, minor, is, instead) => {
  expect(inVersion(apiVersion, kind, minor)).toMatchObject({
    is,
    ...(instead === undefined ? {} : { instead }),
  });
});

test('what takes the place of a version is itself in the table', () => {
  const seen = ['Deployment', 'Ingress', 'PodDisruptionBudget', 'CronJob', 'Lease'].map((kind) =>
    [
      'extensions/v1beta1',
      'policy/v1beta1',
      'batch/v1beta1',
      'coordination.k8s.io/v1beta1',
    ].flatMap((version) => {
      const instead = replacementOf(version, kind)?.instead;
      return instead === undefined ? [] : [inVersion(instead, kind, 37).is];
    }),
  );

  expect(seen.flat()).toEqual(['served', 'served', 'served', 'served', 'served']);
});

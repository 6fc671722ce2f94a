import { describe, expect, test } from 'vitest';
import { createCluster } from '../../../src/actions/cloud/create-cluster.ts';
import { orderOf } from '../../../src/actions/cloud/cluster-order.ts';
import { cloudWriters } from '../../support/cloud/cloud-writers.ts';
import { NEVER, stubbedCloud } from '../../support/cloud/stubbed-cloud.ts';

const ORDER = {
  cloud: {},
  name: 'site-0123456789ab',
  run: '0123456789ab',
  kind: 'managed',
  version: '1.34',
  nodes: 3,
  instanceTypes: ['ecs.g7.xlarge'],
  vpc: 'vpc-1',
  vswitches: ['vsw-1'],
  systemDisk: '120Gi',
  kubeconfig: 'no-such-folder-of-anybody/kubeconfig',
};

describe('a system disk', () => {
  test.each([
    ['120Gi', 120],
    ['120', 120],
    ['1Ti', 1024],
    ['1e11', 94],
    ['.5Ti', 512],
    ['100G', 94],
  ])('of %s is ordered with %i GiB', (systemDisk, gibibytes) => {
    expect(orderOf({ ...ORDER, systemDisk }).systemDisk).toBe(gibibytes);
  });

  test.each(['0', '-40Gi', '40Q', 'forty'])('of %s is ordered by nobody', (systemDisk) => {
    expect(() => orderOf({ ...ORDER, systemDisk })).toThrow(
      expect.objectContaining({ code: 'value-not-quantity' }),
    );
  });
});

test('where the answer is lost and nobody can look, it is in doubt and not refused', async () => {
  await using cloud = await stubbedCloud();
  cloud.stub.fault('CreateCluster', { is: 'reset-before' });
  const { ports } = cloudWriters(cloud);
  const { writer } = cloud;
  let looks = 0;
  const failing = {
    ...ports,
    cloud: {
      ...ports.cloud,
      async clusters(...asked: Parameters<typeof writer.clusters>) {
        looks += 1;
        if (looks > 1) cloud.stub.fault('DescribeClustersV1', { is: 'reset-before' }, 5);
        return writer.clusters(...asked);
      },
    },
  };

  const made = createCluster.act({ ...ORDER, cloud: cloud.site }, failing, NEVER);

  await expect(made).rejects.toMatchObject({ code: 'cloud-lost' });
});

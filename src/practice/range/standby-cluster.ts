import type { HeldCluster } from '../cloud/cloud-state.ts';
import type { Site } from './site-file.ts';

/** One that was paid for beforehand, as the cloud holds it. */
export function standbyCluster({ cluster }: Pick<Site, 'cluster'>): HeldCluster {
  return {
    id: 'c-standby',
    name: 'standby',
    state: 'running',
    tags: [],
    vpc: cluster.vpc,
    order: { num_of_nodes: cluster.nodes },
    looksLeft: 0,
  };
}

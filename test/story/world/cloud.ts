import { cloudController } from '../../support/load-balancer/cloud-controller.ts';
import { NEW_ADDRESSES } from '../dns-console.ts';
import type { Ground, Part } from './part.ts';

/** The cloud around the cluster: it gives each load balancer the address to which names are moved. */
export async function cloud({ cluster }: Ground): Promise<Part> {
  const { external = '', internal = '' } = NEW_ADDRESSES;
  const { stop } = cloudController(cluster, { external: [external], internal: [internal] });
  return { close: stop };
}

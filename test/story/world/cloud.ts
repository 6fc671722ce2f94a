import { cloudController } from '../../support/load-balancer/cloud-controller.ts';
import { NEW_ADDRESSES } from '../dns-console.ts';
import type { Ground, Part } from './part.ts';
import { SECOND_INGRESS } from './second-ingress.ts';

/** The cloud around the cluster: it gives each load balancer the address to which names are moved. */
export async function cloud({ cluster }: Ground): Promise<Part> {
  const { external = '', internal = '', 'second-ingress': second = '' } = NEW_ADDRESSES;
  const { stop } = cloudController(cluster, {
    external: [external],
    internal: [internal],
    named: { [SECOND_INGRESS]: second },
  });
  return { close: stop };
}

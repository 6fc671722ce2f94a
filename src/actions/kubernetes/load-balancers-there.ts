import { WizardError } from '../../model/error.ts';
import type { KubeObject } from '../../model/ports.ts';
import { isLoadBalancer } from '../../readiness/in-front-of.ts';
import {
  addressesOf,
  addressFor,
  askedReaches,
  type Asked,
} from '../../readiness/load-balancer-address.ts';
import { isBeingDeleted } from '../../readiness/read-object.ts';

type Wanted = {
  readonly namespace: string;
  readonly address: Exclude<Asked, 'any'>;
  readonly expected?: string | null;
};

/**
 * The load balancer in front of these pods with which nothing has to be made: it gives such an address, or the cloud is
 * about to make it; a second one would only cost. Where the site names an address that is bound outside of the cluster
 * it is the one that it may be bound to.
 */
export function standing(
  front: readonly KubeObject[],
  { namespace, address: asked, expected }: Wanted,
): { readonly service: KubeObject; readonly why: string } | undefined {
  const all = front.filter((one) => isLoadBalancer(one) && !isBeingDeleted(one));
  for (const service of all) {
    const addresses = addressesOf(service);
    if (addresses === undefined) throw unreadable(service);
    const address = addressFor(asked, addresses);
    if (address !== undefined) return { service, why: address.address };
  }
  if (expected !== undefined && expected !== null) {
    const [service] = all;
    if (service !== undefined) return { service, why: `the site says ${expected}` };
    throw new WizardError('not-proven', 'load-balancer-none-for-address', { namespace, expected });
  }
  const wanted = asked === 'internal' ? 'private' : 'public';
  for (const service of all) {
    const [reach = 'public', contrary] = askedReaches(service);
    const isComing = addressesOf(service)?.length === 0;
    if (isComing && contrary === undefined && reach === wanted)
      return { service, why: 'its load balancer is being made' };
  }
  return undefined;
}

/** Nobody knows what it gives: a second one may be one too many. */
function unreadable({ kind, metadata }: KubeObject): WizardError {
  const name = `${metadata.namespace ?? '-'}/${metadata.name}`;
  const field = 'status.loadBalancer.ingress';
  return new WizardError('not-proven', 'field-unreadable', { kind, name, field });
}

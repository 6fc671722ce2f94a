import type { JsonObject } from '../../model/json.ts';
import { at, listAt, objectAt, objectsAt, same, textAt } from '../store/json.ts';
import { kindNamed } from '../store/kinds.ts';
import { isGoing } from '../store/metadata.ts';
import { type ControllerWorld, follow, keyOf, placeIn, setStatus } from './world.ts';

const SERVICE = kindNamed('Service');
const INGRESS = kindNamed('Ingress');
const CLASS = kindNamed('IngressClass');
const KIND_OF_ADDRESS = 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-address-type';
const MAKE_MS = 400;
const AGAIN_MS = 2000;
const BY = 'service-controller';

/** The addresses that the cloud has to give, in the order in which it gives them. */
export type AddressPool = {
  readonly internet: readonly string[];
  readonly intranet: readonly string[];
};

/** Gives each Service of type LoadBalancer an address of the cloud, after the time that takes. */
export function runBalancers(world: ControllerWorld, pool: AddressPool): () => void {
  const { store, clock, breaks } = world;
  const given = new Map<string, string>();
  const asked = new Set<string>();
  const loop = follow(
    world,
    ({ kind, object, type }) => {
      if (kind !== SERVICE) return [];
      if (type === 'DELETED') given.delete(keyOf(object));
      return [keyOf(object)];
    },
    (key) => {
      const service = store.get(SERVICE, placeIn(key));
      if (service === undefined || isGoing(service)) return;
      const isBalanced = textAt(service, 'spec', 'type') === 'LoadBalancer';
      if (!isBalanced || hasAddress(service) || asked.has(key)) return;
      asked.add(key);
      world.record(service, {
        reason: 'EnsuringLoadBalancer',
        message: 'Ensuring load balancer',
        by: BY,
      });
      clock.after(MAKE_MS, () => {
        asked.delete(key);
        give(key);
      });
    },
  );

  function give(key: string): void {
    const service = store.get(SERVICE, placeIn(key));
    if (service === undefined || isGoing(service) || hasAddress(service)) return;
    const type = textAt(service, 'metadata', 'annotations', KIND_OF_ADDRESS);
    // What it was given once is its own for as long as there is the Service.
    const offered = given.get(key) ?? free(type === 'intranet' ? pool.intranet : pool.internet);
    const address = offered === undefined ? undefined : breaks.address(service, offered);
    if (address === undefined) {
      const message =
        'Error syncing load balancer: failed to ensure load balancer: the quota of load balancers is exceeded';
      world.record(service, { type: 'Warning', reason: 'SyncLoadBalancerFailed', message, by: BY });
      clock.after(AGAIN_MS, () => loop.again(key));
      return;
    }
    given.set(key, address);
    const ingress = /^[\d.]+$/.test(address)
      ? { ip: address, ipMode: 'VIP' }
      : { hostname: address };
    setStatus(world, SERVICE, service, { loadBalancer: { ingress: [ingress] } });
    world.record(service, {
      reason: 'EnsuredLoadBalancer',
      message: 'Ensured load balancer',
      by: BY,
    });
  }

  function free(addresses: readonly string[]): string | undefined {
    const taken = [...given.values()];
    return addresses.find((one) => !taken.includes(one));
  }

  return loop.stop;
}

function hasAddress(service: JsonObject): boolean {
  return listAt(service, 'status', 'loadBalancer', 'ingress').length > 0;
}

/** Gives each Ingress that a controller takes the address of the load balancer in front of that. */
export function runIngresses(
  world: ControllerWorld,
  serviceOf: (ingressClass: string) => string | undefined,
): () => void {
  const { store } = world;
  return follow(
    world,
    ({ kind, object }) => {
      if (kind === INGRESS) return [keyOf(object)];
      return kind === SERVICE || kind === CLASS ? store.list(INGRESS).map(keyOf) : [];
    },
    (key) => {
      const ingress = store.get(INGRESS, placeIn(key));
      if (ingress === undefined || isGoing(ingress)) return;
      const name =
        textAt(ingress, 'spec', 'ingressClassName') ??
        textAt(ingress, 'metadata', 'annotations', 'kubernetes.io/ingress.class') ??
        '';
      const service = serviceOf(name);
      if (service === undefined) return;
      const balancer = objectAt(store.get(SERVICE, placeIn(service)), 'status', 'loadBalancer');
      const addresses = objectsAt(balancer, 'ingress').map((one): JsonObject => {
        const ip = textAt(one, 'ip');
        return ip === undefined ? one : { ip };
      });
      if (same(at(ingress, 'status', 'loadBalancer', 'ingress') ?? [], addresses)) return;
      setStatus(world, INGRESS, ingress, { loadBalancer: { ingress: addresses } });
      world.record(ingress, {
        reason: 'Sync',
        message: 'Scheduled for sync',
        by: 'nginx-ingress-controller',
      });
    },
  ).stop;
}

import { reachOfAddress } from '../model/address.ts';
import { checkValue } from '../model/field-value.ts';
import type { KubeObject } from '../model/ports.ts';
import { at, objectsAt, textAt } from './read-object.ts';

export type Reach = 'public' | 'private';

/** From where the address is to be reached. */
export type Asked = 'external' | 'internal' | 'any';

export type LoadBalancerAddress = {
  /** What a name is pointed at: the IP address, or else the host name. */
  readonly address: string;
  readonly ip?: string;
  readonly hostname?: string;
  /** undefined where only its DNS tells. */
  readonly reach: Reach | undefined;
};

/** The addresses that a load balancer has; undefined where one of them is no address of a host. */
export function addressesOf(service: KubeObject): readonly LoadBalancerAddress[] | undefined {
  const list = at(service, 'status', 'loadBalancer', 'ingress') ?? [];
  const entries = objectsAt(service, 'status', 'loadBalancer', 'ingress');
  if (!Array.isArray(list) || entries.length !== list.length) return undefined;
  const all = entries.map((entry) => addressOf(entry, service));
  const right = all.filter((one) => one !== undefined);
  return right.length === all.length ? right : undefined;
}

/**
 * The one of them that was asked for. A host name of which nobody says from where it is reached is taken for an external
 * one: clouds make a public load balancer where nothing else is asked of them.
 */
export function addressFor(
  asked: Asked,
  all: readonly LoadBalancerAddress[],
): LoadBalancerAddress | undefined {
  const wanted = asked === 'external' ? 'public' : 'private';
  const right = all.find(({ reach }) => asked === 'any' || reach === wanted);
  if (right !== undefined || asked !== 'external') return right;
  return all.find(({ reach }) => reach === undefined);
}

function addressOf(entry: unknown, service: KubeObject): LoadBalancerAddress | undefined {
  const ip = textAt(entry, 'ip') || undefined;
  const hostname = textAt(entry, 'hostname') || undefined;
  if (ip !== undefined) {
    const reach = reachOfAddress(ip);
    if (reach === undefined) return undefined;
    return { address: ip, ip, reach, ...(hostname === undefined ? {} : { hostname }) };
  }
  if (hostname === undefined || !checkValue('hostname', hostname).ok) return undefined;
  return { address: hostname, hostname, reach: askedReach(service) };
}

/** By which annotation a cloud is told to make a load balancer that is reached from inside only, or from everywhere. */
const ASKED: readonly (readonly [key: string, value: string, reach: Reach])[] = [
  ['service.beta.kubernetes.io/alibaba-cloud-loadbalancer-address-type', 'intranet', 'private'],
  ['service.beta.kubernetes.io/alibaba-cloud-loadbalancer-address-type', 'internet', 'public'],
  ['service.beta.kubernetes.io/alicloud-loadbalancer-address-type', 'intranet', 'private'],
  ['service.beta.kubernetes.io/alicloud-loadbalancer-address-type', 'internet', 'public'],
  ['service.beta.kubernetes.io/aws-load-balancer-scheme', 'internal', 'private'],
  ['service.beta.kubernetes.io/aws-load-balancer-scheme', 'internet-facing', 'public'],
  ['service.beta.kubernetes.io/aws-load-balancer-internal', 'true', 'private'],
];

/** What was asked of the cloud: nothing, one thing, or one thing and its contrary. */
export function askedReaches({ metadata }: Pick<KubeObject, 'metadata'>): ReadonlySet<Reach> {
  return new Set(
    ASKED.flatMap(([key, value, reach]) => (metadata.annotations?.[key] === value ? reach : [])),
  );
}

function askedReach(service: KubeObject): Reach | undefined {
  const [asked, contrary] = askedReaches(service);
  return contrary === undefined ? asked : undefined;
}

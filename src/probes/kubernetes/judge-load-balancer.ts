import type { KubeObject } from '../../model/ports.ts';
import { found, type Cause, type Found } from '../../model/verdict.ts';
import type { Around } from '../../readiness/around.ts';
import { endpointsOf } from '../../readiness/endpoints.ts';
import {
  addressesOf,
  addressFor,
  type Asked,
  type LoadBalancerAddress,
} from '../../readiness/load-balancer-address.ts';
import { causeOf, judgeAny, passed, unreadable } from '../../readiness/judgement.ts';
import { at, shortText, textAt } from '../../readiness/read-object.ts';
import { unreadOf } from './reading.ts';

export type SeenLoadBalancer = {
  readonly service: KubeObject;
  readonly is: Found;
  readonly all: readonly LoadBalancerAddress[];
  /** The one that was asked for. */
  readonly address?: LoadBalancerAddress;
};

/** Whether a Service has an address from its load balancer, of the sort that is asked for. */
export function judgeLoadBalancer(
  service: KubeObject,
  asked: Asked,
  around: Around,
): SeenLoadBalancer {
  const all = addressesOf(service) ?? [];
  const early = beforeItsAddress(service, around);
  if (early !== undefined) return { service, all, is: early };
  const refused = refusals(service, around);
  if (all.length === 0) {
    const pending = causeOf(service, 'load-balancer-pending', {}, true);
    const [first, ...more] = [...refused, pending];
    return { service, all, is: { ...found('wait', first ?? pending), others: more } };
  }
  const address = addressFor(asked, all);
  if (address === undefined)
    return { service, all, is: otherThanAsked(service, asked, all, refused) };
  const notes = [
    ...(asked === 'any' || address.reach !== undefined ? [] : [behindName(service, address)]),
    ...(all.length > 1 ? [several(service, address, all)] : []),
    ...refused,
    ...withoutEndpoints(service, around),
  ];
  return { service, all, address, is: passed(service, notes) };
}

function beforeItsAddress(service: KubeObject, around: Around): Found | undefined {
  const { namespace } = service.metadata;
  const [unread] = unreadOf(around, '/Service', namespace === undefined ? undefined : [namespace]);
  if (unread !== undefined) return found('unknown', unread);
  const early = judgeAny(service);
  if (early !== undefined) return early;
  const type = at(service, 'spec', 'type') ?? 'ClusterIP';
  if (type !== 'LoadBalancer') {
    const shown = shortText(typeof type === 'string' ? type : '-');
    return found('fail', causeOf(service, 'service-not-load-balancer', { type: shown }));
  }
  return addressesOf(service) === undefined
    ? unreadable(service, 'status.loadBalancer.ingress')
    : undefined;
}

function otherThanAsked(
  service: KubeObject,
  asked: Asked,
  all: readonly LoadBalancerAddress[],
  refused: readonly Cause[],
): Found {
  const named = all.find(({ reach }) => reach === undefined);
  if (named !== undefined) return found('unknown', behindName(service, named), refused);
  const code = asked === 'external' ? 'address-is-private' : 'address-is-public';
  const other = causeOf(service, code, { address: listOf(all) });
  // That an EIP could not be bound is why there is only a private one.
  const why = asked === 'external' ? refused.find(isOfEip) : undefined;
  const rest = refused.filter((one) => one !== why);
  if (why === undefined) return { ...found('wait', other), others: rest };
  return { ...found('wait', why), others: [other, ...rest] };
}

function isOfEip({ params }: Cause): boolean {
  return params['reason'] === 'FailedSetEIPAddress';
}

function behindName(service: KubeObject, { address }: LoadBalancerAddress): Cause {
  return causeOf(service, 'address-behind-name', { address });
}

function several(
  service: KubeObject,
  { address }: LoadBalancerAddress,
  all: readonly LoadBalancerAddress[],
): Cause {
  const others = listOf(all.filter((one) => one.address !== address));
  return causeOf(service, 'load-balancer-addresses', { address, others });
}

function listOf(all: readonly LoadBalancerAddress[]): string {
  return all.map(({ address }) => address).join(', ');
}

/** What the cloud's controller complains of. */
function refusals(service: KubeObject, around: Around): readonly Cause[] {
  return around.eventsOf(service).map((event) => {
    const reason = textAt(event, 'reason') ?? '-';
    const message = shortText(textAt(event, 'message') ?? textAt(event, 'note') ?? '-');
    return causeOf(service, 'load-balancer-refused', { reason, message }, true);
  });
}

function withoutEndpoints(service: KubeObject, around: Around): readonly Cause[] {
  const endpoints = endpointsOf(service, around);
  if (endpoints.is === 'unread' || endpoints.ready > 0) return [];
  const params = { endpoints: endpoints.all };
  return [causeOf(service, 'service-without-endpoints', params, true)];
}

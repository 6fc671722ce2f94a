import { isObject } from '../model/json.ts';
import type { KubeObject } from '../model/ports.ts';
import type { Found } from '../model/verdict.ts';
import type { Around } from './around.ts';
import { endpointsOf } from './endpoints.ts';
import { causeOf, judgeAny, notPassed, passed, unread, unreadable } from './judgement.ts';
import { at, objectsAt, textAt } from './read-object.ts';

const TYPES: readonly unknown[] = ['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName'];

/** Ready: something answers behind it, and a load balancer has an address. */
export function judgeService(object: KubeObject, around: Around): Found {
  const early = judgeAny(object);
  if (early !== undefined) return early;

  if (!isObject(at(object, 'spec'))) return unreadable(object, 'spec');
  const type = at(object, 'spec', 'type') ?? 'ClusterIP';
  if (!TYPES.includes(type)) return unreadable(object, 'spec.type');
  if (type === 'ExternalName') return passed(object);

  const addresses = loadBalancerAddresses(object);
  if (addresses === undefined) return unreadable(object, 'status.loadBalancer.ingress');
  if (type === 'LoadBalancer' && addresses.length === 0)
    return notPassed('wait', causeOf(object, 'load-balancer-pending', {}, true));

  const endpoints = endpointsOf(object, around);
  if (endpoints.is === 'unread') {
    const unknown = unread(object, 'EndpointSlice', endpoints.reading);
    if (type !== 'LoadBalancer' || unknown.cause === null) return unknown;
    return passed(object, [unknown.cause, ...unknown.others]);
  }
  if (endpoints.ready > 0) return passed(object);
  const params = { endpoints: endpoints.all };
  return notPassed('wait', causeOf(object, 'service-without-endpoints', params, true));
}

/** Addresses or host names of a load balancer, of a Service or an Ingress; undefined where they can't be read. */
export function loadBalancerAddresses(object: KubeObject): readonly string[] | undefined {
  const list = at(object, 'status', 'loadBalancer', 'ingress');
  if (list !== undefined && !Array.isArray(list)) return undefined;
  return objectsAt(object, 'status', 'loadBalancer', 'ingress')
    .map((one) => textAt(one, 'ip') || textAt(one, 'hostname') || '')
    .filter((one) => one !== '');
}

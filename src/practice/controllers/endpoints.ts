import type { JsonObject } from '../../model/json.ts';
import { labelsAreEqual, objectAt, objectsAt, same, textAt, textOf } from '../store/json.ts';
import { kindNamed } from '../store/kinds.ts';
import { labelsOf, nameOf, namespaceOf, uidOf } from '../store/metadata.ts';
import { suffix } from '../store/create.ts';
import { hasEnded, isPodReady, POD } from './pods-of.ts';
import { add, type ControllerWorld, follow, keyOf, ownerReference, placeIn } from './world.ts';

const SERVICE = kindNamed('Service');
const SLICE = kindNamed('EndpointSlice');
const ENDPOINTS = kindNamed('Endpoints');
const OF_SERVICE = 'kubernetes.io/service-name';

/** Keeps for each Service which pods stand behind it. */
export function runEndpoints(world: ControllerWorld): () => void {
  const { store } = world;
  return follow(
    world,
    ({ kind, object, before }) => {
      if (kind === SERVICE) return [keyOf(object)];
      if (kind !== POD || isAlike(object, before)) return [];
      return store
        .list(SERVICE, namespaceOf(object))
        .filter((one) => isBehind(one, object) || (before !== undefined && isBehind(one, before)))
        .map(keyOf);
    },
    (key) => {
      const service = store.get(SERVICE, placeIn(key));
      const hasSelector = Object.keys(objectAt(service, 'spec', 'selector')).length > 0;
      if (service !== undefined && hasSelector) keep(world, service);
    },
  ).stop;
}

/** Nothing has changed that a Service would ask for. */
function isAlike(now: JsonObject, before: JsonObject | undefined): boolean {
  return (
    before !== undefined &&
    isPodReady(now) === isPodReady(before) &&
    hasEnded(now) === hasEnded(before) &&
    textAt(now, 'status', 'podIP') === textAt(before, 'status', 'podIP') &&
    textAt(now, 'metadata', 'deletionTimestamp') ===
      textAt(before, 'metadata', 'deletionTimestamp') &&
    same(labelsOf(now), labelsOf(before))
  );
}

function isBehind(service: JsonObject, pod: JsonObject): boolean {
  const selector = objectAt(service, 'spec', 'selector');
  return Object.keys(selector).length > 0 && labelsAreEqual(selector, labelsOf(pod));
}

function keep(world: ControllerWorld, service: JsonObject): void {
  const namespace = namespaceOf(service) ?? '';
  const pods = world.store
    .list(POD, namespace)
    .filter((one) => isBehind(service, one) && !hasEnded(one) && textAt(one, 'status', 'podIP'));
  const isAll = objectAt(service, 'spec')['publishNotReadyAddresses'] === true;
  keepSlice(world, service, pods, isAll);
  keepEndpoints(world, service, pods, isAll);
}

function keepSlice(
  world: ControllerWorld,
  service: JsonObject,
  pods: readonly JsonObject[],
  isAll: boolean,
): void {
  const endpoints = pods.map((pod) => ({
    addresses: [textAt(pod, 'status', 'podIP') ?? ''],
    conditions: {
      ready: isAll || isPodReady(pod),
      serving: isPodReady(pod),
      terminating: textAt(pod, 'metadata', 'deletionTimestamp') !== undefined,
    },
    targetRef: reference(pod),
    nodeName: textAt(pod, 'spec', 'nodeName') ?? '',
  }));
  const known = world.store
    .list(SLICE, namespaceOf(service))
    .find((one) => labelsOf(one)[OF_SERVICE] === nameOf(service));
  const ports = portsOf(service, pods[0]);
  if (known !== undefined) {
    if (same(known['endpoints'], endpoints) && same(known['ports'], ports)) return;
    world.store.put(SLICE, { ...known, endpoints, ports });
    return;
  }
  add(world, SLICE, namespaceOf(service), {
    metadata: {
      name: `${nameOf(service)}-${suffix()}`,
      labels: {
        ...labelsOf(service),
        'endpointslice.kubernetes.io/managed-by': 'endpointslice-controller.k8s.io',
        [OF_SERVICE]: nameOf(service),
      },
      ownerReferences: [ownerReference(SERVICE, service)],
    },
    addressType: 'IPv4',
    endpoints,
    ports,
  });
}

function keepEndpoints(
  world: ControllerWorld,
  service: JsonObject,
  pods: readonly JsonObject[],
  isAll: boolean,
): void {
  const of = (isReady: boolean): JsonObject => {
    const chosen = pods.filter((one) => (isAll || isPodReady(one)) === isReady);
    const addresses = chosen.map((pod) => ({
      ip: textAt(pod, 'status', 'podIP') ?? '',
      nodeName: textAt(pod, 'spec', 'nodeName') ?? '',
      targetRef: reference(pod),
    }));
    return addresses.length === 0
      ? {}
      : { [isReady ? 'addresses' : 'notReadyAddresses']: addresses };
  };
  const both = { ...of(true), ...of(false) };
  const isEmpty = Object.keys(both).length === 0;
  const subsets = isEmpty ? [] : [{ ...both, ports: portsOf(service, pods[0]) }];
  const place = { namespace: namespaceOf(service), name: nameOf(service) };
  const known = world.store.get(ENDPOINTS, place);
  if (known === undefined)
    add(world, ENDPOINTS, place.namespace, {
      metadata: { name: place.name, labels: { ...labelsOf(service) } },
      ...(isEmpty ? {} : { subsets }),
    });
  else if (!same(known['subsets'] ?? [], subsets))
    world.store.put(ENDPOINTS, { ...known, subsets });
}

function reference(pod: JsonObject): JsonObject {
  return { kind: 'Pod', namespace: namespaceOf(pod) ?? '', name: nameOf(pod), uid: uidOf(pod) };
}

/** By its number, or by the name that a port has in the pods. */
function portsOf(service: JsonObject, pod: JsonObject | undefined): readonly JsonObject[] {
  const named = objectsAt(pod, 'spec', 'containers').flatMap((one) => objectsAt(one, 'ports'));
  return objectsAt(service, 'spec', 'ports').map((port) => {
    const target = textOf(port['targetPort'] ?? port['port']);
    const found = named.find((one) => one['name'] === target);
    const number = /^\d+$/.test(target) ? Number(target) : (found?.['containerPort'] ?? 0);
    return {
      name: textAt(port, 'name') ?? '',
      protocol: textAt(port, 'protocol') ?? 'TCP',
      port: number,
    };
  });
}

import type { JsonObject } from '../../model/json.ts';
import { invalid } from './faults.ts';
import { at, numberAt, objectAt, objectsAt, textAt, textOf } from './json.ts';
import { kindNamed } from './kinds.ts';
import { nameOf } from './metadata.ts';
import type { Store } from './store.ts';

const SERVICE = kindNamed('Service');
const FIRST_NODE_PORT = 30_000;

/** A Service with its addresses inside the cluster and the ports it has on each node. */
export function withServiceAddresses(store: Store, service: JsonObject): JsonObject {
  const spec = objectAt(service, 'spec');
  const type = textAt(spec, 'type');
  if (type === 'ExternalName') return service;
  const asked = textAt(spec, 'clusterIP');
  const clusterIP = asked === undefined || asked === '' ? freeAddress(store) : asked;
  const isTaken = asked !== 'None' && addresses(store).has(clusterIP);
  if (isTaken)
    throw invalid(SERVICE, nameOf(service), [
      {
        reason: 'FieldValueInvalid',
        message: `Invalid value: ["${clusterIP}"]: failed to allocate IP ${clusterIP}: provided IP is already allocated`,
        field: 'spec.clusterIPs',
      },
    ]);
  const whole = {
    ...spec,
    clusterIP,
    clusterIPs: [clusterIP],
    ipFamilies: ['IPv4'],
    ipFamilyPolicy: 'SingleStack',
  };
  return { ...service, spec: { ...whole, ...nodePorts(store, spec, type) } };
}

function nodePorts(store: Store, spec: JsonObject, type: string | undefined): JsonObject {
  const isOutside =
    type === 'NodePort' ||
    (type === 'LoadBalancer' && spec['allocateLoadBalancerNodePorts'] !== false);
  if (!isOutside) return {};
  const taken = new Set(
    store
      .list(SERVICE)
      .flatMap((one) => objectsAt(one, 'spec', 'ports').map((port) => numberAt(port, 'nodePort'))),
  );
  const ports = objectsAt(spec, 'ports').map((port) => {
    if (numberAt(port, 'nodePort') !== undefined) return port;
    let nodePort = FIRST_NODE_PORT + Math.floor(Math.random() * 2700);
    while (taken.has(nodePort)) nodePort += 1;
    taken.add(nodePort);
    return { ...port, nodePort };
  });
  return { ports };
}

function addresses(store: Store): ReadonlySet<string> {
  return new Set(store.list(SERVICE).map((one) => textOf(at(one, 'spec', 'clusterIP'))));
}

/** Of the range that clusters of the cloud have by default; the first ones are the API server's and the names'. */
function freeAddress(store: Store): string {
  const taken = addresses(store);
  for (let index = 20; ; index += 1) {
    const address = `172.21.${Math.floor(index / 250)}.${(index % 250) + 1}`;
    if (!taken.has(address)) return address;
  }
}

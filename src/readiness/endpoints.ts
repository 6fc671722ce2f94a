import type { JsonObject } from '../model/json.ts';
import type { KubeObject } from '../model/ports.ts';
import type { Around, Reading } from './around.ts';
import { at, namespaceOf, objectsAt, textAt } from './read-object.ts';

const SLICE = 'discovery.k8s.io/EndpointSlice';
const SERVICE_NAME = 'kubernetes.io/service-name';
const MANAGED_BY = 'endpointslice.kubernetes.io/managed-by';

export type Endpoints =
  | { readonly is: 'read'; readonly ready: number; readonly all: number }
  | { readonly is: 'unread'; readonly reading: Reading };

/** What answers behind a Service, or behind one port of it by that port's name. */
export function endpointsOf(service: KubeObject, around: Around, port?: string): Endpoints {
  const reading = around.reading(SLICE, namespaceOf(service));
  if (reading !== 'whole') return { is: 'unread', reading };
  // Only where its own ones do not do: others may be made by hand, and asking for all is asked again at each change.
  const own = count(service, around.childrenOf(service), port);
  return own.ready > 0 ? own : count(service, slicesOf(service, around), port);
}

/** Its own ones, and those that somebody made by hand. */
export function slicesOf(service: KubeObject, around: Around): readonly KubeObject[] {
  return around.all(SLICE, namespaceOf(service)).filter((slice) => isOf(slice, service));
}

function count(
  service: KubeObject,
  slices: readonly KubeObject[],
  port: string | undefined,
): Endpoints & { is: 'read' } {
  const publishes = at(service, 'spec', 'publishNotReadyAddresses') === true;
  let [ready, all] = [0, 0];
  for (const slice of slices) {
    if (slice.kind !== 'EndpointSlice' || !isOf(slice, service) || !has(slice, port)) continue;
    const isManaged = at(slice, 'metadata', 'labels', MANAGED_BY) !== undefined;
    for (const endpoint of objectsAt(slice, 'endpoints')) {
      all += 1;
      if (isReady(endpoint, { isManaged, publishes })) ready += 1;
    }
  }
  return { is: 'read', ready, all };
}

function isOf(slice: KubeObject, service: KubeObject): boolean {
  return at(slice, 'metadata', 'labels', SERVICE_NAME) === service.metadata.name;
}

/** A slice without ports stands for all of them. */
function has(slice: KubeObject, port: string | undefined): boolean {
  const ports = at(slice, 'ports') ?? undefined;
  if (port === undefined || ports === undefined) return true;
  return objectsAt(slice, 'ports').some((one) => (textAt(one, 'name') ?? '') === port);
}

/**
 * Who publishes addresses that are not ready has all of them told as ready: there `serving` is the truth. A slice made
 * by hand may leave `ready` out, which means that it is; the controller always writes it.
 */
function isReady(
  endpoint: JsonObject,
  { isManaged, publishes }: { isManaged: boolean; publishes: boolean },
): boolean {
  const ready = at(endpoint, 'conditions', 'ready');
  const serving = at(endpoint, 'conditions', 'serving');
  if (publishes && serving !== undefined) return serving === true && ready !== false;
  return ready === true || (ready === undefined && !isManaged);
}

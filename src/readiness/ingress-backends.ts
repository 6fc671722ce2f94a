import { isObject, type JsonObject } from '../model/json.ts';
import type { KubeObject } from '../model/ports.ts';
import type { Found } from '../model/verdict.ts';
import type { Around } from './around.ts';
import { endpointsOf } from './endpoints.ts';
import { causeOf, notPassed, passed, unread } from './judgement.ts';
import { at, isBeingDeleted, namespaceOf, objectsAt, textAt } from './read-object.ts';

/** Where an Ingress sends a host to; `*` stands for whatever no rule names. Without `port` it is no Service. */
export type Backend = {
  readonly host: string;
  readonly name: string;
  readonly port?: string | number;
};

/** Every backend of a host once, in the order of the rules; undefined where one of them can't be read. */
export function backendsOf(ingress: KubeObject): readonly Backend[] | undefined {
  const rules = listAt(ingress, 'spec', 'rules');
  const byDefault = at(ingress, 'spec', 'defaultBackend') ?? at(ingress, 'spec', 'backend');
  const backends = new Map<string, Backend>();
  const named = (rules ?? []).flatMap((rule) => {
    const host = textAt(rule, 'host') || '*';
    return listAt(rule, 'http', 'paths')?.map((path) => backendOf(path['backend'], host));
  });
  if (byDefault !== undefined) named.push(backendOf(byDefault, '*'));
  for (const backend of named) {
    if (backend === undefined) return undefined;
    const key = JSON.stringify([backend.host, backend.name, backend.port]);
    if (!backends.has(key)) backends.set(key, backend);
  }
  return rules === undefined ? undefined : [...backends.values()];
}

/** Ready: the Service is there, has the port, and something answers behind that. */
export function judgeBackend(ingress: KubeObject, backend: Backend, around: Around): Found {
  const { host, name, port } = backend;
  if (port === undefined)
    return passed(ingress, [causeOf(ingress, 'backend-not-judged', { host, backend: name })]);
  const shown = { host, service: name };
  const namespace = namespaceOf(ingress);
  const reading = around.reading('/Service', namespace);
  const service = around.find('/Service', namespace, name);
  if (typeof reading !== 'string' || (service === undefined && reading !== 'whole'))
    return unread(ingress, 'Service', reading);
  if (service === undefined)
    return notPassed('wait', causeOf(ingress, 'backend-service-absent', shown));
  if (isBeingDeleted(service))
    return notPassed('wait', causeOf(service, 'object-terminating', {}, true));
  if (at(service, 'spec', 'type') === 'ExternalName') return passed(ingress);

  const open = objectsAt(service, 'spec', 'ports').find((one) =>
    typeof port === 'number' ? one['port'] === port : one['name'] === port,
  );
  if (open === undefined)
    return notPassed('wait', causeOf(ingress, 'backend-port-absent', { ...shown, port }));
  const endpoints = endpointsOf(service, around, textAt(open, 'name') ?? '');
  if (endpoints.is === 'unread') return unread(ingress, 'EndpointSlice', endpoints.reading);
  if (endpoints.ready > 0) return passed(ingress);
  const params = { ...shown, endpoints: endpoints.all };
  return notPassed('wait', causeOf(ingress, 'backend-not-ready', params, true));
}

/** Also as the API wrote it before 1.19. */
function backendOf(backend: unknown, host: string): Backend | undefined {
  const kind = textAt(backend, 'resource', 'kind');
  const resource = textAt(backend, 'resource', 'name');
  if (kind !== undefined && resource !== undefined) return { host, name: `${kind} ${resource}` };
  const name = textAt(backend, 'service', 'name') ?? textAt(backend, 'serviceName');
  const port =
    at(backend, 'service', 'port', 'number') ??
    at(backend, 'service', 'port', 'name') ??
    at(backend, 'servicePort');
  if (name === undefined || (typeof port !== 'string' && typeof port !== 'number'))
    return undefined;
  return { host, name, port };
}

/** Empty where there is none; undefined where what stands there is no list of objects. */
function listAt(value: unknown, ...path: readonly string[]): readonly JsonObject[] | undefined {
  const list = at(value, ...path);
  if (list === undefined) return [];
  return Array.isArray(list) && list.every(isObject) ? objectsAt(value, ...path) : undefined;
}

import { isObject, type Json } from './json.ts';
import type { KubeObject } from './cluster-port.ts';
import type { PodPort } from './route.ts';

/** A port of a Service: what it is on its pods, a number or the name of a container's port. */
export type ServicePort = { readonly target: number | string };

/** By number or name; undefined where the Service has none such. */
export function portOf(service: KubeObject, asked: string): ServicePort | undefined {
  const port = listIn(service['spec'], 'ports').find(
    (one) => one['name'] === asked || one['port'] === Number(asked),
  );
  if (port === undefined) return undefined;
  const { targetPort, port: own } = port;
  if (typeof targetPort === 'number' || typeof targetPort === 'string')
    return { target: targetPort };
  return typeof own === 'number' ? { target: own } : undefined;
}

/** As a list query takes it; undefined where the Service selects nothing. */
export function selectorOf(service: KubeObject): string | undefined {
  const spec = service['spec'];
  const selector = isObject(spec) && isObject(spec['selector']) ? spec['selector'] : {};
  const pairs = Object.entries(selector).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${key}=${value}`] : [],
  );
  return pairs.length === 0 ? undefined : pairs.join(',');
}

/** Those that run, the ready ones first: one that is not ready yet may tell why. */
export function runningOf(pods: readonly KubeObject[]): readonly KubeObject[] {
  return pods
    .filter(
      ({ metadata, status }) =>
        isObject(status) &&
        status['phase'] === 'Running' &&
        metadata['deletionTimestamp'] === undefined,
    )
    .toSorted((a, b) => Number(isReady(b)) - Number(isReady(a)));
}

/** Where this port of a Service is on its pods that run. */
export function podPortsOf(
  pods: readonly KubeObject[],
  { target }: ServicePort,
  namespace: string,
): readonly PodPort[] {
  return runningOf(pods).flatMap((pod) => {
    const port = typeof target === 'number' ? target : namedPort(pod, target);
    return port === undefined ? [] : [{ namespace, pod: pod.metadata.name, port }];
  });
}

function isReady({ status }: KubeObject): boolean {
  return listIn(status, 'conditions').some(
    (one) => one['type'] === 'Ready' && one['status'] === 'True',
  );
}

function namedPort({ spec }: KubeObject, name: string): number | undefined {
  const port = listIn(spec, 'containers')
    .flatMap((container) => listIn(container, 'ports'))
    .find((one) => one['name'] === name)?.['containerPort'];
  return typeof port === 'number' ? port : undefined;
}

function listIn(value: unknown, key: string): readonly { readonly [name: string]: Json }[] {
  const list = isObject(value) ? value[key] : undefined;
  return Array.isArray(list) ? list.filter(isObject) : [];
}

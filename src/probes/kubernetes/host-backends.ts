import type { KubeObject, Readers } from '../../model/ports.ts';
import { aCause, found, type Found } from '../../model/verdict.ts';
import { causeOf, passed } from '../../readiness/judgement.ts';
import { at, objectsAt, textAt } from '../../readiness/read-object.ts';
import { worstOf } from '../worst-of.ts';

/** Whether every backend that an Ingress names for a host has a ready endpoint. No Ingress for it is a failure. */
export async function hostBackends(
  host: string,
  objects: readonly KubeObject[],
  cluster: Readers['cluster'],
  signal: AbortSignal,
): Promise<Found> {
  const ingresses = objects.filter(({ kind }) => kind === 'Ingress');
  const backends = ingresses.flatMap((ingress) =>
    servicesOf(ingress, host).map((service) => ({ ingress, service })),
  );
  const object = { kind: 'Host', name: host };
  if (backends.length === 0)
    return found('fail', aCause('host-without-ingress', { host }, { object }));
  const all: Found[] = [];
  for (const { ingress, service } of backends)
    all.push(await lookAt(ingress, service, host, cluster, signal));
  return { ...worstOf(all), object };
}

async function lookAt(
  ingress: KubeObject,
  service: string,
  host: string,
  cluster: Readers['cluster'],
  signal: AbortSignal,
): Promise<Found> {
  const namespace = ingress.metadata.namespace ?? 'default';
  const labelSelector = `kubernetes.io/service-name=${service}`;
  const slices = await cluster.list(
    { apiVersion: 'discovery.k8s.io/v1', kind: 'EndpointSlice', namespace, labelSelector },
    signal,
  );
  const endpoints = slices.flatMap((slice) => objectsAt({ slice }, 'slice', 'endpoints'));
  const ready = endpoints.filter((one) => at(one, 'conditions', 'ready') === true).length;
  if (ready > 0) return passed(ingress);
  const params = { service, host, endpoints: endpoints.length };
  return found('wait', causeOf(ingress, 'backend-without-endpoints', params, true));
}

/** Rules that name the host, or its wildcard: `*.example.com` stands for one label. */
function servicesOf(ingress: KubeObject, host: string): readonly string[] {
  const rules = objectsAt(ingress, 'spec', 'rules').filter((rule) => {
    const named = textAt(rule, 'host');
    return named === host || named === `*.${host.split('.').slice(1).join('.')}`;
  });
  const names = rules
    .flatMap((rule) => objectsAt(rule, 'http', 'paths'))
    .flatMap((path) => textAt(path, 'backend', 'service', 'name') ?? []);
  return [...new Set(names)];
}

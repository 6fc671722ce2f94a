import { isObject } from '../model/json.ts';
import type { KubeObject } from '../model/ports.ts';

/** A pod that runs and was not told to end. */
export type LivingPod = {
  readonly namespace: string;
  readonly name: string;
  readonly isReady: boolean;
  readonly labels: { readonly [key: string]: string };
  readonly addresses: readonly string[];
  /** As the cluster's DNS has it, without the cluster's own domain: `name.service.namespace.svc`. */
  readonly hostNames: readonly string[];
  /** That its containers declare: they may have others. */
  readonly ports: readonly number[];
  /** `host:port` of its node that leads to a port of its own. */
  readonly nodePorts: readonly { readonly at: string; readonly port: number }[];
  /** Ports that have names. */
  readonly named: { readonly [name: string]: number };
};

/** undefined where it does not run, ends, or has no address yet. */
export function livingPod({ metadata, spec, status }: KubeObject): LivingPod | undefined {
  const { name, namespace = '' } = metadata;
  const isEnding = typeof metadata['deletionTimestamp'] === 'string';
  if (isEnding || !isObject(status) || status['phase'] !== 'Running') return undefined;
  const addresses = addressesOf(status);
  if (addresses.length === 0) return undefined;
  const hostIp = typeof status['hostIP'] === 'string' ? status['hostIP'] : '';
  const ports = listOf(isObject(spec) ? spec['containers'] : []).flatMap((one) =>
    listOf(one['ports']),
  );
  return {
    namespace,
    name,
    isReady: listOf(status['conditions']).some(
      (one) => one['type'] === 'Ready' && one['status'] === 'True',
    ),
    labels: metadata.labels ?? {},
    addresses,
    hostNames: isObject(spec) ? hostNamesOf(spec, name, namespace) : [],
    ports: ports.flatMap(({ containerPort }) =>
      typeof containerPort === 'number' ? [containerPort] : [],
    ),
    nodePorts: ports.flatMap(({ hostPort, containerPort }) =>
      typeof hostPort === 'number' && typeof containerPort === 'number' && hostIp !== ''
        ? [{ at: `${hostIp}:${hostPort}`, port: containerPort }]
        : [],
    ),
    named: Object.fromEntries(
      ports.flatMap(({ name: key, containerPort }) =>
        typeof key === 'string' && typeof containerPort === 'number' ? [[key, containerPort]] : [],
      ),
    ),
  };
}

function addressesOf(status: { readonly [key: string]: unknown }): readonly string[] {
  const all = [status['podIP'], ...listOf(status['podIPs']).map(({ ip }) => ip)];
  return [...new Set(all.filter((one): one is string => typeof one === 'string' && one !== ''))];
}

/** Those of a StatefulSet have names of their own in its headless Service. */
function hostNamesOf(
  { hostname, subdomain }: { readonly [key: string]: unknown },
  name: string,
  namespace: string,
): readonly string[] {
  if (typeof subdomain !== 'string' || subdomain === '') return [];
  return [`${typeof hostname === 'string' ? hostname : name}.${subdomain}.${namespace}.svc`];
}

export function listOf(value: unknown): readonly { readonly [key: string]: unknown }[] {
  return Array.isArray(value) ? value.filter((one) => isObject(one)) : [];
}

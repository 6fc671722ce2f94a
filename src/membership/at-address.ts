import { isObject } from '../model/json.ts';
import type { KubeObject } from '../model/ports.ts';
import { listOf, type LivingPod } from './living-pod.ts';

/** What lives at an announced address: the pod, and the port of the pod itself. */
export type Behind = { readonly pod: LivingPod; readonly port: number };

export type Address = { readonly host: string; readonly port: number };

/** `10.0.0.1:10911`, `[fd00::1]:10911` or `name:10911`; undefined where it is none. */
export function parseAddress(text: string): Address | undefined {
  const { bracketed, plain, port } =
    /^(?:\[(?<bracketed>[^\]]+)\]|(?<plain>[^\s]+)):(?<port>\d{1,5})$/.exec(text)?.groups ?? {};
  const host = inOneForm((bracketed ?? plain ?? '').toLowerCase());
  const number = Number(port);
  return host !== '' && number >= 1 && number <= 65_535 ? { host, port: number } : undefined;
}

/** IPv6 as Kubernetes writes it: Java leaves no zeros out. Names without the dot at their end. */
function inOneForm(host: string): string {
  const url = `http://[${host}]/`;
  if (host.includes(':') && URL.canParse(url)) return new URL(url).hostname.slice(1, -1);
  return host.replace(/\.$/, '');
}

/**
 * The living pod that is reached at an address: at its own, by its name in DNS, by a port of its node, or by a Service
 * that leads to it. Where a Service leads to several, the first that is ready. undefined where nobody lives there.
 */
export function behindAddress(
  { host, port }: Address,
  pods: readonly LivingPod[],
  services: readonly KubeObject[],
): Behind | undefined {
  const here = pods.filter(({ addresses, hostNames }) => isAmong(host, addresses, hostNames));
  // Pods on the network of their node share its address: the one that says it has the port.
  const pod = here.find(({ ports }) => ports.includes(port)) ?? here[0];
  if (pod !== undefined) return { pod, port };
  for (const one of pods) {
    const own = one.nodePorts.find(({ at }) => at === `${host}:${port}`);
    if (own !== undefined) return { pod: one, port: own.port };
  }
  const service = services.find((one) => isServiceAt(one, host));
  return service === undefined ? undefined : behindService(service, port, pods);
}

/** Of several forms of the same name: with or without the cluster's own domain. */
export function isNamed(host: string, hostName: string): boolean {
  const shorter = hostName.replace(/\.svc$/, '');
  return host === shorter || host === hostName || host.startsWith(`${hostName}.`);
}

function isAmong(
  host: string,
  addresses: readonly string[],
  hostNames: readonly string[],
): boolean {
  return addresses.includes(host) || hostNames.some((one) => isNamed(host, one));
}

function isServiceAt({ metadata, spec, status }: KubeObject, host: string): boolean {
  const { name, namespace = '' } = metadata;
  if (isNamed(host, `${name}.${namespace}.svc`)) return true;
  if (!isObject(spec)) return false;
  const balancer = isObject(status) ? status['loadBalancer'] : undefined;
  const outside = isObject(balancer) ? listOf(balancer['ingress']) : [];
  return [
    spec['clusterIP'],
    ...texts(spec['clusterIPs']),
    ...texts(spec['externalIPs']),
    ...outside.flatMap(({ ip, hostname }) => [ip, hostname]),
  ].includes(host);
}

function behindService(
  { metadata, spec }: KubeObject,
  port: number,
  pods: readonly LivingPod[],
): Behind | undefined {
  if (!isObject(spec) || !isObject(spec['selector'])) return undefined;
  const of = listOf(spec['ports']).find((one) => one['port'] === port);
  if (of === undefined) return undefined;
  const labels = Object.entries(spec['selector']);
  const chosen = pods.filter(
    (one) =>
      one.namespace === metadata.namespace &&
      labels.length > 0 &&
      labels.every(([key, value]) => one.labels[key] === value),
  );
  const pod = chosen.find(({ isReady }) => isReady);
  const target = of['targetPort'] ?? port;
  const own = typeof target === 'string' ? pod?.named[target] : target;
  return pod === undefined || typeof own !== 'number' ? undefined : { pod, port: own };
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value)
    ? value.filter((one: unknown): one is string => typeof one === 'string')
    : [];
}

import { WizardError } from '../../model/error.ts';
import { isObject, type Json } from '../../model/json.ts';
import type { KubeObject } from '../../model/ports.ts';
import { isLoadBalancer } from '../../readiness/in-front-of.ts';
import { askedReaches } from '../../readiness/load-balancer-address.ts';
import { objectsAt } from '../../readiness/read-object.ts';

type Texts = { readonly [key: string]: string };

/** How the load balancer is asked for; null where a runbook's expression leaves it out. */
export type LoadBalancerInput = {
  readonly namespace: string;
  readonly service: string;
  readonly address: 'external' | 'internal';
  readonly cloud?: string | null;
  readonly sort?: string | null;
  readonly zones?: readonly string[] | null;
  readonly loadBalancerClass?: string | null;
  readonly annotations?: Texts | null;
  readonly ports?: readonly Json[] | null;
};

/** By this it is known by whom it was made, and in which run: where an end was not seen it is in the ledger all the same. */
export function madeHere(run: string): Texts {
  return { 'app.kubernetes.io/managed-by': 'dr-wizard', 'dr-wizard/run': run };
}

const ALIBABA = 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-';
const NLB_CLASS = 'alibabacloud.com/nlb';
const DEFAULT_PORTS = [
  { name: 'http', port: 80, targetPort: 80, protocol: 'TCP' },
  { name: 'https', port: 443, targetPort: 443, protocol: 'TCP' },
];
/** What of a port is not the cluster's own choice. */
const OF_A_PORT = ['name', 'port', 'targetPort', 'protocol', 'appProtocol'];

/** What a cloud has to be told when the Service is created: afterwards it changes neither sort nor reach. */
export function annotationsOf(input: LoadBalancerInput): Texts {
  const { address, cloud, zones, annotations } = input;
  if (cloud !== 'alibaba') return { ...annotations };
  return {
    ...(classOf(input) === NLB_CLASS && zones ? { [`${ALIBABA}zone-maps`]: zones.join(',') } : {}),
    ...annotations,
    [`${ALIBABA}address-type`]: address === 'internal' ? 'intranet' : 'internet',
  };
}

/** Throws where what is asked for would be made as something else. */
export function refuseUnclear(input: LoadBalancerInput): void {
  const annotations = annotationsOf(input);
  const { namespace, service, address } = input;
  const params = { name: `${namespace}/${service}`, address };
  const zones = annotations[`${ALIBABA}zone-maps`]?.split(',') ?? [];
  if (classOf(input) === NLB_CLASS && zones.length < 2)
    throw new WizardError('not-proven', 'nlb-without-zones', params);
  const reaches = askedReaches({ metadata: { name: service, annotations } });
  // Where nothing is asked clouds make a public one: what is meant for the inside would stand open to everybody.
  const isNothingAsked = reaches.size === 0 && address === 'external';
  const isAsked = reaches.size === 1 && reaches.has(address === 'internal' ? 'private' : 'public');
  if (!isNothingAsked && !isAsked)
    throw new WizardError('not-proven', 'load-balancer-reach-unsaid', params);
}

export function classOf({ sort, loadBalancerClass }: LoadBalancerInput): string | undefined {
  return loadBalancerClass ?? (sort === 'nlb' ? NLB_CLASS : undefined);
}

/** As the step says; else as the named Service has them, or one that serves the same pods; else those of the web. */
export function portsOf(
  { ports }: Pick<LoadBalancerInput, 'ports'>,
  beside: readonly KubeObject[],
  named?: string | null,
): readonly object[] {
  if (isGiven(ports)) return ports.filter((one) => isObject(one));
  // Such as that of an admission webhook: it leads to the same pods, and nobody is to reach it from outside.
  const alike =
    beside.find((one) => one.metadata.name === named) ??
    beside.find((one) => isLoadBalancer(one)) ??
    beside.find(isForTheWeb);
  const same = alike === undefined ? [] : objectsAt(alike, 'spec', 'ports');
  if (same.length === 0) return DEFAULT_PORTS;
  return same.map((one) =>
    Object.fromEntries(Object.entries(one).filter(([key]) => OF_A_PORT.includes(key))),
  );
}

export function isGiven(ports: LoadBalancerInput['ports']): ports is readonly Json[] {
  return ports !== undefined && ports !== null && ports.length > 0;
}

function isForTheWeb(service: KubeObject): boolean {
  const ports = objectsAt(service, 'spec', 'ports').map((one) => one['port']);
  return [80, 443].every((port) => ports.includes(port));
}

type NewService = {
  readonly selector: Texts;
  readonly ports: readonly object[];
  readonly run: string;
};

/** The Service whose load balancer is missing. */
export function newLoadBalancer(
  input: LoadBalancerInput,
  { selector, ports, run }: NewService,
): KubeObject {
  const { namespace, service: name } = input;
  const loadBalancerClass = classOf(input);
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace, labels: madeHere(run), annotations: annotationsOf(input) },
    spec: {
      type: 'LoadBalancer',
      ...(loadBalancerClass === undefined ? {} : { loadBalancerClass }),
      selector,
      ports,
    },
  };
}

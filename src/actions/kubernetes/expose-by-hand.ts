import {
  annotationsOf,
  classOf,
  isGiven,
  portsOf,
  type LoadBalancerInput,
} from './new-load-balancer.ts';

/** To which pods a load balancer leads: those of a workload, or those of an existing Service. */
export type BehindIt = {
  readonly backend?: string | null;
  readonly workload?: string | null;
  readonly kind?: string | null;
};

/** What kubectl can put a Service in front of; of the others it takes no selector. */
const EXPOSED = ['Deployment', 'Service'];

/** The missing Service by hand: kubectl copies the selector and, where none are given, the ports of a Service. */
export function exposure(input: LoadBalancerInput & BehindIt): readonly (readonly string[])[] {
  const { namespace, service, ports } = input;
  const workload = input.workload ?? undefined;
  const kind = workload === undefined ? 'Service' : (input.kind ?? 'Deployment');
  const loadBalancerClass = classOf(input);
  const isCopied = workload === undefined && !isGiven(ports);
  const change = {
    apiVersion: 'v1',
    metadata: { annotations: annotationsOf(input) },
    spec: {
      ...(loadBalancerClass === undefined ? {} : { loadBalancerClass }),
      ...(isCopied ? {} : { ports: portsOf(input, []) }),
    },
  };
  const [what, where] = [workload ?? input.backend ?? '-', `--namespace=${namespace}`];
  if (!EXPOSED.includes(kind)) return unexposed(kind.toLowerCase(), what, where, service);
  return [
    [
      'kubectl',
      'expose',
      kind.toLowerCase(),
      what,
      where,
      `--name=${service}`,
      '--type=LoadBalancer',
      ...(isCopied ? [] : ['--port=80']),
      `--overrides=${JSON.stringify(change)}`,
    ],
  ];
}

/** It shows what its pods are picked by, and a Service to which that and the annotations are to be added: nothing is made. */
function unexposed(
  kind: string,
  what: string,
  where: string,
  service: string,
): readonly (readonly string[])[] {
  return [
    ['kubectl', 'get', kind, what, where, '--output=jsonpath={.spec.selector.matchLabels}'],
    [
      'kubectl',
      'create',
      'service',
      'loadbalancer',
      service,
      where,
      '--tcp=80:80',
      '--tcp=443:443',
      '--dry-run=client',
      '--output=yaml',
    ],
  ];
}

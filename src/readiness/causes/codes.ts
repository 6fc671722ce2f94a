/** What comes first explains what comes after: a pod on a dead node is not blamed for its probe. */
const NODE = 0;
const REFUSED = 1;
const NEEDED = 2;
const PLACE = 3;
const IMAGE = 4;
const RUN = 5;
const PROBE = 6;
const PAST = 7;
const WAITS = 8;

type Row = {
  readonly rank: number;
  /** Whoever makes or runs the pod tries again: it goes on by itself once what is named has been repaired. */
  readonly healsByItself: boolean;
  /** The params that make it the same thing wherever it is met. */
  readonly same: readonly string[];
};

function row(rank: number, heals: 'heals' | 'stays', ...same: readonly string[]): Row {
  return { rank, healsByItself: heals === 'heals', same };
}

/** Every cause that is found below an object: one row a code. */
export const CODES = {
  'pod-node-not-ready': row(NODE, 'heals', 'node'),
  'pod-node-gone': row(NODE, 'heals', 'node'),

  'quota-exceeded': row(REFUSED, 'heals', 'namespace', 'quota', 'resource'),
  'quota-needs-requests': row(REFUSED, 'stays', 'namespace', 'quota', 'workload'),
  'limit-range-refused': row(REFUSED, 'stays', 'namespace', 'workload'),
  'service-account-absent': row(REFUSED, 'heals', 'namespace', 'account'),
  'priority-class-absent': row(REFUSED, 'heals', 'priority'),
  'runtime-class-absent': row(REFUSED, 'heals', 'runtime'),
  'pod-security-refused': row(REFUSED, 'stays', 'namespace', 'level', 'workload'),
  'policy-refused': row(REFUSED, 'stays', 'policy', 'workload'),
  'webhook-refused': row(REFUSED, 'heals', 'webhook', 'workload'),
  'webhook-silent': row(REFUSED, 'heals', 'webhook'),
  'namespace-ending': row(REFUSED, 'stays', 'namespace'),
  'pod-template-invalid': row(REFUSED, 'stays', 'namespace', 'workload'),
  'creation-refused': row(REFUSED, 'stays', 'namespace', 'workload'),

  'config-map-absent': row(NEEDED, 'heals', 'namespace', 'configMap'),
  'secret-absent': row(NEEDED, 'heals', 'namespace', 'secret'),
  'key-absent': row(NEEDED, 'heals', 'namespace', 'key', 'holder'),
  'runs-as-root': row(NEEDED, 'stays', 'namespace', 'workload', 'container'),
  'container-config': row(NEEDED, 'stays', 'namespace', 'workload', 'container'),
  'claim-absent': row(NEEDED, 'heals', 'namespace', 'claim'),
  'claim-lost': row(NEEDED, 'stays', 'namespace', 'claim'),
  'claim-ending': row(NEEDED, 'stays', 'namespace', 'claim'),
  'storage-class-absent': row(NEEDED, 'heals', 'class'),
  'claim-without-class': row(NEEDED, 'stays', 'namespace', 'workload'),
  'claim-not-provisioned': row(NEEDED, 'heals', 'class'),
  'claim-unbound': row(NEEDED, 'heals', 'namespace', 'workload'),
  'volume-multi-attach': row(NEEDED, 'heals', 'namespace', 'volume'),
  'volume-not-attached': row(NEEDED, 'heals', 'namespace', 'workload'),
  'volume-not-mounted': row(NEEDED, 'heals', 'namespace', 'workload', 'volume'),
  'volume-timed-out': row(NEEDED, 'heals', 'namespace', 'workload', 'volume'),

  'unschedulable-resource': row(PLACE, 'heals', 'resource'),
  'unschedulable-pods': row(PLACE, 'heals'),
  'unschedulable-nodes-down': row(NODE, 'heals', 'taint'),
  'unschedulable-taint': row(PLACE, 'heals', 'taint'),
  'unschedulable-selector': row(PLACE, 'heals', 'namespace', 'workload'),
  'unschedulable-affinity': row(PLACE, 'heals', 'namespace', 'workload'),
  'unschedulable-anti-affinity': row(PLACE, 'heals', 'namespace', 'workload'),
  'unschedulable-spread': row(PLACE, 'heals', 'namespace', 'workload'),
  'unschedulable-volume-zone': row(PLACE, 'stays', 'namespace', 'workload'),
  'unschedulable-volume-node': row(PLACE, 'stays', 'namespace', 'workload'),
  'unschedulable-volume-count': row(PLACE, 'heals'),
  'unschedulable-ports': row(PLACE, 'stays', 'namespace', 'workload'),
  'unschedulable-cordoned': row(PLACE, 'heals'),
  'unschedulable-no-nodes': row(PLACE, 'heals'),
  unschedulable: row(PLACE, 'heals', 'namespace', 'workload'),
  'preemption-helpless': row(WAITS, 'stays', 'priority'),
  'scheduling-gated': row(PLACE, 'stays', 'gates'),
  'pod-held-by-finalizers': row(PLACE, 'stays', 'namespace', 'workload', 'finalizers'),
  'pod-held-by-node': row(NODE, 'stays', 'node'),
  'network-not-set-up': row(PLACE, 'heals'),
  'sandbox-image': row(IMAGE, 'heals', 'image'),
  'sandbox-failed': row(PLACE, 'heals', 'node'),

  'image-secret-absent': row(IMAGE, 'heals', 'namespace', 'registry', 'secret'),
  'image-without-secret': row(IMAGE, 'stays', 'namespace', 'registry'),
  'image-not-authorised': row(IMAGE, 'heals', 'namespace', 'registry', 'secrets'),
  'image-not-found': row(IMAGE, 'heals', 'image'),
  'image-rate-limited': row(IMAGE, 'heals', 'registry'),
  'registry-untrusted': row(IMAGE, 'heals', 'registry'),
  'registry-unreachable': row(IMAGE, 'heals', 'registry'),
  'image-name-invalid': row(IMAGE, 'stays', 'image'),
  'image-never-pulled': row(IMAGE, 'stays', 'image'),
  'image-architecture': row(IMAGE, 'stays', 'image'),
  'image-no-space': row(NODE, 'heals', 'node'),
  'image-pull': row(IMAGE, 'heals', 'image'),

  'out-of-memory': row(RUN, 'stays', 'namespace', 'workload', 'container'),
  'out-of-memory-node': row(RUN, 'heals', 'namespace', 'workload', 'container'),
  'command-absent': row(RUN, 'stays', 'namespace', 'workload', 'container'),
  'command-denied': row(RUN, 'stays', 'namespace', 'workload', 'container'),
  'container-not-started': row(RUN, 'heals', 'namespace', 'workload', 'container'),
  'crash-loop': row(RUN, 'heals', 'namespace', 'workload', 'container', 'exitCode'),
  'container-ended': row(RUN, 'stays', 'namespace', 'workload', 'container'),
  'container-failed': row(RUN, 'stays', 'namespace', 'workload', 'container', 'exitCode'),
  'container-waits': row(RUN, 'heals', 'namespace', 'workload', 'container', 'reason'),

  'probe-liveness': row(PROBE, 'heals', 'namespace', 'workload', 'container'),
  'probe-startup': row(PROBE, 'heals', 'namespace', 'workload', 'container'),
  'probe-startup-restarts': row(PROBE, 'heals', 'namespace', 'workload', 'container'),
  'probe-readiness': row(PROBE, 'heals', 'namespace', 'workload', 'container'),
  'readiness-gate': row(PROBE, 'heals', 'namespace', 'workload', 'gate'),

  'pod-evicted': row(PAST, 'heals', 'resource', 'node'),
  'pod-preempted': row(PAST, 'heals', 'namespace', 'workload'),
  'pod-node-shutdown': row(PAST, 'heals', 'node'),
  'pod-deadline': row(PAST, 'stays', 'namespace', 'workload'),
  'pod-rejected': row(PAST, 'heals', 'node', 'reason'),
  'pod-failed': row(PAST, 'stays', 'namespace', 'workload', 'reason'),

  'init-running': row(WAITS, 'heals', 'namespace', 'workload', 'container'),
  'startup-not-answered': row(WAITS, 'heals', 'namespace', 'workload', 'container'),
  'readiness-not-answered': row(WAITS, 'heals', 'namespace', 'workload', 'container'),
  'claim-waits-for-pod': row(WAITS, 'heals', 'namespace', 'claim'),
  'claim-provisioning': row(WAITS, 'heals', 'class'),
  'pod-not-scheduled': row(WAITS, 'heals'),
  'pod-starting': row(WAITS, 'heals', 'namespace', 'workload'),
  'pods-not-created': row(WAITS, 'heals', 'namespace', 'workload'),
} as const satisfies { readonly [code: string]: Row };

export type TreeCode = keyof typeof CODES;

const ROWS: ReadonlyMap<string, Row> = new Map(Object.entries(CODES));

/** undefined for a code that is told of an object itself, not of what lies below it. */
export function rowOf(code: string): Row | undefined {
  return ROWS.get(code);
}

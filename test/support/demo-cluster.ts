import type {
  CauseGroup,
  ClusterOverview,
  ClusterWatch,
  LogTail,
  NamespaceRow,
  ObjectEvent,
} from '../../src/model/overview.ts';
import { WizardError } from '../../src/model/error.ts';
import { aCause, type Cause, type ObjectRef, type Verdict } from '../../src/model/verdict.ts';
import { MINUTE, NOW } from './fake-run.ts';

export type FakeCluster = {
  readonly watch: ClusterWatch;
  /** Who listens now. */
  listeners(): number;
  /** Logs and events that were asked for. */
  readonly asked: string[];
  become(next: ClusterOverview | null): void;
};

/** A cluster that stands still until the test says otherwise. */
export function fakeCluster(
  start: ClusterOverview | null = DEMO_OVERVIEW,
  more: {
    readonly logs?: readonly LogTail[];
    readonly events?: readonly ObjectEvent[];
    /** Why neither can be read; `never` where no answer comes. */
    readonly unread?: Cause | 'never';
  } = {},
): FakeCluster {
  const listeners = new Set<() => void>();
  const asked: string[] = [];
  let overview = start;
  const unread = async () => {
    if (more.unread === 'never') return new Promise<never>(() => undefined);
    if (more.unread !== undefined)
      throw new WizardError('cluster-unreachable', more.unread.code, more.unread.params);
    return undefined;
  };
  return {
    asked,
    listeners: () => listeners.size,
    become(next) {
      overview = next;
      for (const listener of listeners) listener();
    },
    watch: {
      now: () => (listeners.size > 0 ? overview : null),
      onChange(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      async events({ name }) {
        asked.push(`events ${name}`);
        await unread();
        return more.events ?? DEMO_POD_EVENTS;
      },
      async log({ name }) {
        asked.push(`log ${name}`);
        await unread();
        if (name === 'gone')
          throw new WizardError('not-proven', 'object-absent', { kind: 'Pod', name });
        return more.logs ?? DEMO_LOGS;
      },
    },
  };
}

export const pod = (name: string, namespace = 'prod'): ObjectRef => ({
  kind: 'Pod',
  name,
  namespace,
});
const workload = (name: string, namespace = 'prod'): ObjectRef => ({
  kind: 'Deployment',
  name,
  namespace,
});

export function aRow(
  name: string,
  counts: Partial<NamespaceRow['counts']>,
  [ready, desired]: readonly [number, number],
  since = NOW,
): NamespaceRow {
  const all = { pass: 0, wait: 0, fail: 0, unknown: 0, ...counts };
  return { name, counts: all, ready, desired, since };
}

export function aGroup(
  verdict: Verdict,
  cause: CauseGroup['cause'],
  objects: readonly ObjectRef[],
  holds: readonly ObjectRef[],
  since: number,
): CauseGroup {
  const namespaces = [...new Set(holds.flatMap((one) => one.namespace ?? []))];
  return {
    key: `${cause.code} ${holds[0]?.name}`,
    verdict,
    cause,
    objects,
    holds,
    namespaces,
    since,
  };
}

const PODS = [pod('pay-7c9d-x2x1v'), pod('gateway-5d4-k8s7q')];
const MORE = Array.from({ length: 39 }, (_, n) => pod(`pay-7c9d-${String(n).padStart(5, '0')}`));

const PULL = aGroup(
  'wait',
  aCause(
    'image-secret-absent',
    {
      kind: 'Pod',
      name: 'prod/pay-7c9d-x2x1v',
      pod: 'pay-7c9d-x2x1v',
      namespace: 'prod',
      workload: 'Deployment prod/pay',
      registry: 'registry.example.com',
      secret: 'regcred',
    },
    { count: 41, healsByItself: true, object: PODS[0] ?? pod('pay') },
  ),
  [...PODS, ...MORE],
  [workload('pay'), workload('gateway')],
  NOW - 4 * MINUTE - 34_000,
);

const NODE = aGroup(
  'wait',
  aCause(
    'node-not-ready',
    { kind: 'Node', name: 'node-7', reason: 'KubeletNotReady', message: 'PLEG is not healthy' },
    { healsByItself: true, object: { kind: 'Node', name: 'node-7' } },
  ),
  [{ kind: 'Node', name: 'node-7' }],
  [{ kind: 'Node', name: 'node-7' }],
  NOW - 3 * 60 * MINUTE,
);

const LATE = aGroup(
  'fail',
  aCause(
    'progress-deadline',
    { kind: 'Deployment', name: 'pre/risk', ready: 0, desired: 2 },
    { object: workload('risk', 'pre') },
  ),
  [workload('risk', 'pre')],
  [workload('risk', 'pre')],
  NOW - 12 * MINUTE,
);

/** Two namespaces and a node that are not right, three causes, one kind that may not be read. */
export const DEMO_OVERVIEW: ClusterOverview = {
  at: NOW,
  isWhole: true,
  verdict: 'fail',
  counts: { pass: 521, wait: 3, fail: 1, unknown: 0 },
  namespaces: [
    aRow('pre', { pass: 11, fail: 1 }, [10, 12], NOW - 12 * MINUTE),
    aRow('', { pass: 12, wait: 1 }, [0, 0], NOW - 3 * 60 * MINUTE),
    aRow('prod', { pass: 458, wait: 2 }, [4_459, 4_500], NOW - 4 * MINUTE - 34_000),
    aRow('infra', { pass: 9 }, [9, 9]),
    aRow('kube-system', { pass: 19 }, [22, 22]),
    aRow('sandbox', { pass: 12 }, [62, 62]),
  ],
  causes: [PULL, NODE, LATE],
  blind: [aCause('api-timeout', { server: 'https://203.0.113.8:6443', seconds: 10 })],
  ready: 4_562,
  desired: 4_605,
  perMinute: 40,
};

export const LOST_OVERVIEW: ClusterOverview = {
  ...DEMO_OVERVIEW,
  verdict: 'unknown',
  counts: { pass: 0, wait: 0, fail: 0, unknown: 525 },
  namespaces: DEMO_OVERVIEW.namespaces
    .map(({ name, counts }) =>
      aRow(name, { unknown: counts.pass + counts.wait + counts.fail }, [0, 0], NOW - 2 * MINUTE),
    )
    .toSorted((a, b) => (a.name < b.name ? -1 : 1)),
  causes: [],
  blind: [],
  ready: 0,
  desired: 0,
  lost: {
    since: NOW - 2 * MINUTE,
    cause: aCause('api-timeout', { server: 'https://203.0.113.8:6443', seconds: 10 }),
  },
};

export const DEMO_LOGS: readonly LogTail[] = [
  {
    container: 'app',
    previous: true,
    text: '2026-11-23T02:10:00Z starting\n\u001B[31mFATAL\u001B[0m no route to 数据库 mysql.prod.svc:3306, giving up after 30 tries; last error: connection refused\n',
  },
  { container: 'app', previous: false, text: '' },
  { container: 'proxy', previous: false, text: 'listening on 15001\n\tready\n' },
];

export const DEMO_POD_EVENTS: readonly ObjectEvent[] = [
  {
    at: NOW - 5000,
    type: 'Warning',
    reason: 'BackOff',
    message: 'Back-off pulling image "registry.example.com/pay:1"',
    count: 17,
  },
  {
    at: NOW - 4 * MINUTE,
    type: 'Normal',
    reason: 'Scheduled',
    message: 'Successfully assigned prod/pay-7c9d-x2x1v to node-3',
    count: 1,
  },
];

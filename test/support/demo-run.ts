import type { Fact, RunEvent } from '../../src/model/event.ts';
import type { RunState } from '../../src/model/state.ts';
import { aCause, found } from '../../src/model/verdict.ts';
import { DEMO_BOOK } from './demo-book.ts';
import { fakeCluster } from './demo-cluster.ts';
import { aRecord, aState, aValue, fakeRun, MINUTE, NOW, OPERATOR, valuesOf } from './fake-run.ts';

export const TARGET = {
  uid: '3f2a91c0-1111-2222-3333-444455556666',
  server: 'https://203.0.113.8:6443',
  context: 'us-east-1/ack-new',
  caSha256: 'ab'.repeat(32),
};

export const SUMMARY = {
  ...TARGET,
  version: 'v1.33.2',
  createdAt: '2026-11-23T01:50:00Z',
  nodes: 8,
  nodesReady: 8,
  workloads: 0,
  practice: false,
};

const PULL = aCause(
  'image-pull',
  {
    name: 'prod/pay-7c9d-x2x1v',
    pod: 'pay-7c9d-x2x1v',
    namespace: 'prod',
    image: 'registry.example.com/pay:1',
    reason: 'ErrImagePull',
    message: 'unauthorized',
  },
  { count: 41, object: { kind: 'Pod', name: 'pay-7c9d-x2x1v', namespace: 'prod' } },
);
const PROVING = {
  is: 'proving',
  since: NOW - 4 * MINUTE,
  until: NOW + 6 * MINUTE,
  found: [found('wait', PULL)],
} as const;

/** In the middle of things: some done, some at work, one late, one waiting, two for the operator. */
export function demoState(more: Partial<RunState> = {}): RunState {
  const passed = (how: 'acted' | 'adopted', ms: number) =>
    aRecord({
      state: { is: 'passed', how },
      startedAt: NOW - 20 * MINUTE,
      finishedAt: NOW - 20 * MINUTE + ms,
    });
  return aState({
    target: TARGET,
    goes: ['keys', 'namespaces', 'deploy'],
    choices: { 'deploy-how': 'script' },
    values: valuesOf(
      aValue('master.instance', 'i-0xi8k2mz41nq7d3c5b2a', {
        source: 'kubernetes/nodes-ready',
        step: 'pin',
      }),
    ),
    steps: {
      'key-file': passed('adopted', 0),
      pin: passed('acted', 760_000),
      namespaces: passed('acted', 12_000),
      'pull-secret': aRecord({
        state: { is: 'acting', attempt: 1, key: 'run/pull-secret/1' },
        attempts: 1,
        startedAt: NOW - 12_000,
      }),
      'deploy-how': passed('acted', 1000),
      'deploy-script': aRecord({
        state: PROVING,
        attempts: 1,
        startedAt: NOW - 5 * MINUTE,
        seen: [
          {
            proof: 0,
            found: found('wait', PULL),
            evidence: [],
            at: NOW - 3000,
            durationMs: 40,
          },
        ],
      }),
      'bind-eip': aRecord({ ticked: [0] }),
      'allow-list': aRecord({
        state: { is: 'waiting-on', whom: 'netops', since: NOW - 22 * MINUTE },
      }),
    },
    ...more,
  });
}

const FACTS: readonly Fact[] = [
  { type: 'go-given', section: 'deploy' },
  { type: 'step-started', step: 'deploy-script', attempt: 1, key: 'run/deploy-script/1' },
  {
    type: 'verdict-changed',
    step: 'deploy-script',
    seen: { proof: 0, found: found('wait', PULL), evidence: [], at: NOW, durationMs: 40 },
  },
];

export const DEMO_EVENTS: readonly RunEvent[] = FACTS.map((fact, index) => anEvent(fact, index));

export function anEvent(fact: Fact, index: number): RunEvent {
  return {
    ...fact,
    v: 1,
    seq: index + 1,
    at: NOW - (3 - index) * 60_000,
    mono: 0,
    run: '7f3c00aa11bb',
    mode: 'incident',
    by: OPERATOR,
    prev: '',
  };
}

export const DEMO_LIVE = {
  'deploy-script': {
    progress: { done: 312, of: 500, unit: 'pods', perMinute: 40, leftMs: 5 * MINUTE },
    output: ['deploying service 1 of 3', '部署服务 2/3', 'deploying service 3 of 3'],
  },
} as const;

export const DEMO_PLANS = {
  'second-ingress': {
    will: [aCause('will-apply', { path: 'manifests/nginx-second', namespace: 'kube-system' })],
    byHand: [['kubectl', 'apply', '-f', "it's here.yaml"]],
  },
} as const;

/** As a folder of manifests has them. */
export const DEMO_OBJECTS = {
  'second-ingress': [
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'nginx', namespace: 'kube-system' },
      data: { 'proxy.conf': 'proxy_read_timeout 60;\nproxy_body_size 8m;\n' },
    },
    {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'nginx-tls', namespace: 'kube-system' },
      data: { 'tls.key': '‹secret tls.key›' },
    },
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'nginx-second', namespace: 'kube-system', labels: { app: 'nginx-second' } },
      spec: {
        replicas: 2,
        selector: { matchLabels: { app: 'nginx-second' } },
        template: {
          metadata: { labels: { app: 'nginx-second' } },
          spec: {
            containers: [
              {
                name: 'controller',
                image: 'registry.example.com/nginx-ingress-controller:v1.12.1',
                args: ['--ingress-class=second', '--configmap=kube-system/nginx'],
                ports: [{ name: 'http', containerPort: 80 }],
              },
            ],
          },
        },
      },
    },
  ],
} as const;

/** The demo as a run that stands still. */
export function demoRun(more: Partial<RunState> = {}, rest: Parameters<typeof fakeRun>[2] = {}) {
  return fakeRun(DEMO_BOOK, demoState(more), {
    events: DEMO_EVENTS,
    live: DEMO_LIVE,
    plans: DEMO_PLANS,
    objects: DEMO_OBJECTS,
    atRisk: 'nginx-second',
    cluster: fakeCluster().watch,
    targets: [SUMMARY, { ...SUMMARY, context: 'ack-old', uid: 'dead', workloads: 41 }],
    ...rest,
  });
}

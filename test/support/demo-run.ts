import type { Book } from '../../src/model/book.ts';
import type { RunEvent } from '../../src/model/event.ts';
import type { StepDef } from '../../src/model/runbook.ts';
import type { RunState } from '../../src/model/state.ts';
import { aCause, found } from '../../src/model/verdict.ts';
import { aBook, aMilestone, anExpr, aProof, aStep, computed } from './a-runbook.ts';
import { aRecord, aState, aValue, fakeRun, MINUTE, NOW, OPERATOR, valuesOf } from './fake-run.ts';
import type { TextTemplate, Template } from '../../src/model/runbook.ts';

/** A text in both languages, with one value in it where `path` is given. */
export function said(en: string, zh: string, path?: string): TextTemplate {
  return { en: template(en, path), zh: template(zh, path) };
}

function template(text: string, path?: string): Template {
  const show = (scope: Parameters<Template['show']>[0]): string => {
    if (path === undefined) return text;
    const [root = '', ...keys] = path.split('.');
    let at: unknown = scope[root];
    for (const key of keys)
      at = typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined;
    return text.replace('{}', at === undefined ? `‹${path}›` : String(at));
  };
  return { source: text, reads: path === undefined ? [] : [path], evaluate: show, show };
}

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

const STEPS: readonly StepDef[] = [
  aStep('key-file', { section: 'keys', ref: '2.1', title: said('Key file', '密钥文件') }),
  aStep('pin', {
    section: 'cluster',
    ref: '2.2',
    kind: 'pin',
    title: said('Pin the new cluster', '锁定新集群'),
    proofs: [aProof('kubernetes/api-ready')],
  }),
  aStep('bind-eip', {
    section: 'eip',
    ref: '2.4',
    kind: 'manual',
    title: said('Bind an EIP to the master', '申请弹性IP并绑定到 master'),
    why: said(
      'The steps after this one log in to this master; without an EIP nobody can from outside.',
      '后面的 helm 与部署脚本要登录这台 master；没有弹性IP就无法从外面登录。',
    ),
    manual: {
      open: template('https://vpc.console.example.com/eip/us-east-1/eips'),
      checklist: [
        said(
          'Choose Create EIP, region us-east-1, 5 Mbps',
          '点击「创建弹性公网IP」，地域选 us-east-1',
        ),
        said('Bind it to the instance {}', '实例 ID 填 {}', 'values.master.instance'),
        said('Wait until it says Assigned', '等状态变成「已分配」'),
      ],
      ask: [
        {
          id: 'master.eip',
          type: 'ip',
          title: said('EIP address', '弹性IP 地址'),
          optional: false,
        },
      ],
    },
    proofs: [aProof('net/port-open')],
  }),
  aStep('namespaces', {
    section: 'namespaces',
    ref: '2.5.1',
    title: said('Make the namespaces', '创建命名空间'),
  }),
  aStep('pull-secret', {
    section: 'namespaces',
    ref: '2.5.2',
    title: said('Pull secret in 6 namespaces', '在 6 个命名空间创建拉取密钥'),
    needs: ['namespaces'],
  }),
  aStep('deploy-how', {
    section: 'deploy',
    ref: '2.6.1',
    kind: 'choice',
    choice: ['script', 'backup'],
    title: said('Choose how to deploy', '选择部署方式'),
    proofs: [],
  }),
  aStep('deploy-script', {
    section: 'deploy',
    ref: '2.6.2',
    title: said('Deploy by script', '用脚本部署'),
    branch: { choice: 'deploy-how', name: 'script' },
    timeoutMs: 10 * MINUTE,
    proofs: [aProof('kubernetes/workloads-ready', { ready: 'deploy.ready' })],
  }),
  aStep('deploy-backup', {
    section: 'deploy',
    ref: '2.6.3',
    title: said('Restore the backup', '恢复备份'),
    branch: { choice: 'deploy-how', name: 'backup' },
  }),
  aStep('dns', {
    section: 'dns',
    ref: '2.7',
    kind: 'manual',
    title: said('DNS, 2 names', 'DNS，2 个域名'),
    needs: ['deploy-script'],
    risk: 'traffic',
    records: anExpr([
      { name: 'shop.example.com', type: 'A', value: '203.0.113.7' },
      { name: 'pay.example.com', type: 'A', value: '203.0.113.7' },
    ]),
    attest: said('Every record is changed.', '每条记录都已修改。'),
    proofs: [],
  }),
  aStep('front-door', {
    section: 'dns',
    ref: '2.8',
    kind: 'check',
    title: said('Front door', '前门'),
    needs: ['dns'],
    proofs: [
      aProof(
        'http/answers',
        {},
        computed(['values.deploy.ready'], () => ({})),
      ),
    ],
  }),
  aStep('second-ingress', {
    section: 'second',
    ref: '2.10',
    title: said('Second ingress', '第二个 ingress'),
    risk: 'cost',
  }),
  aStep('allow-list', {
    section: 'second',
    ref: '2.11',
    kind: 'manual',
    title: said('GitLab allow-list', 'GitLab 白名单'),
    optional: true,
  }),
];

const SECTIONS = [
  ['keys', '2.1', 'Server key pair', '服务器密钥对'],
  ['cluster', '2.2', 'Create the cluster', '创建集群'],
  ['eip', '2.4', 'EIP on the master', 'master 的弹性IP'],
  ['namespaces', '2.5', 'Namespaces', '命名空间'],
  ['deploy', '2.6', 'Deploy services', '部署服务'],
  ['dns', '2.7', 'DNS and front door', '域名与前门'],
  ['second', '2.10', 'Second ingress', '第二个 ingress'],
] as const;

export const DEMO_BOOK: Book = aBook(STEPS, {
  id: 'cluster-recovery',
  sections: SECTIONS.map(([id, ref, en, zh]) => ({
    id,
    ref,
    title: said(en, zh),
    steps: STEPS.filter((step) => step.section === id).map((step) => step.id),
  })),
  milestones: [
    aMilestone('restored', {
      title: said('Service restored', '业务恢复'),
      needs: ['front-door'],
      holdMs: MINUTE,
    }),
  ],
  order: [
    ...SECTIONS.slice(0, 6).map(([section]) => ({ section })),
    { milestone: 'restored' },
    { section: 'second' },
  ],
  site: {
    id: 'example',
    title: { en: 'Example', zh: '示例' },
    timezone: 'UTC',
    rtoMs: 120 * MINUTE,
    data: {},
    asks: [],
    secrets: {
      'registry.password': { from: 'ask', title: { en: 'Registry password', zh: '镜像仓库密码' } },
    },
  },
});

const PULL = aCause(
  'image-pull',
  { name: 'pay-7c9d-x2x1v', image: 'registry.example.com/pay:1' },
  { count: 41 },
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

export const DEMO_EVENTS: readonly RunEvent[] = [
  { type: 'go-given', section: 'deploy' },
  { type: 'step-started', step: 'deploy-script', attempt: 1, key: 'run/deploy-script/1' },
  {
    type: 'verdict-changed',
    step: 'deploy-script',
    seen: { proof: 0, found: found('wait', PULL), evidence: [], at: NOW, durationMs: 40 },
  },
].map((fact, index) => ({
  ...(fact as RunEvent),
  v: 1,
  seq: index + 1,
  at: NOW - (3 - index) * 60_000,
  mono: 0,
  run: '7f3c00aa11bb',
  mode: 'incident',
  by: OPERATOR,
  prev: '',
}));

export const DEMO_LIVE = {
  'deploy-script': {
    progress: { done: 312, of: 500, unit: 'Ready', perMinute: 40, leftMs: 5 * MINUTE },
    output: ['deploying service 1 of 3', '部署服务 2/3', 'deploying service 3 of 3'],
  },
} as const;

export const DEMO_PLANS = {
  'second-ingress': {
    will: [aCause('will-apply', { what: 'Service kube-system/nginx-second' })],
    byHand: [['kubectl', 'apply', '-f', "it's here.yaml"]],
  },
} as const;

/** The demo as a run that stands still. */
export function demoRun(more: Partial<RunState> = {}, rest: Parameters<typeof fakeRun>[2] = {}) {
  return fakeRun(DEMO_BOOK, demoState(more), {
    events: DEMO_EVENTS,
    live: DEMO_LIVE,
    plans: DEMO_PLANS,
    atRisk: 'nginx-second',
    targets: [SUMMARY, { ...SUMMARY, context: 'ack-old', uid: 'dead', workloads: 41 }],
    ...rest,
  });
}

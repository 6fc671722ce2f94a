import type { Book } from '../../src/model/book.ts';
import type { StepDef } from '../../src/model/runbook.ts';
import { aBook, aMilestone, anExpr, aProof, aStep, computed } from './a-runbook.ts';
import { MINUTE } from './fake-run.ts';
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
    return text.replace('{}', typeof at === 'string' ? at : `‹${path}›`);
  };
  return {
    source: text,
    reads: path === undefined ? [] : [path],
    evaluate: show,
    show,
    exact: (scope) => (path === undefined ? [] : [template('{}', path).show(scope)]),
  };
}

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
      assist: { uses: 'cloud/bind', with: anExpr({}), finds: { address: 'master.eip' } },
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

import { moved, type Said, type Sentence } from './plan-sentence.ts';

const LOGIN: Said = ['ssh -i /Users/admin/code/roxe/roxe.pem -p 22 root@'];

/** What the plan asks for until the service is restored. */
export const RESTORING: readonly Sentence[] = [
  {
    at: '2.1',
    asks: '创建服务器密钥',
    steps: { 'key-pair-file': ['roxe.pem'], 'key-pair-imported': ['导入', 'Import'] },
  },
  { at: '2.1', asks: '用于登录集群服务器，执行命令', steps: { 'master-login': LOGIN } },
  {
    at: '2.2',
    asks: '选择集群规格',
    steps: { 'create-cluster': ['集群规格（', 'specification is asked'] },
  },
  { at: '2.2', asks: '地域', steps: { 'create-cluster': ['地域：', 'Region: '] } },
  {
    at: '2.2',
    asks: '容器运行时（docker）',
    steps: { 'create-cluster': ['容器运行时：docker', 'Container runtime: docker'] },
  },
  {
    at: '2.2',
    asks: '服务器规格（> 4C 8G）',
    steps: {
      'create-cluster': ['大于 4 CPU、8Gi', 'more than 4 CPU and 8Gi'],
      'nodes-ready': ['cpu: 4, memory: 8Gi'],
    },
  },
  { at: '2.2', asks: '系统盘', steps: { 'create-cluster': ['系统盘：', 'System disk: '] } },
  {
    at: '2.3',
    asks: '检查nginx-ingress 创建情况',
    steps: { 'ingress-controller': ['Nginx Ingress Controller'] },
  },
  {
    at: '2.3',
    asks: '只有一个内网或只有一个外网SLB，可自行创建',
    steps: {
      'external-address': ['address: external'],
      'internal-address': ['address: internal'],
    },
  },
  {
    at: '2.4',
    asks: '申请弹性IP绑定到集群master服务器',
    steps: { 'bind-eip': ['绑定资源', 'Associate with Resource'] },
  },
  { at: '2.5', asks: '登录master节点服务器', steps: { 'master-login': LOGIN } },
  {
    at: '2.5',
    asks: '创建命名空间',
    steps: {
      'create-namespaces': ['in sandbox prod pre jenkins frontend infra; do kubectl create'],
    },
  },
  {
    at: '2.5',
    asks: '也可以登录k8s web控制台创建命名空间',
    steps: { 'create-namespaces': ['控制台的「命名空间」', 'the web console, Namespaces'] },
  },
  {
    at: '2.6',
    asks: '登录k8s master服务器，执行脚本，发布服务',
    steps: {
      'master-login': LOGIN,
      'run-recovery-script': ['yamls/prod/disaster-recovery/recovery-k8s-deployment.sh'],
      'services-ready': ['roxe-gateway'],
    },
  },
  {
    at: '2.6.1',
    asks: '安装helm工具',
    steps: { 'helm-version': ['tar -xzf ARCHIVE'] },
  },
  {
    at: '2.6.1',
    asks: '最好更新到文档中版本',
    steps: { 'helm-version': ['‹site.helm.atLeast›'] },
  },
  {
    at: '2.6.2',
    asks: '创建secret 用来在集群中拉取私有镜像',
    steps: Object.fromEntries(
      ['sandbox', 'prod', 'pre', 'jenkins', 'frontend', 'infra'].map((one) => [
        `pull-secret[${one}]`,
        [`namespace: ${one}`] as const,
      ]),
    ),
  },
  {
    at: '2.6.3',
    asks: '执行脚本，快速完成服务部署',
    steps: { 'run-recovery-script': ['recovery-k8s-deployment.sh'], 'deploy-method': ['script'] },
  },
  {
    at: '2.6.3',
    asks: '集群中已经含有备份，可尝试使用备份恢复',
    steps: { 'deploy-method': ['backup'], 'restore-backup': ['velero/ensure-restore'] },
  },
  ...['gw-us-aly.roxepro.top', 'risn.roxe.pro', 'roxe-gateway-sandbox.roxe.pro'].map((name) => ({
    at: '2.7.1',
    asks: `${name} → ingress 外网IP地址`,
    steps: { 'move-back-end-names': moved(name, 'ingress.external') },
  })),
  {
    at: '2.7.1',
    asks: 'eureka-us-aly.roxevip.top → ingress 内网IP地址',
    steps: { 'move-back-end-names': moved('eureka-us-aly.roxevip.top', 'ingress.internal') },
  },
  ...[
    'roxe-api-doc.roxe.pro',
    'pay-checkout.roxe.io',
    'element.roxe.io',
    'api.vaba.tech',
    'invitation.roxe.io',
    'pay-kyc.roxe.io',
    'roxe-opt-view-us.roxepro.top',
    'score.roxe.io',
    'roxe-send-withdraw.roxe.io',
  ].map((name) => ({
    at: '2.7.2',
    asks: `${name} → ingress 外网IP地址`,
    steps: { 'move-front-end-names': moved(name, 'ingress.external') },
  })),
  {
    at: '2.8',
    asks: '上传HTTPS证书到集群中 https://gw-us-aly.roxepro.top',
    steps: {
      'certificate-files': ['gw-us-aly.roxepro.top'],
      'certificate-secret[gateway]': ['gw-us-aly.roxepro.top'],
      'names-answer': ['gw-us-aly.roxepro.top'],
    },
  },
  {
    at: '2.9',
    asks: '下载gitlab中脚本，并上传至k8s集群，完成部署',
    steps: {
      'charts-checkout': ['yamls/prod/kubernetes-rocketmq'],
      'rocketmq-applied': ['yamls/prod/kubernetes-rocketmq'],
      'brokers-registered': ['rocketmq/brokers-registered'],
    },
  },
];

/** The plan's postscript: what is done where a standby cluster exists. */
export const POSTSCRIPT: readonly Sentence[] = [
  { at: '后记', asks: '直接切到备用集群', steps: { 'pin-standby': ['KUBECONFIG'] } },
  {
    at: '后记',
    asks: '部署服务',
    steps: { 'run-recovery-script': ['recovery-k8s-deployment.sh'], 'services-ready': ['roxe'] },
  },
  {
    at: '后记',
    asks: '修改域名解析',
    steps: {
      'move-back-end-names': ['gw-us-aly.roxepro.top'],
      'move-front-end-names': ['pay-checkout.roxe.io'],
    },
  },
];

import { moved, type Sentence } from './plan-sentence.ts';

/** What the plan asks for afterwards: the auxiliary services. */
export const AUXILIARY: readonly Sentence[] = [
  {
    at: '2.10.1',
    asks: '安装ingress',
    steps: { 'second-ingress-release': ['ack-ingress-nginx-v1'] },
  },
  ...['storage.infra.roxepro.top', 'rocketmq-us-aly.roxepro.top', 'jenkins.roxepro.top'].map(
    (name) => ({
      at: '2.10.2',
      asks: `${name} 域名解析至ack ingress IP`,
      steps: { 'move-second-ingress-names': moved(name, 'ackIngress.address') },
    }),
  ),
  {
    at: '2.10.2',
    asks: 'ingressClassName: nginx-roxe',
    steps: { 'move-second-ingress-names': ['使用 nginx-roxe', 'the class nginx-roxe'] },
  },
  {
    at: '2.11.1',
    asks: '下载gitlab中部署脚本，上传至k8s集群，完成jenkins部署',
    steps: {
      'charts-checkout': ['yamls/prod/kubernetes-jenkins'],
      'jenkins-applied': ['yamls/prod/kubernetes-jenkins'],
      'jenkins-answers': ['/login'],
    },
  },
  ...[
    'Aliyun OSS Uploader',
    'Docker Pipeline',
    'name: git',
    'Git Parameter',
    'JDK Parameter Plugin',
    'Kubernetes, version: 1.30.1',
    'Maven Integration, version: 3.12',
    'name: Minio',
    'Minio Storage, version: 0.0.3',
    'NodeJS, version: 1.4.0',
    'Pipeline Maven Integration Plugin, version: 3.10.0',
    'Pipeline, version: 2.6',
    'Publish Over SSH',
    'ThinBackup, version: 1.10',
  ].map((plugin) => ({
    at: '2.11.1',
    asks: `Jenkins必须插件 ${plugin}`,
    steps: { 'jenkins-plugins': [plugin] as const },
  })),
  {
    at: '2.11.2',
    asks: '安装thinBackup Configuration 插件',
    steps: { 'thinbackup-installed': ['ThinBackup（thinBackup）', 'ThinBackup (thinBackup)'] },
  },
  {
    at: '2.11.2',
    asks: '下载Jenkins配置，并上传至Jenkins pod',
    steps: {
      'jenkins-archive': ['jenkins-config-backup-2022-03-15.tar.gz'],
      'backup-copied': ['jenkins-config-backup-2022-03-15.tar.gz'],
    },
  },
  {
    at: '2.11.2',
    asks: '默认备份目录: /var/jenkins_home/backup',
    steps: {
      'thinbackup-installed': ['/var/jenkins_home/backup'],
      'backup-copied': ['folder: /var/jenkins_home/backup'],
    },
  },
  {
    at: '2.11.2',
    asks: '页面恢复配置，重启jenkins',
    steps: {
      'configuration-restored': ['safeRestart'],
      'jenkins-back': ['jenkins/answers'],
    },
  },
  ...['dockerconfig', 'gitlab-auth', 'kubeconfig'].map((id) => ({
    at: '2.11.3',
    asks: `Credentials 中配置 ${id}`,
    steps: { 'credentials-there': [`${id}（`, `${id} (`] as const },
  })),
  {
    at: '2.11.4',
    asks: '添加 jdk、maven、nodejs 自动安装',
    steps: { 'global-tools': ['jdk、maven、nodejs', 'jdk, maven, nodejs'] },
  },
  {
    at: '2.11.4',
    asks: '自动安装jdk时，需要oracle 用户名和密码',
    steps: {
      'global-tools': ['Oracle 账号的用户名和密码', 'user and password of the Oracle account'],
      'oracle-account': ['Oracle 账号的用户名和密码', 'user and password of the Oracle account'],
    },
  },
  {
    at: '2.11.5',
    asks: '出口IP地址授权访问gitlab仓库【可选】',
    steps: { 'egress-allowed': ['git.ddesk.io'] },
  },
  {
    at: '2.11.5',
    asks: '出口IP地址未变，此步可越过',
    steps: { 'egress-allowed': ['values.egress.ip != site.egress.ip'] },
  },
  {
    at: '2.12',
    asks: '部署沙盒nacos，备份配置存放于OSS',
    steps: {
      'nacos-sandbox-archive': ['backup/sandbox-nacos_2022-03-21.tar.gz'],
      'nacos-sandbox': ['kubernetes/apply'],
    },
  },
  {
    at: '2.12',
    asks: '部署线上nacos集群，备份配置存放于OSS',
    steps: {
      'nacos-production-archive': ['backup/prod-nacos-cluster_2022-03-23.tar.gz'],
      'nacos-production': ['kubernetes/apply'],
    },
  },
];

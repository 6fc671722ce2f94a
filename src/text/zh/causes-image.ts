/** What keeps a pod from beginning on its node: sandbox and image. */
export const imageCauses = {
  'pod-held-by-finalizers': {
    says_other:
      'Pod {{name}}（{{workload}}，共 {{count}} 个）应被删除，但被 finalizer 拦住：{{finalizers}}。',
    remedy: '检查这些 finalizer 的控制器；必要时移除：`kubectl edit pod -n {{namespace}} {{pod}}`',
  },
  'pod-held-by-node': {
    says_other: 'Pod {{name}}（共 {{count}} 个）应被删除，但其节点 {{node}} 没有应答。',
    remedy:
      '恢复节点 {{node}}；若确定已关机：`kubectl delete pod -n {{namespace}} {{pod}} --force --grace-period=0`',
  },
  'network-not-set-up': {
    says_other: 'Pod {{name}}（共 {{count}} 个）在节点 {{node}} 上得不到网络：{{message}}',
    remedy: '检查网络插件：`kubectl get pods -n kube-system -o wide`',
  },
  'sandbox-image': {
    says_other:
      'Pod {{name}}（共 {{count}} 个）无法开始：节点 {{node}} 拉不到沙箱镜像 {{image}}：{{message}}',
    remedy: '打通节点到 {{registry}} 的网络，或在运行时中改用别的沙箱镜像。',
  },
  'sandbox-failed': {
    says_other: 'Pod {{name}}（共 {{count}} 个）无法在节点 {{node}} 上开始：{{message}}',
    remedy: '查看该节点的容器运行时：`kubectl describe node {{node}}`',
  },
  'image-secret-absent': {
    says_other:
      'Pod {{name}}（共 {{count}} 个）：{{registry}} 拒绝拉取镜像，命名空间 {{namespace}} 中没有 Secret {{secret}}。',
    remedy:
      '用 docker login {{registry}} 写出的文件创建它：`kubectl create secret generic -n {{namespace}} {{secret}} --type=kubernetes.io/dockerconfigjson --from-file=.dockerconfigjson=FILE`',
  },
  'image-without-secret': {
    says_other:
      'Pod {{name}}（命名空间 {{namespace}}，共 {{count}} 个）：{{registry}} 拒绝拉取镜像 {{image}}，且 Pod 没有写 imagePullSecrets。',
    remedy:
      '在命名空间 {{namespace}} 中创建拉取镜像用的 Secret，并写入 {{workload}} 或其服务账号的 imagePullSecrets；同时核对镜像名 {{image}}。',
  },
  'image-not-authorised': {
    says_other:
      'Pod {{name}}（共 {{count}} 个）：{{registry}} 拒绝用命名空间 {{namespace}} 的 Secret {{secrets}} 拉取镜像 {{image}}：{{message}}',
    remedy:
      '更新命名空间 {{namespace}} 中用于 {{registry}} 的 Secret {{secrets}}，并确认其用户有权拉取 {{image}}。',
  },
  'image-not-found': {
    says_other: 'Pod {{name}}（共 {{count}} 个）：镜像仓库 {{registry}} 中没有镜像 {{image}}。',
    remedy: '推送 {{image}}，或更正 {{workload}} 中的镜像名和标签。',
  },
  'image-rate-limited': {
    says_other: 'Pod {{name}}（共 {{count}} 个）：镜像仓库 {{registry}} 暂时限制拉取：{{message}}',
    remedy: '等限制解除，或用账号拉取，或使用 {{registry}} 的镜像站。',
  },
  'registry-untrusted': {
    says_other:
      'Pod {{name}}（共 {{count}} 个）：节点 {{node}} 与镜像仓库 {{registry}} 之间没有可信连接：{{message}}',
    remedy: '在节点上安装 {{registry}} 的 CA，或更新其证书。',
  },
  'registry-unreachable': {
    says_other:
      'Pod {{name}}（共 {{count}} 个）：节点 {{node}} 连不上镜像仓库 {{registry}}：{{message}}',
    remedy: '检查节点与 {{registry}} 之间的 DNS、NAT 和防火墙。',
  },
  'image-name-invalid': {
    says_other:
      'Pod {{name}}（共 {{count}} 个）：{{image}} 不是有效的镜像名（$t(container.{{role}}) {{container}}）。',
    remedy: '更正 {{workload}} 中 {{container}} 的镜像。',
  },
  'image-never-pulled': {
    says_other:
      'Pod {{name}}（共 {{count}} 个）：节点 {{node}} 上没有镜像 {{image}}，而 imagePullPolicy Never 禁止拉取。',
    remedy: '在 {{workload}} 中设 imagePullPolicy: IfNotPresent，或把镜像载入节点。',
  },
  'image-architecture': {
    says_other: 'Pod {{name}}（共 {{count}} 个）：镜像 {{image}} 的架构与节点 {{node}} 不符。',
    remedy:
      '为节点的架构推送 {{image}}（`kubectl get nodes -L kubernetes.io/arch`），或选择别的节点。',
  },
  'image-no-space': {
    says_other: 'Pod {{name}}（共 {{count}} 个）：节点 {{node}} 没有空间存放镜像 {{image}}。',
    remedy: '清理或扩大节点 {{node}} 的磁盘。',
  },
  'image-pull': {
    says_other:
      'Pod {{name}}（共 {{count}} 个）：无法拉取镜像 {{image}}（{{reason}}）：{{message}}',
    remedy: '查看原因：`kubectl describe pod -n {{namespace}} {{pod}}`',
  },
} as const;

/** 进入 Pod 的途径：经 API server 执行命令、拷贝文件、建立连接。 */
export const pods = {
  'pod-out-of-reach': {
    says: 'API server 无法连到 Pod {{namespace}}/{{pod}}（HTTP {{status}}）：所在节点没有应答，或 Pod 没有在运行。',
    remedy: '确认该 Pod 正在运行、所在节点为 Ready，再检查。',
  },
  'pod-forward-failed': {
    says: '无法转发 Pod {{namespace}}/{{pod}} 的端口 {{port}}：连接还没开始就结束了。',
    remedy: '确认该 Pod 正在运行，并检查本机到 API server 之间的网络，再检查。',
  },
  'pod-route-none': {
    says: '集群里没有 Pod 能连接 {{host}} 端口 {{port}}：没有一个就绪的 Pod 带 bash、socat 或 nc。',
    remedy:
      '等到有 Pod 就绪，或启动一个带 bash 的 Pod（kubectl run look --image=… -- sleep 1d），再检查。',
  },
  'pod-route-no-udp': {
    says: '从这里无法让 Pod 走 UDP 查询。',
    remedy: '改用 TCP，或换一个位置查询。',
  },
  'service-missing': {
    says: '命名空间 {{namespace}} 中没有 Service {{name}}。',
    remedy: '应用包含它的清单，或在站点文件中改正名称。',
  },
  'service-port-missing': {
    says: 'Service {{namespace}}/{{name}} 没有端口 {{port}}。',
    remedy: '在站点文件中改正端口：`kubectl get service` 会列出端口号和名称。',
  },
  'service-without-pods': {
    says: 'Service {{namespace}}/{{name}} 后面没有正在运行的 Pod。',
    remedy: '查看 Pod 没有运行的原因：`kubectl -n {{namespace}} get pods`。',
  },
  'pod-path-invalid': {
    says: '{{path}} 不是容器中的文件路径：必须以 / 开头，并且是文件名。',
    remedy: '写出完整路径，例如 /var/backup/archive.tar.gz。',
  },
  'pod-file-other': {
    says: 'Pod {{namespace}}/{{pod}} 中的 {{path}} 不是文件。',
    remedy: '换一个路径，或删除那里已有的内容。',
  },
  'pod-file-another': {
    says: 'Pod {{namespace}}/{{pod}} 中的 {{path}} 已不是当初拷贝的内容，不会删除。',
    remedy: '查看是谁改动了它；如果不再需要，手工删除。',
  },
  'pod-file-unread': {
    says: '无法读取 Pod {{namespace}}/{{pod}} 中 {{path}} 的大小和校验值。',
    remedy: '确认该文件可读，且镜像中有 wc 和 sha256sum。',
  },
  'pod-program-missing': {
    says: 'Pod {{namespace}}/{{pod}} 的容器里没有可运行的 {{program}}。',
    remedy: '用调试容器手工完成此步：kubectl debug -it。',
  },
  'pod-command-failed': {
    says: 'Pod {{namespace}}/{{pod}} 中的 {{program}} 执行失败（退出码 {{exitCode}}）。',
    remedy: '查看证据中它的输出，然后重做此步。',
  },
  'pod-disk-full': {
    says: 'Pod {{namespace}}/{{pod}} 中没有空间存放 {{path}}。',
    remedy: '清理或扩容该存储卷，然后重做此步。',
  },
  'pod-read-only': {
    says: 'Pod {{namespace}}/{{pod}} 中的 {{path}} 位于只读文件系统。',
    remedy: '换一个位于可写存储卷上的路径。',
  },
  'pod-permission': {
    says: '容器的用户无权在 Pod {{namespace}}/{{pod}} 中写入 {{path}}。',
    remedy: '换一个它有权写入的路径，或为 Pod 设置 fsGroup。',
  },
  'pod-copy-cut': {
    says: '拷贝 {{path}} 时，到 Pod {{namespace}}/{{pod}} 的连接中断。那里没有留下该名称的文件。',
    remedy: '查看 Pod 是否重启过；等它恢复运行后，重做此步。',
  },
  'pod-copy-differs': {
    says: 'Pod {{namespace}}/{{pod}} 收到的 {{path}} 与发送的不一致：大小或校验值不同。',
    remedy: '检查存储卷，然后重做此步；正式文件名下没有写入任何内容。',
  },
  'pod-copy-changed': {
    says: '文件 {{path}} 在拷贝过程中发生了变化。',
    remedy: '等到没有程序再写它，然后重做此步。',
  },
} as const;

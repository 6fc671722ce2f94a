/** 探测与对象就绪判断的用语。 */
export const probes = {
  'field-unreadable': {
    says: '{{kind}} {{name}} 没有给出 {{field}}，无法判断。',
    remedy: '查看该对象：kubectl describe {{kind}}',
  },
  'kind-not-judged': {
    says: 'dr-wizard 无法判断 {{kind}}（{{name}}）。',
    remedy: '请亲自查看它是否就绪。',
  },
  'nothing-expected': {
    says: '这里没有任何预期，因此什么也没有证明。',
    remedy: '把必须存在的内容写入站点文件。',
  },
  'expected-malformed': {
    says: '预期工作负载中的这一项无法识别：{{entry}}',
    remedy:
      '写明 namespace、name、kind（Deployment、StatefulSet 或 DaemonSet）和 need，或写 host。',
  },
  'object-absent': {
    says: '{{kind}} {{name}} 不存在。',
    remedy: '部署它，或更正站点文件中的名称。',
  },
  'object-terminating': {
    says: '{{kind}} {{name}} 正在被删除。',
    remedy: '等它消失后重新创建。',
  },
  'object-stalled': {
    says: '{{kind}} {{name}} 停滞：{{message}}',
    remedy: '修复其控制器所说的问题。',
  },
  'object-reconciling': {
    says: '{{kind}} {{name}} 正由其控制器处理。',
    remedy: '请等待。',
  },
  'not-observed': {
    says: '控制器还没有处理 {{kind}} {{name}}。',
    remedy: '请等待；若一直如此，检查 kube-controller-manager 是否运行。',
  },
  'namespace-terminating': {
    says: '命名空间 {{name}} 处于 Terminating；阻碍它的是：{{held}}',
    remedy: '清除阻碍或其 finalizer，等它消失后重做。',
  },
  'progress-deadline': {
    says: '{{kind}} {{name}} 未在期限内就绪：{{desired}} 个中有 {{ready}} 个可用。',
    remedy: '查看旁边列出的原因，修复后再检查。',
  },
  'scaled-to-zero': {
    says: '{{kind}} {{name}} 没有运行任何 Pod。',
    remedy: '扩容；若本意如此，在站点文件中写 replicas: 0。',
  },
  'fewer-than-expected': {
    says: '{{kind}} {{name}} 设为 {{desired}} 个 Pod；站点预期 {{replicas}} 个。',
    remedy: '扩容，或更正站点文件中的 replicas。',
  },
  paused: {
    says: '{{kind}} {{name}} 已暂停，{{desired}} 个中有 {{ready}} 个就绪：不会自行继续。',
    remedy: '恢复它：kubectl rollout resume {{kind}}',
  },
  'paused-ready': {
    says: '{{kind}} {{name}} 已就绪但处于暂停：之后的更改不会发布。',
    remedy: '在下次更改之前恢复它。',
  },
  'pods-refused': {
    says: '{{kind}} {{name}} 无法创建 Pod（{{desired}} 个中有 {{ready}} 个就绪）：{{message}}',
    remedy: '处理拒绝它的配额、策略或 webhook。',
  },
  'rolling-out': {
    says: '{{kind}} {{name}}：{{desired}} 个中已更新 {{updated}} 个，就绪 {{ready}} 个。',
    remedy: '等待发布完成。',
  },
  'old-pods-left': {
    says: '{{kind}} {{name}}：还有 {{old}} 个多余的 Pod，{{desired}} 个中有 {{ready}} 个就绪。',
    remedy: '等它们消失。',
  },
  'pods-not-ready': {
    says: '{{kind}} {{name}}：{{desired}} 个中有 {{ready}} 个就绪。',
    remedy: '请等待；若一直如此，查看旁边列出的原因。',
  },
  'on-delete-older': {
    says: '{{kind}} {{name}} 已就绪，但仍有旧版本的 Pod 在运行（OnDelete）。',
    remedy: '如需新版本，逐个删除这些 Pod。',
  },
  'partition-holds': {
    says: '{{kind}} {{name}} 已就绪；partition {{partition}} 使序号更小的 Pod 保持旧版本。',
    remedy: '如需新版本，调低 partition。',
  },
  'selects-no-node': {
    says: '{{kind}} {{name}} 没有选中任何节点。',
    remedy: '对照节点标签检查其节点选择器。',
  },
  'pod-failed': {
    says: 'Pod {{name}} 已失败：{{reason}} {{message}}',
    remedy: '查看日志：kubectl logs',
  },
  unschedulable: {
    says: 'Pod {{name}} 找不到可用节点：{{message}}',
    remedy: '增加节点，或降低其资源请求。',
  },
  'image-pull': {
    says: '无法拉取 Pod {{name}} 的镜像 {{image}}（{{reason}}）：{{message}}',
    remedy: '检查镜像仓库、镜像名和节点网络。',
  },
  'image-not-found': {
    says: 'Pod {{name}} 的镜像 {{image}} 不存在。',
    remedy: '更正标签，或把镜像推送到仓库。',
  },
  'image-not-authorised': {
    says: '镜像仓库拒绝提供 Pod {{name}} 的镜像 {{image}}。',
    remedy: '在其命名空间中创建或更新拉取凭证。',
  },
  'container-config': {
    says: 'Pod {{name}} 的容器 {{container}} 无法创建（{{reason}}）：{{message}}',
    remedy: '创建其中提到的 ConfigMap、Secret 或命令。',
  },
  'out-of-memory': {
    says: 'Pod {{name}} 的容器 {{container}} 内存耗尽（重启 {{restarts}} 次）。',
    remedy: '提高其内存上限。',
  },
  'crash-loop': {
    says: 'Pod {{name}} 的容器 {{container}} 反复以 {{exitCode}} 退出（重启 {{restarts}} 次）。',
    remedy: '查看它最后的日志：kubectl logs --previous',
  },
  'node-not-ready': {
    says: '节点 {{name}} 未就绪（{{reason}}）：{{message}}',
    remedy: '请等待；若一直如此，到控制台查看该节点。',
  },
  'node-pressure': {
    says: '节点 {{name}} 报告 {{pressure}}。',
    remedy: '释放或补充其短缺的资源。',
  },
  'node-cordoned': {
    says: '节点 {{name}} 已被封锁，不接收新的 Pod。',
    remedy: '解除封锁：kubectl uncordon {{name}}',
  },
  'node-size': {
    says: '节点 {{name}} 的容量为 {{capacity}}（规格 {{type}}，标称 {{nominal}}）。',
    remedy: '对照预案核对。',
  },
  'node-too-small': {
    says: '节点 {{name}} 小于要求：规格 {{type}}，标称 {{nominal}}，容量 {{capacity}}。',
    remedy: '在控制台更换为更大的节点。',
  },
  'nodes-too-few': {
    says: '{{count}} 个节点中有 {{ready}} 个就绪。',
    remedy: '请等待；若一直如此，到控制台查看节点池。',
  },
  'runtime-differs': {
    says: '节点 {{name}} 运行 {{runtime}}；要求的是 {{asked}}。',
    remedy: '更换为运行时正确的节点，或更正站点文件。',
  },
  'docker-means-containerd': {
    says: '节点 {{name}}（{{kubelet}}）运行 {{runtime}}：自 Kubernetes 1.24 起 docker 即指它。',
    remedy: '在节点上用 crictl 代替 docker。',
  },
  'host-without-ingress': {
    says: '没有 Ingress 提供主机 {{host}}。',
    remedy: '部署该主机的 Ingress。',
  },
  'backend-without-endpoints': {
    says: '{{host}} 背后的 Service {{service}} 没有就绪的端点（共 {{endpoints}} 个）。',
    remedy: '等待其 Pod；对照标签检查 Service 的选择器。',
  },
  'api-not-ready': {
    says: 'API server 未就绪（HTTP {{status}}）；未通过：{{failing}}。',
    remedy: '等待它恢复；若一直如此，到控制台查看控制面。',
  },
  'port-invalid': {
    says: '{{port}} 不是有效的 TCP 端口（{{host}}）。',
    remedy: '更正这个值或步骤：端口为 1 到 65535。',
  },
  'port-untested': {
    says: '本机未能尝试连接 {{host}} 端口 {{port}}（{{code}}）。',
    remedy: '检查本机的限制和防火墙。',
  },
  'port-refused': {
    says: '{{host}} 的端口 {{port}} 拒绝连接。',
    remedy: '启动应在该端口监听的服务，或开放端口。',
  },
  'port-timeout': {
    says: '{{host}} 的端口 {{port}} 没有应答。',
    remedy: '检查地址、安全组和防火墙。',
  },
  'port-unreachable': {
    says: '从本机无法到达 {{host}} 端口 {{port}}（{{code}}）。',
    remedy: '检查网络、VPN，以及该地址是否为内网地址。',
  },
  'program-missing': {
    says: '本机没有 {{program}}。',
    remedy: '安装后再检查。',
  },
  'program-too-old': {
    says: '{{program}} 的版本是 {{version}}；至少需要 {{atLeast}}。',
    remedy: '安装更新的版本，然后再检查。',
  },
  'version-unreadable': {
    says: '无法比较 {{program}} 的版本：“{{version}}”与“{{atLeast}}”。',
    remedy: '请人工比较。',
  },
} as const;

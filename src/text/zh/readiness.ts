/** 各类对象的就绪规则的用语。 */
export const readiness = {
  'field-unreadable': {
    says: '{{kind}} {{name}} 没有给出 {{field}}，无法判断。',
    remedy: '查看该对象：kubectl describe {{kind}}',
  },
  'kind-not-judged': {
    says: 'dr-wizard 无法判断 {{kind}}（{{name}}）。',
    remedy: '请亲自查看它是否就绪。',
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
} as const;

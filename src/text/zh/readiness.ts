/** 各类对象的就绪规则的用语。 */
export const readiness = {
  'field-unreadable': {
    says: '{{kind}} {{name}} 的 {{field}} 缺失或不合理，无法判断。',
    remedy: '用 kubectl get -o yaml 查看 {{kind}} {{name}} 本身。',
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
    remedy: '恢复它：`kubectl rollout resume -n {{namespace}} deployment {{deployment}}`',
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
    remedy: '对照节点标签检查其节点选择算符。',
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
    remedy: '解除封锁：`kubectl uncordon {{name}}`',
  },

  'exists-only': {
    says: '{{kind}} {{name}} 存在；它没有给出更多状态。',
    remedy: '请亲自查看它是否正常工作。',
  },
  'surroundings-unread': {
    says: '无法判断 {{kind}} {{name}}：没有读到相关的 {{what}} 对象。',
    remedy: '请一并提供这些对象，或授予列出它们的权限。',
  },
  'condition-not-met': {
    says: '{{kind}} {{name}}：{{condition}} 为 {{status}}（{{reason}}）：{{message}}',
    remedy: '请等待；若一直如此，修复其控制器所说的问题。',
  },
  'phase-not-ready': {
    says: '{{kind}} {{name}} 处于 {{phase}}：{{message}}',
    remedy: '请等待。',
  },
  'phase-failed': {
    says: '{{kind}} {{name}} 处于 {{phase}}：{{message}}',
    remedy: '修复其中所说的问题，然后重新创建。',
  },
  'job-failed': {
    says: 'Job {{name}} 已失败，失败的 Pod 有 {{failed}} 个（{{reason}}）：{{message}}',
    remedy: '查看其最后一个 Pod 的日志，修复后删除该 Job 并重新启动。',
  },
  'job-suspended': {
    says: 'Job {{name}} 已挂起，已完成 {{succeeded}} 个 Pod：不会自行继续。',
    remedy: '恢复它：将 spec.suspend 设为 false。',
  },
  'job-running': {
    says: 'Job {{name}} 正在运行：{{wanted}} 个中已完成 {{succeeded}} 个，活跃 {{active}} 个，失败 {{failed}} 个。',
    remedy: '等待它完成。',
  },
  'cron-job-suspended': {
    says: 'CronJob {{name}} 已挂起：不会启动 Job。',
    remedy: '如有需要请恢复它：将 spec.suspend 设为 false。',
  },
  'pod-not-ready': {
    says: 'Pod {{name}} 处于 {{phase}}，尚未就绪。',
    remedy: '请等待；若一直如此，查看其事件和日志。',
  },
  'pod-gate-shut': {
    says: 'Pod {{name}} 在等待就绪门控（readiness gate）{{gate}}。',
    remedy: '检查设置该状况的控制器，例如负载均衡器的控制器。',
  },
  'claim-not-bound': {
    says: 'PersistentVolumeClaim {{name}} 未绑定到卷：{{phase}}。',
    remedy: '查看旁边列出的原因；若其卷已丢失，需从备份恢复。',
  },
  'claim-resizing': {
    says: 'PersistentVolumeClaim {{name}} 可用，但正在调整大小。',
    remedy: '请等待；有些驱动需要重启 Pod。',
  },
  'load-balancer-pending': {
    says: 'Service {{name}} 还没有负载均衡器的地址。',
    remedy: '请等待；若一直如此，查看该 Service 的事件，并在控制台检查配额和权限。',
  },
  'service-without-endpoints': {
    says: 'Service {{name}} 没有就绪的端点（共 {{endpoints}} 个）。',
    remedy: '等待其 Pod；对照标签检查 Service 的选择算符。',
  },
  'ingress-class-absent': {
    says: 'Ingress {{name}} 指定的 IngressClass {{class}} 不存在。',
    remedy: '安装该类的 Ingress 控制器，或更正名称。',
  },
  'ingress-class-unnamed': {
    says: 'Ingress {{name}} 没有指定 IngressClass，也没有默认的 IngressClass。',
    remedy: '填写 spec.ingressClassName，或将一个 IngressClass 标记为默认。',
  },
  'ingress-class-annotated': {
    says: 'Ingress {{name}} 只用注解指定了类 {{class}}：是否有控制器为它服务要看入口本身。',
    remedy: '控制器支持后改用 spec.ingressClassName。',
  },
  'ingress-without-address': {
    says: 'Ingress {{name}} 没有显示地址；有些控制器从不写入地址。',
    remedy: '请直接检查入口本身。',
  },
  'backend-service-absent': {
    says: 'Ingress {{name}} 把 {{host}} 转发到 Service {{service}}，而它不存在。',
    remedy: '部署该 Service，或更正 Ingress。',
  },
  'backend-port-absent': {
    says: 'Ingress {{name}} 把 {{host}} 转发到 Service {{service}} 的端口 {{port}}，而该 Service 没有这个端口。',
    remedy: '更正 Ingress 或 Service 中的端口。',
  },
  'backend-not-ready': {
    says: '{{host}} 背后的 Service {{service}} 没有就绪的端点（共 {{endpoints}} 个）。',
    remedy: '等待其 Pod；对照标签检查 Service 的选择算符。',
  },
  'backend-not-judged': {
    says: 'Ingress {{name}} 把 {{host}} 转发到 {{backend}}，它不是 Service，无法判断。',
    remedy: '请亲自查看它是否应答。',
  },
  'names-not-accepted': {
    says: 'CustomResourceDefinition {{name}} 的名称已被占用（{{reason}}）：{{message}}',
    remedy: '删除占用名称的定义，或改名。',
  },
  'schema-not-structural': {
    says: 'CustomResourceDefinition {{name}} 的模式不是结构化模式：{{message}}',
    remedy: '在下次升级之前修复该模式。',
  },
  'autoscaler-cannot-scale': {
    says: 'HorizontalPodAutoscaler {{name}}：{{condition}} 为 {{status}}（{{reason}}）：{{message}}',
    remedy: '检查其目标、选择算符，以及指标 API（metrics-server）是否应答。',
  },
  'autoscaler-off': {
    says: 'HorizontalPodAutoscaler {{name}} 不进行扩缩，因为其目标的副本数为 0。',
    remedy: '手动扩容目标：之后由它接管。',
  },
  'autoscaler-limited': {
    says: 'HorizontalPodAutoscaler {{name}} 已达上限或下限（{{reason}}）：{{message}}',
    remedy: '若非本意，提高 maxReplicas 或降低 minReplicas。',
  },
  'no-disruption-allowed': {
    says: 'PodDisruptionBudget {{name}} 目前不允许任何干扰：节点无法腾空。',
    remedy: '等待其 Pod，或在腾空节点之前放宽它。',
  },
  'api-service-unavailable': {
    says: 'APIService {{name}}：{{condition}} 为 {{status}}（{{reason}}）：{{message}}',
    remedy: '修复为它提供服务的 Service 和 Pod；若已无人提供，则删除它。',
  },
  'certificate-issuing': {
    says: 'Certificate {{name}} 正在签发（{{reason}}）：{{message}}',
    remedy: '请等待；若一直如此，查看其 CertificateRequest、Order 和 Challenge。',
  },
  'certificate-not-ready': {
    says: 'Certificate {{name}}：{{condition}} 为 {{status}}（{{reason}}）：{{message}}',
    remedy: '查看其 CertificateRequest 和签发者。',
  },
  'snapshot-not-ready': {
    says: '{{kind}} {{name}} 尚不可用。',
    remedy: '等待其驱动。',
  },
  'snapshot-error': {
    says: '{{kind}} {{name}} 未能创建，正在重试：{{message}}',
    remedy: '检查驱动、其类以及在控制台中的权限。',
  },
} as const;

/** 容器在其 Pod 中的角色。 */
export const containers = {
  main: '容器',
  init: '初始化容器',
  sidecar: '边车容器',
} as const;

/** Pod 及其所属对象为何未就绪。 */
export const causes = {
  'pod-node-not-ready': {
    says_other:
      'Pod {{name}}（共 {{count}} 个）所在的节点 {{node}} 未就绪（{{reason}}）：{{message}}',
    remedy:
      '恢复该节点（kubectl describe node {{node}}），或迁走其 Pod：kubectl drain {{node}} --ignore-daemonsets',
  },
  'pod-node-gone': {
    says_other: 'Pod {{name}}（共 {{count}} 个）所在的节点 {{node}} 已不存在。',
    remedy:
      '等待它们被重新创建；若一直不动，删除它们：kubectl delete pod -n {{namespace}} {{pod}} --force',
  },
  'quota-exceeded': {
    says_other:
      '{{kind}} {{name}}（共 {{count}} 个）无法创建 Pod：命名空间 {{namespace}} 的配额 {{quota}} 中 {{resource}} 已用尽（请求 {{requested}}，已用 {{used}}，上限 {{limited}}）。',
    remedy:
      '提高配额（kubectl edit resourcequota -n {{namespace}} {{quota}}），或减少 {{workload}} 的请求。',
  },
  'quota-needs-requests': {
    says_other:
      '{{kind}} {{name}}（{{workload}}，共 {{count}} 个）无法创建 Pod：命名空间 {{namespace}} 的配额 {{quota}} 要求写明 {{resource}}。',
    remedy: '在 {{workload}} 中写明这些 requests 和 limits，或用 LimitRange 给出默认值。',
  },
  'limit-range-refused': {
    says_other:
      '{{kind}} {{name}}（{{workload}}，共 {{count}} 个）无法创建 Pod：命名空间 {{namespace}} 的 LimitRange 表示 {{message}}',
    remedy: '更正 {{workload}} 的资源设置，或修改范围：kubectl edit limitrange -n {{namespace}}',
  },
  'service-account-absent': {
    says_other:
      '{{kind}} {{name}}（共 {{count}} 个）无法创建 Pod：命名空间 {{namespace}} 中没有服务账号 {{account}}。',
    remedy: '创建它：kubectl create serviceaccount -n {{namespace}} {{account}}',
  },
  'priority-class-absent': {
    says_other: '{{kind}} {{name}}（共 {{count}} 个）无法创建 Pod：没有优先级类 {{priority}}。',
    remedy: '创建 PriorityClass {{priority}}，或从 Pod 模板中去掉它。',
  },
  'runtime-class-absent': {
    says_other: '{{kind}} {{name}}（共 {{count}} 个）无法创建 Pod：没有运行时类 {{runtime}}。',
    remedy: '创建 RuntimeClass {{runtime}}，或从 Pod 模板中去掉它。',
  },
  'pod-security-refused': {
    says_other:
      '{{kind}} {{name}}（{{workload}}，共 {{count}} 个）无法创建 Pod：违反命名空间 {{namespace}} 的 Pod Security {{level}}：{{message}}',
    remedy:
      '更正 {{workload}} 的 securityContext，或修改命名空间 {{namespace}} 的标签 pod-security.kubernetes.io/enforce。',
  },
  'policy-refused': {
    says_other:
      '{{kind}} {{name}}（{{workload}}，共 {{count}} 个）无法创建 Pod：策略 {{policy}} 表示 {{message}}',
    remedy:
      '更正 {{workload}}，或查看该策略：kubectl get validatingadmissionpolicy {{policy}} -o yaml',
  },
  'webhook-refused': {
    says_other:
      '{{kind}} {{name}}（{{workload}}，共 {{count}} 个）无法创建 Pod：webhook {{webhook}} 拒绝：{{message}}',
    remedy: '更正 {{workload}} 中它指出的内容，或修改 webhook 背后的策略。',
  },
  'webhook-silent': {
    says_other:
      '{{kind}} {{name}}（共 {{count}} 个）无法创建 Pod：准入 webhook {{webhook}} 没有应答：{{message}}',
    remedy:
      '恢复其背后的 Pod；必要时撤下它：kubectl get validatingwebhookconfigurations,mutatingwebhookconfigurations | grep {{webhook}}',
  },
  'namespace-ending': {
    says_other:
      '{{kind}} {{name}}（共 {{count}} 个）无法创建 Pod：命名空间 {{namespace}} 正在被删除。',
    remedy: '等命名空间 {{namespace}} 消失后重新创建，再重新部署。',
  },
  'pod-template-invalid': {
    says_other:
      '{{kind}} {{name}}（{{workload}}，共 {{count}} 个）无法创建 Pod：模板无效：{{message}}',
    remedy: '更正 {{workload}} 的 Pod 模板。',
  },
  'creation-refused': {
    says_other: '{{kind}} {{name}}（{{workload}}，共 {{count}} 个）无法创建所需对象：{{message}}',
    remedy: '处理 API server 指出的问题；参见 kubectl describe {{kind}} -n {{namespace}} {{pod}}',
  },
  'config-map-absent': {
    says_other:
      'Pod {{name}}（共 {{count}} 个）在等待：命名空间 {{namespace}} 中没有 ConfigMap {{configMap}}。',
    remedy: '在命名空间 {{namespace}} 中创建或恢复 ConfigMap {{configMap}}。',
  },
  'secret-absent': {
    says_other:
      'Pod {{name}}（共 {{count}} 个）在等待：命名空间 {{namespace}} 中没有 Secret {{secret}}。',
    remedy: '在命名空间 {{namespace}} 中创建或恢复 Secret {{secret}}。',
  },
  'key-absent': {
    says_other:
      'Pod {{name}}（共 {{count}} 个）在等待：命名空间 {{namespace}} 的 {{holder}} 中没有键 {{key}}。',
    remedy: '在 {{holder}} 中加入键 {{key}}，或更正 Pod 模板中的名称。',
  },
  'runs-as-root': {
    says_other:
      'Pod {{name}}（{{workload}}，共 {{count}} 个）：$t(container.{{role}}) {{container}} 不得以 root 运行，但其镜像 {{image}} 以 root 运行：{{message}}',
    remedy: '在 Pod 模板中设置数字形式的 runAsUser，或在镜像中设置这样的 USER。',
  },
  'container-config': {
    says_other:
      'Pod {{name}}（{{workload}}，共 {{count}} 个）：$t(container.{{role}}) {{container}} 无法配置（{{reason}}）：{{message}}',
    remedy: '更正 kubelet 指出的问题：kubectl describe pod -n {{namespace}} {{pod}}',
  },
  'claim-absent': {
    says_other:
      'Pod {{name}}（共 {{count}} 个）在等待：命名空间 {{namespace}} 中没有 PVC {{claim}}。',
    remedy: '在命名空间 {{namespace}} 中创建或恢复 PVC {{claim}}。',
  },
  'claim-lost': {
    says_other:
      '命名空间 {{namespace}} 的 PVC {{claim}} 失去了卷 {{volume}}（影响 {{count}} 个）。',
    remedy: '恢复 PersistentVolume {{volume}}，或把数据恢复到新的 PVC。',
  },
  'claim-ending': {
    says_other: '命名空间 {{namespace}} 的 PVC {{claim}} 正在被删除（影响 {{count}} 个）。',
    remedy: '停止仍在使用它的 Pod，等它消失后恢复它。',
  },
  'storage-class-absent': {
    says_other: '没有存储类 {{class}}；PVC {{claim}}（共 {{count}} 个）在等待它。',
    remedy: '创建它，或改用已有的存储类：kubectl get storageclass',
  },
  'claim-without-class': {
    says_other:
      '命名空间 {{namespace}} 的 PVC {{claim}}（{{workload}}，共 {{count}} 个）没有写存储类，也没有默认存储类，且没有合适的卷。',
    remedy:
      '在 PVC 中写明存储类，或把某个存储类设为默认（注解 storageclass.kubernetes.io/is-default-class），或创建卷。',
  },
  'claim-not-provisioned': {
    says_other: '无法为 PVC {{claim}}（共 {{count}} 个，存储类 {{class}}）创建卷：{{message}}',
    remedy: '处理 provisioner 指出的问题：kubectl describe pvc -n {{namespace}} {{claim}}',
  },
  'claim-unbound': {
    says_other:
      'Pod {{name}}（{{workload}}，共 {{count}} 个）在等待：其 PVC 没有卷（{{claims}}）：{{message}}',
    remedy: '查看这些 PVC：kubectl get pvc -n {{namespace}}',
  },
  'volume-multi-attach': {
    says_other:
      'Pod {{name}}（共 {{count}} 个）在等待：卷 {{volume}} 仍挂接在另一个节点上：{{message}}',
    remedy:
      '删除仍在使用它的 Pod；若其节点已宕机，释放该卷：kubectl get volumeattachment | grep {{volume}}',
  },
  'volume-not-attached': {
    says_other:
      'Pod {{name}}（{{workload}}，共 {{count}} 个）：卷 {{volume}} 无法挂接到节点 {{node}}：{{message}}',
    remedy: '在云控制台查看磁盘，并检查 CSI 驱动：kubectl get volumeattachment | grep {{volume}}',
  },
  'volume-not-mounted': {
    says_other:
      'Pod {{name}}（{{workload}}，共 {{count}} 个）：卷 {{volume}} 无法在节点 {{node}} 上挂载：{{message}}',
    remedy:
      '处理 kubelet 指出的问题，例如导出目录、凭证或驱动：kubectl describe pod -n {{namespace}} {{pod}}',
  },
  'volume-timed-out': {
    says_other:
      'Pod {{name}}（{{workload}}，共 {{count}} 个）：卷 {{volume}} 未能及时挂接或挂载：{{message}}',
    remedy: '检查节点 {{node}} 上的 CSI 驱动：kubectl get pods -A -o wide | grep csi',
  },
  'unschedulable-resource': {
    says_other:
      'Pod {{name}}（共 {{count}} 个）找不到可用节点：{{of}} 个中有 {{nodes}} 个的 {{resource}} 不足（它请求 {{asked}}）。调度器：{{scheduler}}',
    remedy: '增加节点，或降低 {{workload}} 对 {{resource}} 的请求。',
  },
  'unschedulable-pods': {
    says_other:
      'Pod {{name}}（共 {{count}} 个）找不到可用节点：{{of}} 个中有 {{nodes}} 个的 Pod 数已达上限。调度器：{{scheduler}}',
    remedy: '增加节点，或删除不需要的 Pod。',
  },
  'unschedulable-nodes-down': {
    says_other:
      'Pod {{name}}（共 {{count}} 个）找不到可用节点：{{of}} 个中有 {{nodes}} 个停止服务（{{taint}}）。调度器：{{scheduler}}',
    remedy: '恢复这些节点：kubectl get nodes',
  },
  'unschedulable-taint': {
    says_other:
      'Pod {{name}}（共 {{count}} 个）找不到可用节点：{{of}} 个中有 {{nodes}} 个带有它不容忍的污点（{{taint}}）。调度器：{{scheduler}}',
    remedy: '从节点上去掉污点 {{taint}}（kubectl taint nodes），或在 {{workload}} 中加入容忍。',
  },
  'unschedulable-selector': {
    says_other:
      'Pod {{name}}（{{workload}}，共 {{count}} 个）找不到可用节点：{{of}} 个中有 {{nodes}} 个没有它要求的标签（{{selector}}）。调度器：{{scheduler}}',
    remedy: '给节点加标签（kubectl label node），或更正 {{workload}} 的 nodeSelector 和 affinity。',
  },
  'unschedulable-affinity': {
    says_other:
      'Pod {{name}}（{{workload}}，共 {{count}} 个）找不到可用节点：{{of}} 个中有 {{nodes}} 个上没有它必须相邻的 Pod。调度器：{{scheduler}}',
    remedy: '先启动 {{workload}} 的 podAffinity 所指的 Pod，或放宽它。',
  },
  'unschedulable-anti-affinity': {
    says_other:
      'Pod {{name}}（{{workload}}，共 {{count}} 个）找不到可用节点：{{of}} 个中有 {{nodes}} 个上有它不得相邻的 Pod。调度器：{{scheduler}}',
    remedy: '增加节点、减少副本数，或放宽 {{workload}} 的 podAntiAffinity。',
  },
  'unschedulable-spread': {
    says_other:
      'Pod {{name}}（{{workload}}，共 {{count}} 个）找不到可用节点：{{of}} 个中有 {{nodes}} 个会破坏其拓扑分布。调度器：{{scheduler}}',
    remedy:
      '在缺少节点的可用区增加节点，或在 {{workload}} 中设 whenUnsatisfiable: ScheduleAnyway。',
  },
  'unschedulable-volume-zone': {
    says_other:
      'Pod {{name}}（{{workload}}，共 {{count}} 个）找不到可用节点：{{of}} 个中有 {{nodes}} 个与其卷不在同一可用区。调度器：{{scheduler}}',
    remedy: '在卷所在的可用区增加节点，或把数据恢复到别的可用区。',
  },
  'unschedulable-volume-node': {
    says_other:
      'Pod {{name}}（{{workload}}，共 {{count}} 个）找不到可用节点：{{of}} 个中有 {{nodes}} 个无法使用其卷（卷的可用区或节点）。调度器：{{scheduler}}',
    remedy: '在卷所在处增加节点（kubectl get pv -o wide），或把数据恢复到新的卷。',
  },
  'unschedulable-volume-count': {
    says_other:
      'Pod {{name}}（共 {{count}} 个）找不到可用节点：{{of}} 个中有 {{nodes}} 个挂接的磁盘数已达上限。调度器：{{scheduler}}',
    remedy: '增加节点。',
  },
  'unschedulable-ports': {
    says_other:
      'Pod {{name}}（{{workload}}，共 {{count}} 个）找不到可用节点：{{of}} 个中有 {{nodes}} 个的主机端口已被占用。调度器：{{scheduler}}',
    remedy: '从 {{workload}} 中去掉 hostPort、减少副本数，或增加节点。',
  },
  'unschedulable-cordoned': {
    says_other:
      'Pod {{name}}（共 {{count}} 个）找不到可用节点：{{of}} 个中有 {{nodes}} 个已被封锁。调度器：{{scheduler}}',
    remedy: '解除封锁：kubectl uncordon <node>',
  },
  'unschedulable-no-nodes': {
    says_other: 'Pod {{name}}（共 {{count}} 个）找不到可用节点：集群中没有节点。',
    remedy: '在控制台为集群增加节点。',
  },
  unschedulable: {
    says_other: 'Pod {{name}}（{{workload}}，共 {{count}} 个）找不到可用节点：{{message}}',
    remedy: '处理调度器指出的问题，或增加节点。',
  },
  'preemption-helpless': {
    says_other:
      '优先级 {{priority}} 帮不了 Pod {{name}}（共 {{count}} 个）：驱逐任何可驱逐的 Pod 都腾不出位置。',
    remedy: '增加节点：提高优先级不会有任何作用。',
  },
  'scheduling-gated': {
    says_other: 'Pod {{name}}（共 {{count}} 个）被调度门控拦住：{{gates}}。',
    remedy: '检查设置门控 {{gates}} 的控制器：应由它移除。',
  },
  'pod-held-by-finalizers': {
    says_other:
      'Pod {{name}}（{{workload}}，共 {{count}} 个）应被删除，但被 finalizer 拦住：{{finalizers}}。',
    remedy: '检查这些 finalizer 的控制器；必要时移除：kubectl edit pod -n {{namespace}} {{pod}}',
  },
  'pod-held-by-node': {
    says_other: 'Pod {{name}}（共 {{count}} 个）应被删除，但其节点 {{node}} 没有应答。',
    remedy:
      '恢复节点 {{node}}；若确定已关机：kubectl delete pod -n {{namespace}} {{pod}} --force --grace-period=0',
  },
  'network-not-set-up': {
    says_other: 'Pod {{name}}（共 {{count}} 个）在节点 {{node}} 上得不到网络：{{message}}',
    remedy: '检查网络插件：kubectl get pods -n kube-system -o wide',
  },
  'sandbox-image': {
    says_other:
      'Pod {{name}}（共 {{count}} 个）无法开始：节点 {{node}} 拉不到沙箱镜像 {{image}}：{{message}}',
    remedy: '打通节点到 {{registry}} 的网络，或在运行时中改用别的沙箱镜像。',
  },
  'sandbox-failed': {
    says_other: 'Pod {{name}}（共 {{count}} 个）无法在节点 {{node}} 上开始：{{message}}',
    remedy: '查看该节点的容器运行时：kubectl describe node {{node}}',
  },
  'image-secret-absent': {
    says_other:
      'Pod {{name}}（共 {{count}} 个）：{{registry}} 拒绝拉取镜像，命名空间 {{namespace}} 中没有凭证 {{secret}}。',
    remedy:
      '创建它：kubectl create secret docker-registry -n {{namespace}} {{secret}} --docker-server={{registry}} --docker-username=<user> --docker-password=<password>',
  },
  'image-without-secret': {
    says_other:
      'Pod {{name}}（命名空间 {{namespace}}，共 {{count}} 个）：{{registry}} 拒绝拉取镜像 {{image}}，且 Pod 没有写拉取凭证。',
    remedy:
      '在命名空间 {{namespace}} 中创建拉取凭证，并写入 {{workload}} 或其服务账号的 imagePullSecrets；同时核对镜像名 {{image}}。',
  },
  'image-not-authorised': {
    says_other:
      'Pod {{name}}（共 {{count}} 个）：{{registry}} 拒绝用命名空间 {{namespace}} 的凭证 {{secrets}} 拉取镜像 {{image}}：{{message}}',
    remedy:
      '更新命名空间 {{namespace}} 中用于 {{registry}} 的凭证 {{secrets}}，并确认其用户有权拉取 {{image}}。',
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
      '为节点的架构推送 {{image}}（kubectl get nodes -L kubernetes.io/arch），或选择别的节点。',
  },
  'image-no-space': {
    says_other: 'Pod {{name}}（共 {{count}} 个）：节点 {{node}} 没有空间存放镜像 {{image}}。',
    remedy: '清理或扩大节点 {{node}} 的磁盘。',
  },
  'image-pull': {
    says_other:
      'Pod {{name}}（共 {{count}} 个）：无法拉取镜像 {{image}}（{{reason}}）：{{message}}',
    remedy: '查看原因：kubectl describe pod -n {{namespace}} {{pod}}',
  },
  'out-of-memory': {
    says_other:
      'Pod {{name}}（{{workload}}，共 {{count}} 个）：$t(container.{{role}}) {{container}} 内存耗尽，上限为 {{limit}}（最多重启 {{restarts}} 次）。',
    remedy: '把 {{workload}} 中 {{container}} 的内存上限提高到 {{limit}} 以上，或减少其用量。',
  },
  'out-of-memory-node': {
    says_other:
      'Pod {{name}}（{{workload}}，共 {{count}} 个）：节点 {{node}} 内存耗尽，$t(container.{{role}}) {{container}} 被终止；它没有设内存上限（最多重启 {{restarts}} 次）。',
    remedy: '为 {{workload}} 中的 {{container}} 设置内存 request 和 limit，或增加节点。',
  },
  'command-absent': {
    says_other:
      'Pod {{name}}（{{workload}}，共 {{count}} 个）：$t(container.{{role}}) {{container}} 无法启动：镜像 {{image}} 中没有 {{command}}。',
    remedy: '更正 {{workload}} 中 {{container}} 的 command 和 args，或更正镜像。',
  },
  'command-denied': {
    says_other:
      'Pod {{name}}（{{workload}}，共 {{count}} 个）：$t(container.{{role}}) {{container}} 无法启动：没有权限执行 {{command}}（permission denied）。',
    remedy: '在镜像 {{image}} 中把 {{command}} 设为可执行，或更正 {{workload}} 的 runAsUser。',
  },
  'container-not-started': {
    says_other:
      'Pod {{name}}（{{workload}}，共 {{count}} 个）：$t(container.{{role}}) {{container}} 无法启动（{{reason}}）：{{message}}',
    remedy: '更正运行时指出的问题：kubectl describe pod -n {{namespace}} {{pod}}',
  },
  'crash-loop': {
    says_other:
      'Pod {{name}}（{{workload}}，共 {{count}} 个）：$t(container.{{role}}) {{container}} 以退出码 {{exit}} 退出（最多重启 {{restarts}} 次）。{{words}}',
    remedy: '查看日志：kubectl logs -n {{namespace}} {{pod}} -c {{container}} --previous',
  },
  'container-ended': {
    says_other:
      'Pod {{name}}（{{workload}}，共 {{count}} 个）：$t(container.{{role}}) {{container}} 无错误地自行结束，但应持续运行（最多重启 {{restarts}} 次）。{{words}}',
    remedy: '更正其命令，使其在前台持续运行，或改为 Job。',
  },
  'container-failed': {
    says_other:
      'Pod {{name}}（{{workload}}，共 {{count}} 个）已失败：$t(container.{{role}}) {{container}} 以退出码 {{exit}} 结束。{{words}}',
    remedy: '查看日志：kubectl logs -n {{namespace}} {{pod}} -c {{container}}',
  },
  'container-waits': {
    says_other:
      'Pod {{name}}（{{workload}}，共 {{count}} 个）：$t(container.{{role}}) {{container}} 在等待（{{reason}}）：{{message}}',
    remedy: '查看原因：kubectl describe pod -n {{namespace}} {{pod}}',
  },
  'probe-liveness': {
    says_other:
      'Pod {{name}}（{{workload}}，共 {{count}} 个）：$t(container.{{role}}) {{container}} 未通过存活探针而被重启（最多重启 {{restarts}} 次）：{{answer}}',
    remedy:
      '查看它为何不应答（kubectl logs -n {{namespace}} {{pod}} -c {{container}} --previous），或更正探针。',
  },
  'probe-startup': {
    says_other:
      'Pod {{name}}（{{workload}}，共 {{count}} 个）：$t(container.{{role}}) {{container}} 未通过启动探针：{{answer}}',
    remedy: '查看日志：kubectl logs -n {{namespace}} {{pod}} -c {{container}}',
  },
  'probe-startup-restarts': {
    says_other:
      'Pod {{name}}（{{workload}}，共 {{count}} 个）：$t(container.{{role}}) {{container}} 未在启动探针允许的时间内启动而被重启（最多重启 {{restarts}} 次）：{{answer}}',
    remedy:
      '提高 {{workload}} 中启动探针的 failureThreshold，或查看它为何缓慢：kubectl logs -n {{namespace}} {{pod}} -c {{container}} --previous',
  },
  'probe-readiness': {
    says_other:
      'Pod {{name}}（{{workload}}，共 {{count}} 个）：$t(container.{{role}}) {{container}} 在运行，但未通过就绪探针：{{answer}}',
    remedy: '查看日志：kubectl logs -n {{namespace}} {{pod}} -c {{container}}',
  },
  'readiness-gate': {
    says_other:
      'Pod {{name}}（{{workload}}，共 {{count}} 个）在运行，但就绪门控 {{gate}} 不为真：{{message}}',
    remedy: '检查设置 {{gate}} 的控制器，通常是负载均衡的控制器。',
  },
  'pod-evicted': {
    says_other:
      'Pod {{name}}（共 {{count}} 个）被驱逐：节点 {{node}} 的 {{resource}} 不足。{{message}}',
    remedy: '在节点 {{node}} 上释放 {{resource}} 或增加节点；写明符合实际用量的 requests。',
  },
  'pod-preempted': {
    says_other: 'Pod {{name}}（{{workload}}，共 {{count}} 个）被更高优先级的 Pod 抢占。',
    remedy: '增加节点，或提高 {{workload}} 的优先级。',
  },
  'pod-node-shutdown': {
    says_other: 'Pod {{name}}（共 {{count}} 个）因节点 {{node}} 关机而结束。',
    remedy: '等待它们被重新创建；如有需要，启动节点 {{node}}。',
  },
  'pod-deadline': {
    says_other:
      'Pod {{name}}（{{workload}}，共 {{count}} 个）运行超过允许的时间（activeDeadlineSeconds）。',
    remedy: '提高 {{workload}} 的 activeDeadlineSeconds，或加快其运行。',
  },
  'pod-rejected': {
    says_other: 'Pod {{name}}（共 {{count}} 个）被节点 {{node}} 拒绝（{{reason}}）：{{message}}',
    remedy: '查看节点 {{node}} 上的内容：kubectl describe node {{node}}',
  },
  'pod-failed': {
    says_other: 'Pod {{name}}（{{workload}}，共 {{count}} 个）已失败（{{reason}}）：{{message}}',
    remedy: '查看日志：kubectl logs -n {{namespace}} {{pod}}',
  },
  'init-running': {
    says_other:
      'Pod {{name}}（{{workload}}，共 {{count}} 个）在等待仍在运行的初始化容器 {{container}}。',
    remedy:
      '请等待；若一直如此，查看其日志：kubectl logs -n {{namespace}} {{pod}} -c {{container}}',
  },
  'startup-not-answered': {
    says_other:
      'Pod {{name}}（{{workload}}，共 {{count}} 个）：$t(container.{{role}}) {{container}} 在运行；启动探针尚未通过。',
    remedy:
      '请等待；若一直如此，查看其日志：kubectl logs -n {{namespace}} {{pod}} -c {{container}}',
  },
  'readiness-not-answered': {
    says_other:
      'Pod {{name}}（{{workload}}，共 {{count}} 个）：$t(container.{{role}}) {{container}} 在运行；就绪探针尚未通过。',
    remedy:
      '请等待；若一直如此，查看其日志：kubectl logs -n {{namespace}} {{pod}} -c {{container}}',
  },
  'claim-waits-for-pod': {
    says_other:
      '命名空间 {{namespace}} 的 PVC {{claim}} 在使用它的 Pod（{{count}} 个）有节点之后才会得到卷（存储类 {{class}}）。',
    remedy: '启动使用它的 Pod；PVC 本身没有问题。',
  },
  'claim-provisioning': {
    says_other: 'PVC {{claim}}（共 {{count}} 个）的卷尚未就位（存储类 {{class}}）。',
    remedy:
      '请等待；若一直如此，检查存储类 {{class}} 的 provisioner：kubectl describe pvc -n {{namespace}} {{claim}}',
  },
  'pod-not-scheduled': {
    says_other: 'Pod {{name}}（共 {{count}} 个）还没有节点，调度器也没有说明原因。',
    remedy: '请等待；若一直如此，检查 kube-scheduler 是否运行。',
  },
  'pod-starting': {
    says_other: 'Pod {{name}}（{{workload}}，共 {{count}} 个）正在节点 {{node}} 上启动。',
    remedy: '请等待；若一直如此，查看节点在做什么：kubectl describe pod -n {{namespace}} {{pod}}',
  },
  'pods-not-created': {
    says_other:
      '{{kind}} {{name}}（{{workload}}，共 {{count}} 个）：{{desired}} 个 Pod 中目前已创建 {{made}} 个。',
    remedy: '请等待；若一直如此，检查 kube-controller-manager 是否运行。',
  },
} as const;

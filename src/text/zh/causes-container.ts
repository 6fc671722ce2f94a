/** How containers end, what probes say, and pods that are only on their way. */
export const containerCauses = {
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
    remedy: '更正运行时指出的问题：`kubectl describe pod -n {{namespace}} {{pod}}`',
  },
  'crash-loop': {
    says_other:
      'Pod {{name}}（{{workload}}，共 {{count}} 个）：$t(container.{{role}}) {{container}} 以退出码 {{exit}} 退出（最多重启 {{restarts}} 次）。{{words}}',
    remedy: '查看日志：`kubectl logs -n {{namespace}} {{pod}} -c {{container}} --previous`',
  },
  'container-ended': {
    says_other:
      'Pod {{name}}（{{workload}}，共 {{count}} 个）：$t(container.{{role}}) {{container}} 无错误地自行结束，但应持续运行（最多重启 {{restarts}} 次）。{{words}}',
    remedy: '更正其命令，使其在前台持续运行，或改为 Job。',
  },
  'container-failed': {
    says_other:
      'Pod {{name}}（{{workload}}，共 {{count}} 个）已失败：$t(container.{{role}}) {{container}} 以退出码 {{exit}} 结束。{{words}}',
    remedy: '查看日志：`kubectl logs -n {{namespace}} {{pod}} -c {{container}}`',
  },
  'container-waits': {
    says_other:
      'Pod {{name}}（{{workload}}，共 {{count}} 个）：$t(container.{{role}}) {{container}} 在等待（{{reason}}）：{{message}}',
    remedy: '查看原因：`kubectl describe pod -n {{namespace}} {{pod}}`',
  },
  'probe-liveness': {
    says_other:
      'Pod {{name}}（{{workload}}，共 {{count}} 个）：$t(container.{{role}}) {{container}} 未通过存活探针而被重启（最多重启 {{restarts}} 次）：{{answer}}',
    remedy:
      '查看它为何不应答（`kubectl logs -n {{namespace}} {{pod}} -c {{container}} --previous`），或更正探针。',
  },
  'probe-startup': {
    says_other:
      'Pod {{name}}（{{workload}}，共 {{count}} 个）：$t(container.{{role}}) {{container}} 未通过启动探针：{{answer}}',
    remedy: '查看日志：`kubectl logs -n {{namespace}} {{pod}} -c {{container}}`',
  },
  'probe-startup-restarts': {
    says_other:
      'Pod {{name}}（{{workload}}，共 {{count}} 个）：$t(container.{{role}}) {{container}} 未在启动探针允许的时间内启动而被重启（最多重启 {{restarts}} 次）：{{answer}}',
    remedy:
      '提高 {{workload}} 中启动探针的 failureThreshold，或查看它为何缓慢：`kubectl logs -n {{namespace}} {{pod}} -c {{container}} --previous`',
  },
  'probe-readiness': {
    says_other:
      'Pod {{name}}（{{workload}}，共 {{count}} 个）：$t(container.{{role}}) {{container}} 在运行，但未通过就绪探针：{{answer}}',
    remedy: '查看日志：`kubectl logs -n {{namespace}} {{pod}} -c {{container}}`',
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
    remedy: '查看节点 {{node}} 上的内容：`kubectl describe node {{node}}`',
  },
  'pod-failed': {
    says_other: 'Pod {{name}}（{{workload}}，共 {{count}} 个）已失败（{{reason}}）：{{message}}',
    remedy: '查看日志：`kubectl logs -n {{namespace}} {{pod}}`',
  },
  'init-running': {
    says_other:
      'Pod {{name}}（{{workload}}，共 {{count}} 个）在等待仍在运行的 Init 容器 {{container}}。',
    remedy:
      '请等待；若一直如此，查看其日志：`kubectl logs -n {{namespace}} {{pod}} -c {{container}}`',
  },
  'startup-not-answered': {
    says_other:
      'Pod {{name}}（{{workload}}，共 {{count}} 个）：$t(container.{{role}}) {{container}} 在运行；启动探针尚未通过。',
    remedy:
      '请等待；若一直如此，查看其日志：`kubectl logs -n {{namespace}} {{pod}} -c {{container}}`',
  },
  'readiness-not-answered': {
    says_other:
      'Pod {{name}}（{{workload}}，共 {{count}} 个）：$t(container.{{role}}) {{container}} 在运行；就绪探针尚未通过。',
    remedy:
      '请等待；若一直如此，查看其日志：`kubectl logs -n {{namespace}} {{pod}} -c {{container}}`',
  },
  'claim-waits-for-pod': {
    says_other:
      '命名空间 {{namespace}} 的 PVC {{claim}} 在使用它的 Pod（{{count}} 个）有节点之后才会得到卷（存储类 {{class}}）。',
    remedy: '启动使用它的 Pod；PVC 本身没有问题。',
  },
  'claim-provisioning': {
    says_other: 'PVC {{claim}}（共 {{count}} 个）的卷尚未就位（存储类 {{class}}）。',
    remedy:
      '请等待；若一直如此，检查存储类 {{class}} 的 provisioner：`kubectl describe pvc -n {{namespace}} {{claim}}`',
  },
  'pod-not-scheduled': {
    says_other: 'Pod {{name}}（共 {{count}} 个）还没有节点，调度器也没有说明原因。',
    remedy: '请等待；若一直如此，检查 kube-scheduler 是否运行。',
  },
  'pod-starting': {
    says_other: 'Pod {{name}}（{{workload}}，共 {{count}} 个）正在节点 {{node}} 上启动。',
    remedy: '请等待；若一直如此，查看节点在做什么：`kubectl describe pod -n {{namespace}} {{pod}}`',
  },
  'pods-not-created': {
    says_other:
      '{{kind}} {{name}}（{{workload}}，共 {{count}} 个）：{{desired}} 个 Pod 中目前已创建 {{made}} 个。',
    remedy: '请等待；若一直如此，检查 kube-controller-manager 是否运行。',
  },
} as const;

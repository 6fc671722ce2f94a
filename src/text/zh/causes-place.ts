/** Volumes that a pod waits for, and why no node takes it. */
export const placeCauses = {
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
    remedy: '创建它，或改用已有的存储类：`kubectl get storageclass`',
  },
  'claim-without-class': {
    says_other:
      '命名空间 {{namespace}} 的 PVC {{claim}}（{{workload}}，共 {{count}} 个）没有写存储类，也没有默认存储类，且没有合适的卷。',
    remedy:
      '在 PVC 中写明存储类，或把某个存储类设为默认（注解 storageclass.kubernetes.io/is-default-class），或创建卷。',
  },
  'claim-not-provisioned': {
    says_other: '无法为 PVC {{claim}}（共 {{count}} 个，存储类 {{class}}）创建卷：{{message}}',
    remedy: '处理 provisioner 指出的问题：`kubectl describe pvc -n {{namespace}} {{claim}}`',
  },
  'claim-unbound': {
    says_other:
      'Pod {{name}}（{{workload}}，共 {{count}} 个）在等待：其 PVC 没有卷（{{claims}}）：{{message}}',
    remedy: '查看这些 PVC：`kubectl get pvc -n {{namespace}}`',
  },
  'volume-multi-attach': {
    says_other:
      'Pod {{name}}（共 {{count}} 个）在等待：卷 {{volume}} 仍挂接在另一个节点上：{{message}}',
    remedy:
      '删除仍在使用它的 Pod；若其节点已宕机，释放该卷：`kubectl get volumeattachment | grep {{volume}}`',
  },
  'volume-not-attached': {
    says_other:
      'Pod {{name}}（{{workload}}，共 {{count}} 个）：卷 {{volume}} 无法挂接到节点 {{node}}：{{message}}',
    remedy: '在云控制台查看磁盘，并检查 CSI 驱动：`kubectl get volumeattachment | grep {{volume}}`',
  },
  'volume-not-mounted': {
    says_other:
      'Pod {{name}}（{{workload}}，共 {{count}} 个）：卷 {{volume}} 无法在节点 {{node}} 上挂载：{{message}}',
    remedy:
      '处理 kubelet 指出的问题，例如导出目录、凭据或驱动：`kubectl describe pod -n {{namespace}} {{pod}}`',
  },
  'volume-timed-out': {
    says_other:
      'Pod {{name}}（{{workload}}，共 {{count}} 个）：卷 {{volume}} 未能及时挂接或挂载：{{message}}',
    remedy: '检查节点 {{node}} 上的 CSI 驱动：`kubectl get pods -A -o wide | grep csi`',
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
    remedy: '恢复这些节点：`kubectl get nodes`',
  },
  'unschedulable-taint': {
    says_other:
      'Pod {{name}}（共 {{count}} 个）找不到可用节点：{{of}} 个中有 {{nodes}} 个带有它不容忍的污点（{{taint}}）。调度器：{{scheduler}}',
    remedy: '从节点上去掉污点 {{taint}}（kubectl taint nodes），或在 {{workload}} 中添加容忍度。',
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
    remedy: '在卷所在处增加节点（`kubectl get pv -o wide`），或把数据恢复到新的卷。',
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
    remedy: '解除封锁：`kubectl uncordon <node>`',
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
} as const;

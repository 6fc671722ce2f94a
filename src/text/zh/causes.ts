/** Why pods and what they belong to are not ready. */
export const causes = {
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
} as const;

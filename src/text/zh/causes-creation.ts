/** What keeps a pod from being made, and what its containers need and lack. */
export const creationCauses = {
  'pod-node-not-ready': {
    says_other:
      'Pod {{name}}（共 {{count}} 个）所在的节点 {{node}} 未就绪（{{reason}}）：{{message}}',
    remedy:
      '恢复该节点（`kubectl describe node {{node}}`），或迁走其 Pod：`kubectl drain {{node}} --ignore-daemonsets`',
  },
  'pod-node-gone': {
    says_other: 'Pod {{name}}（共 {{count}} 个）所在的节点 {{node}} 已不存在。',
    remedy:
      '等待它们被重新创建；若一直不动，删除它们：`kubectl delete pod -n {{namespace}} {{pod}} --force`',
  },
  'quota-exceeded': {
    says_other:
      '{{kind}} {{name}}（共 {{count}} 个）无法创建 Pod：命名空间 {{namespace}} 的配额 {{quota}} 中 {{resource}} 已用尽（请求 {{requested}}，已用 {{used}}，上限 {{limited}}）。',
    remedy:
      '提高配额（`kubectl edit resourcequota -n {{namespace}} {{quota}}`），或减少 {{workload}} 的请求。',
  },
  'quota-needs-requests': {
    says_other:
      '{{kind}} {{name}}（{{workload}}，共 {{count}} 个）无法创建 Pod：命名空间 {{namespace}} 的配额 {{quota}} 要求写明 {{resource}}。',
    remedy: '在 {{workload}} 中写明这些 requests 和 limits，或用 LimitRange 给出默认值。',
  },
  'limit-range-refused': {
    says_other:
      '{{kind}} {{name}}（{{workload}}，共 {{count}} 个）无法创建 Pod：命名空间 {{namespace}} 的 LimitRange 表示 {{message}}',
    remedy: '更正 {{workload}} 的资源设置，或修改范围：`kubectl edit limitrange -n {{namespace}}`',
  },
  'service-account-absent': {
    says_other:
      '{{kind}} {{name}}（共 {{count}} 个）无法创建 Pod：命名空间 {{namespace}} 中没有服务账号 {{account}}。',
    remedy: '创建它：`kubectl create serviceaccount -n {{namespace}} {{account}}`',
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
      '更正 {{workload}}，或查看该策略：`kubectl get validatingadmissionpolicy {{policy}} -o yaml`',
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
      '恢复其背后的 Pod；必要时撤下它：`kubectl get validatingwebhookconfigurations,mutatingwebhookconfigurations | grep {{webhook}}`',
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
    remedy:
      '处理 API server 指出的问题；参见：`kubectl describe {{kind}} -n {{namespace}} {{pod}}`',
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
    remedy: '更正 kubelet 指出的问题：`kubectl describe pod -n {{namespace}} {{pod}}`',
  },
} as const;

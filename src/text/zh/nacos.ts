/** Nacos 服务的应答。`server` 是被查询的 Pod。 */
export const nacos = {
  // 查询之前。
  'nacos-path-malformed': {
    says: '{{path}} 不能作为上下文路径。',
    remedy: '填写 /nacos 这样的路径，或留空。',
  },
  'nacos-no-pod': {
    says: '命名空间 {{namespace}} 中没有找到 Nacos 的 Pod。',
    remedy: '检查站点中的工作负载名称或标签：`kubectl -n {{namespace}} get pods --show-labels`',
  },
  'nacos-pods-missing': {
    says: '命名空间 {{namespace}} 应有 {{wanted}} 个 Nacos Pod，运行中的有 {{has}} 个；未运行：{{others}}。',
    remedy: '等待其运行；具体原因见该工作负载。',
  },
  'nacos-expected-malformed': {
    says: '这不是各命名空间的配置数量：{{entry}}',
    remedy: '为每个 Nacos 命名空间填写一个数字。',
  },
  'nacos-nothing-expected': {
    says: '各 Nacos 命名空间都没有预期的配置，因此无从验证。',
    remedy: '检查导出：其中没有配置。',
  },

  // 没有得到所问的内容。
  'nacos-silent': {
    says: 'Pod {{server}} 中的 Nacos 没有应答（{{code}}）。',
    remedy: '若正在启动，请等待；如果一直如此，查看该 Pod 的日志。',
  },
  'nacos-unreachable': {
    says: '从这里无法到达 Pod {{server}} 中的 Nacos（{{code}}）。',
    remedy: '通过端口转发查询，或从能到达 Pod 地址的位置查询。',
  },
  'nacos-garbage': {
    says: 'Pod {{server}} 的应答不是有效的 HTTP（{{code}}）。',
    remedy: '检查端口：Nacos 的 HTTP 在 8848，gRPC 在 9848。',
  },
  'nacos-stranger': {
    says: 'Pod {{server}} 中应答的不是 Nacos，或 Nacos 在其他路径（状态码 {{status}}）：{{says}}',
    remedy: '检查站点中的端口和上下文路径（server.servlet.context-path）。',
  },
  'nacos-refuses': {
    says: 'Pod {{server}} 中的 Nacos 暂时无法应答（状态码 {{status}}）：{{says}}',
    remedy: '若正在启动，请等待；如果一直如此，检查其数据库和该 Pod 的日志。',
  },
  'nacos-answers-otherwise': {
    says: 'Pod {{server}} 中的 Nacos 答非所问（状态码 {{status}}）：{{says}}',
    remedy: '在 Nacos 控制台查看同样的内容；该版本的接口可能不同。',
  },
  'nacos-login-wanted': {
    says: 'Pod {{server}} 中的 Nacos 要求登录后才能查看：{{says}}',
    remedy: '在站点中设置 login: true 和 Nacos 用户名，密码作为 secret 提供。',
  },
  'nacos-login-refused': {
    says: 'Pod {{server}} 中的 Nacos 拒绝登录，或该用户无权查看：{{says}}',
    remedy: '改正用户名和密码；查看成员需要 Nacos 管理员。',
  },

  // 与应有的不同。
  'nacos-not-ready': {
    says: 'Pod {{server}} 中的 Nacos {{version}} 报告尚未就绪：{{says}}',
    remedy: '若正在启动，请等待；如果一直如此，检查它能否连上数据库（配置）和其他成员。',
  },
  'nacos-standalone': {
    says: '共有 {{pods}} 个 Pod，但 {{server}} 中的 Nacos 以单机模式启动，各成员互不可见。',
    remedy: '设置 MODE=cluster（去掉 -m standalone）和成员列表，然后重启。',
  },
  'nacos-member-missing': {
    says: 'Pod {{server}} 中的 Nacos 不知道这些成员：{{names}}。',
    remedy:
      '等待半分钟；如果一直如此，检查该 Pod 的 cluster.conf（或 NACOS_SERVERS），应列出全部 Pod。',
  },
  'nacos-member-starting': {
    says: 'Pod {{server}} 中的 Nacos 看到成员正在启动：{{members}}。',
    remedy: '等待其状态变为 UP。',
  },
  'nacos-member-down': {
    says: 'Pod {{server}} 中的 Nacos 连不上这些成员：{{members}}。',
    remedy:
      '等待一分钟；如果一直如此，检查 Pod 之间 8848、9848、9849、7848 端口是否互通，以及网络策略。',
  },
  'nacos-member-isolated': {
    says: 'Pod {{server}} 中的 Nacos 有成员已被摘除：{{members}}。',
    remedy: '重新加入这些成员，或重启其 Pod。',
  },
  'nacos-member-stranger': {
    says: 'Pod {{server}} 中的 Nacos 有成员不是任何存活的 Pod：{{members}}。',
    remedy: '等待一分钟；如果一直如此，从 cluster.conf 中删除旧地址，或改用 Pod 的域名。',
  },
  'nacos-namespace-missing': {
    says: 'Pod {{server}} 中的 Nacos 没有这些命名空间：{{names}}。',
    remedy: '在 Nacos 控制台以相同的 ID 创建，然后导入配置。',
  },
  'nacos-configs-missing': {
    says: 'Pod {{server}} 中的 Nacos 的配置少于导出的：{{said}}。',
    remedy: '在 Nacos 控制台导入这些命名空间的配置，或检查其数据库。',
  },

  // 备注。
  'nacos-configs-more': {
    says: 'Pod {{server}} 中的 Nacos 的配置多于导出的：{{said}}。',
    remedy: '确认是否为导出之后新增的。',
  },
  'nacos-versions-differ': {
    says: '各 Nacos 服务的版本不同：{{versions}}。',
    remedy: '等待滚动更新结束，或统一为同一版本。',
  },
  'nacos-old': {
    says: 'Nacos {{versions}} 是第一代，已无人维护。',
    remedy: '待服务恢复后安排升级。',
  },
} as const;

/** name server 和 broker 的应答。`server` 是 name server 的 Pod 或地址。 */
export const rocketmq = {
  // 查询之前。
  'rocketmq-nothing-expected': {
    says: '没有说明预期有哪些 RocketMQ broker。',
    remedy: '在站点中填写 broker 的数量或名称。',
  },
  'rocketmq-expected-malformed': {
    says: '这不是可以预期的 broker：{{entry}}',
    remedy: '填写不小于 1 的 broker 数量，或逐个填写名称，需要时加上 cluster 和 slaves。',
  },
  'rocketmq-address-malformed': {
    says: '{{address}} 不是 name server 的地址。',
    remedy: '按 host:port 的形式填写。',
  },
  'rocketmq-no-name-server': {
    says: '命名空间 {{namespace}} 中没有找到 name server，因此无从得知 broker 的情况。',
    remedy: '检查站点中的工作负载名称或标签：`kubectl -n {{namespace}} get pods --show-labels`',
  },
  'rocketmq-name-servers-missing': {
    says: '命名空间 {{namespace}} 应有 {{wanted}} 个 name server，运行中的有 {{has}} 个；未运行：{{others}}。',
    remedy: '等待其 Pod 运行；具体原因见该工作负载。',
  },

  // name server。
  'rocketmq-name-server-silent': {
    says: 'name server {{server}} 没有应答（{{code}}）。',
    remedy: '若正在启动，请等待；如果一直如此，查看其 Pod 的日志。',
  },
  'rocketmq-name-server-unreachable': {
    says: '从这里无法到达 name server {{server}}（{{code}}），无从得知它所知道的内容。',
    remedy: '检查地址和到那里的路由；集群内的请通过端口转发查询。',
  },
  'rocketmq-name-server-garbage': {
    says: '{{server}} 的应答不是 RocketMQ name server 的应答（{{code}}）。',
    remedy: '检查端口：name server 监听 9876，除非 listenPort 另有设置。',
  },
  'rocketmq-name-server-refuses': {
    says: 'name server {{server}} 拒绝了查询（代码 {{code}}）：{{remark}}',
    remedy: '确认它是 name server，而不是 broker 或 proxy，并检查其访问控制。',
  },
  'rocketmq-name-servers-differ': {
    says: '各 name server 上 broker {{broker}} 的信息不一致。{{said}}',
    remedy: '最多等待两分钟；如果一直如此，检查该 broker 的 namesrvAddr 是否写了全部 name server。',
  },

  // broker。
  'rocketmq-no-broker': {
    says: 'name server {{server}} 上还没有任何 broker，应有 {{wanted}} 个。',
    remedy: '等待半分钟，broker 每 30 秒注册一次；如果一直如此，检查 broker 的 namesrvAddr。',
  },
  'rocketmq-brokers-missing': {
    says: 'name server {{server}} 上有 {{has}} 个 broker，应有 {{wanted}} 个：{{known}}。',
    remedy: '等待半分钟；如果一直如此，查看缺少的 broker 的日志，并检查其 namesrvAddr。',
  },
  'rocketmq-broker-missing': {
    says: 'name server {{server}} 上没有这些 broker：{{names}}。',
    remedy: '等待半分钟；如果一直如此，检查 broker 的 brokerName、namesrvAddr 和日志。',
  },
  'rocketmq-no-master': {
    says: 'name server {{server}} 上 {{names}} 只有从节点，无法向其发送消息。',
    remedy: '检查主节点（brokerId=0）的 Pod，等待其注册。',
  },
  'rocketmq-slaves-missing': {
    says: 'name server {{server}} 上 {{broker}} 有 {{has}} 个从节点，应有 {{wanted}} 个。',
    remedy: '检查从节点的 Pod；brokerId 相同的两个会互相顶替。',
  },
  'rocketmq-other-cluster': {
    says: 'name server {{server}} 上 broker {{broker}} 属于集群 {{cluster}}，应为 {{expected}}。',
    remedy: '改正 broker 的 brokerClusterName，或站点中的 cluster。',
  },
  'rocketmq-address-stale': {
    says: 'broker {{broker}} 注册的地址是 {{address}}（在 {{servers}} 上），命名空间中没有存活的 Pod 使用该地址。',
    remedy: '最多等待两分钟，失效的记录会被清除；如果一直如此，改正 broker 的 brokerIP1。',
  },
  'rocketmq-address-shared': {
    says: '这些 broker 注册在同一地址 {{address}}：{{names}}。',
    remedy:
      '若新 Pod 沿用了失效 Pod 的地址，最多等待两分钟；如果一直如此，为各 broker 设置各自的 brokerIP1 和 listenPort。',
  },
  'rocketmq-broker-silent': {
    says: 'broker {{broker}} 注册的地址是 {{address}}（在 {{servers}} 上），但 Pod {{pod}} 在该处没有应答（{{code}}）。',
    remedy: '若正在启动，请等待；如果一直如此，查看该 Pod 的日志。',
  },
  'rocketmq-not-a-broker': {
    says: 'broker {{broker}} 注册的地址是 {{address}}（在 {{servers}} 上），但 Pod {{pod}} 在该处应答的不是 broker。',
    remedy:
      '最多等待两分钟：失效 broker 的地址可能已属于其他 Pod；如果一直如此，改正 brokerIP1 和 listenPort。',
  },
  'rocketmq-broker-inactive': {
    says: 'broker {{broker}}（{{address}}，Pod {{pod}}）报告自己未处于活动状态。',
    remedy: '查看该 Pod 的日志；可能是磁盘已满。',
  },
  'rocketmq-broker-unasked': {
    says: '没有查询 broker {{broker}}（{{address}}，在 {{servers}} 上）。',
    remedy: '再检查一次。',
  },

  // topic。
  'rocketmq-topic-missing': {
    says: 'name server {{server}} 上没有 topic {{topic}} 的路由。',
    remedy:
      '创建该 topic：`mqadmin updateTopic -c CLUSTER -t {{topic}}`；或恢复 broker 的 topic 配置（config/topics.json）。',
  },
  'rocketmq-topic-closed': {
    says: 'name server {{server}} 上，topic {{topic}} 没有既可写又可读的队列。',
    remedy: '改正该 topic 的权限和队列数：`mqadmin topicRoute -t {{topic}}`',
  },
  'rocketmq-topic-headless': {
    says: 'name server {{server}} 把 topic {{topic}} 路由到 {{names}}，但其没有主节点。',
    remedy: '检查主节点（brokerId=0）的 Pod，等待其注册。',
  },
  'rocketmq-topic-unasked': {
    says: '无法在 name server {{server}} 上查询 topic {{topic}}（{{code}}）。',
    remedy: '请等待，会自动再次查询。',
  },

  // 备注。
  'rocketmq-brokers-more': {
    says: 'broker 多于预期，共 {{has}} 个：{{names}}。',
    remedy: '确认多出的是否属于这里；如果是，改正站点。',
  },
  'rocketmq-versions-differ': {
    says: '各 broker 的版本不同：{{versions}}。',
    remedy: '确认这是有意的；主从节点应为同一版本。',
  },
  'rocketmq-broker-untold': {
    says: 'broker {{broker}} 有应答，但不提供自身信息：{{remark}}',
    remedy: '手工查看其版本；其他检查不依赖它。',
  },
} as const;

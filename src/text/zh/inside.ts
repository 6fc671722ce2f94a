/** What is said of data stores that are tried from inside the cluster. */
export const inside = {
  'will-run-connection-job': {
    says: '命名空间 {{namespace}} 中的 Job（镜像 {{image}}）：尝试连接 {{stores}}，结束十分钟后删除',
    remedy: '与方案核对地址。',
  },
  'data-store-malformed': {
    says: '无法识别这条数据存储：{{entry}}',
    remedy: '在站点文件中写明 name、host 和 port（1 至 65535）；最多 50 条。',
  },
  'connection-job-name-taken': {
    says: '已有名为 {{name}} 的 Job，且不是本次运行创建的。',
    remedy: '查看它的内容，确认无人需要后删除。',
  },
  'data-store-awaited': {
    says: '{{name}}（{{host}} 端口 {{port}}）：Job {{job}} 尚未尝试。',
    remedy: '等待；如果一直如此，查看其 Pod 的事件。',
  },
  'data-store-silent': {
    says: '{{name}} 不接受来自集群内的连接（{{host}} 端口 {{port}}，{{code}}）。',
    remedy: '在控制台把新节点和 Pod 的地址加入其白名单，然后再检查；仍不通时联系其负责人。',
  },
  'data-store-without-tls': {
    says: '{{name}} 接受连接，但不支持 TLS（{{host}} 端口 {{port}}）。',
    remedy: '更正站点文件中的端口或 tls。',
  },
  'data-store-untried': {
    says: '{{name}} 未能尝试（{{host}} 端口 {{port}}）：镜像中没有 bash 或 nc，或检查 TLS 所需的 openssl。',
    remedy: '换用包含这些程序的镜像，然后重做。',
  },
  'data-store-unasked': {
    says: '集群内没有可用于尝试 {{name}} 的 Pod（{{host}} 端口 {{port}}，{{code}}）。',
    remedy: '重新启动 Job；如果只是检查而没有运行，先部署一个带 shell 的 Pod。',
  },
} as const;

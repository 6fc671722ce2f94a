/** 进入 Pod 的途径：经 API server 执行命令、拷贝文件、建立连接。 */
export const pods = {
  'pod-out-of-reach': {
    says: 'API server 无法连到 Pod {{namespace}}/{{pod}}（HTTP {{status}}）：所在节点没有应答，或 Pod 没有在运行。',
    remedy: '确认该 Pod 正在运行、所在节点为 Ready，再重新检查。',
  },
  'pod-forward-failed': {
    says: '无法转发 Pod {{namespace}}/{{pod}} 的端口 {{port}}：连接还没开始就结束了。',
    remedy: '确认该 Pod 正在运行，并检查本机到 API server 之间的网络，再重新检查。',
  },
  'pod-route-none': {
    says: '集群里没有 Pod 能连接 {{host}} 端口 {{port}}：没有一个就绪的 Pod 带 bash、socat 或 nc。',
    remedy:
      '等到有 Pod 就绪，或启动一个带 bash 的 Pod（kubectl run look --image=… -- sleep 1d），再重新检查。',
  },
  'pod-route-no-udp': {
    says: '从这里无法让 Pod 走 UDP 查询。',
    remedy: '改用 TCP，或换一个位置查询。',
  },
} as const;

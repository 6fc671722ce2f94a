/** 告知其他运行的 Lease：原因，以及它的变化。 */
export const lease = {
  'lease-other': {
    says: '{{host}} 上 {{operator}} 的运行 {{run}}（{{mode}}）声明正在处理这个集群：按它的时钟，自 {{since}} 起，最近一次为 {{renewed}}。',
    remedy: '更改任何内容之前先与对方联系；锁定之后，可与其并行继续，或接管 Lease。',
  },
  'lease-shared': {
    says: '{{host}} 上 {{operator}} 的运行 {{run}}（{{mode}}）也处理过这个集群，并持有 Lease。',
    remedy: '对照它的记录，核对双方各自更改了什么。',
  },
  'lease-forbidden': {
    says: '无法告知他人本次运行正在进行：你无权在命名空间 {{namespace}} 中对 {{resource}} 执行 {{verbs}}。',
    remedy: '请管理员执行以下命令，其中 NAME 为 kubectl auth whoami 显示的名称：`{{- command}}`',
  },
  'lease-missed': {
    says: '到最后仍无法告知他人本次运行正在进行。',
    remedy: '询问这期间是否有其他人操作过该集群；时间线中有起始时间。',
  },
  'lease-not-theirs': {
    says: '持有这个集群 Lease 的不是 {{holder}}。',
    remedy: '查看现在由谁持有，再重新决定。',
  },
} as const;

export const leaseWords = {
  who: '{{host}} 上 {{operator}} 的运行 {{run}}',
  'held-free': '已持有 Lease kube-system/dr-wizard：其他运行会得知本次运行',
  'held-own': '再次持有 Lease kube-system/dr-wizard',
  'held-gone': 'Lease kube-system/dr-wizard 被人删除；已再次持有',
  'held-expired': '已接管 Lease kube-system/dr-wizard：{{who}} 不再续期，说明该运行已结束或被终止',
  'held-taken-over': '已按决定从 {{who}} 接管 Lease kube-system/dr-wizard',
  lost: '本次运行的 Lease kube-system/dr-wizard 被人接管。{{says}}',
  missed: '无法告知他人本次运行正在进行。{{says}}',
} as const;

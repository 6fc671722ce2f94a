export const progress = {
  unit: {
    pods: '就绪 {{n}}',
    nodes: '节点 {{n}}',
    namespaces: '命名空间 {{n}}',
    objects: '对象 {{n}}',
    ingresses: 'Ingress {{n}}',
    'data-stores': '数据存储 {{n}}',
  },
  bytes: '{{done}}',
  bytesOf: '{{done}}，共 {{of}}',
  perSecond: '每秒 {{n}}',
  perMinute: '每分钟 +{{n}}',
  about: '约 {{time}}',
  left: '还剩 {{time}}',
  still: '{{time}}没有进展',
} as const;

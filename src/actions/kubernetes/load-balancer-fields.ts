import type { Fields } from '../../model/catalogue.ts';

/** What a step says of the load balancer that it wants. */
export const LOAD_BALANCER_FIELDS = {
  namespace: {
    type: 'name',
    doc: { en: 'Namespace of the pods and of the Service.', zh: 'Pod 和 Service 所在的命名空间。' },
  },
  service: {
    type: 'name',
    doc: {
      en: 'What the Service is called that is created where one is missing.',
      zh: '缺少时创建的 Service 的名称。',
    },
  },
  address: {
    type: 'string',
    oneOf: ['external', 'internal'],
    doc: {
      en: 'external for a public address, internal for a private one.',
      zh: 'external 为公网地址，internal 为内网地址。',
    },
  },
  workload: {
    type: 'name',
    optional: true,
    doc: { en: 'The workload to which it leads.', zh: '它通向的工作负载。' },
  },
  kind: {
    type: 'string',
    oneOf: ['Deployment', 'DaemonSet', 'StatefulSet'],
    optional: true,
    doc: { en: 'The kind of that workload.', zh: '该工作负载的类型。' },
  },
  backend: {
    type: 'name',
    optional: true,
    doc: {
      en: 'Instead of a workload: an existing Service that leads to the same pods.',
      zh: '代替 workload：已通向同一批 Pod 的 Service。',
    },
  },
  ports: {
    type: 'list',
    of: {
      type: 'map',
      doc: {
        en: '{ name, port, targetPort, protocol }',
        zh: '{ name, port, targetPort, protocol }',
      },
    },
    optional: true,
    doc: {
      en: 'Its ports; without them those of another Service in front of the same pods, else 80 and 443.',
      zh: '端口；不写时与同一批 Pod 前面的另一个 Service 相同，否则为 80 和 443。',
    },
  },
  cloud: {
    type: 'string',
    optional: true,
    doc: {
      en: 'alibaba: its annotation says internet or intranet when the Service is created.',
      zh: 'alibaba：创建 Service 时用注解写明 internet 或 intranet。',
    },
  },
  sort: {
    type: 'string',
    oneOf: ['clb', 'nlb'],
    optional: true,
    doc: {
      en: 'Sort of load balancer at Alibaba Cloud; nlb needs zones.',
      zh: '阿里云负载均衡的类型；nlb 需要写 zones。',
    },
  },
  zones: {
    type: 'list',
    of: {
      type: 'string',
      doc: {
        en: 'ZONE:VSWITCH, such as eu-central-1a:vsw-1.',
        zh: '可用区:交换机，例如 eu-central-1a:vsw-1。',
      },
    },
    optional: true,
    doc: { en: 'Zones of an NLB, two at least.', zh: 'NLB 的可用区，至少两个。' },
  },
  loadBalancerClass: {
    type: 'string',
    optional: true,
    doc: {
      en: 'spec.loadBalancerClass of the Service.',
      zh: 'Service 的 spec.loadBalancerClass。',
    },
  },
  annotations: {
    type: 'map',
    of: { type: 'string', doc: { en: 'Its value.', zh: '注解的值。' } },
    optional: true,
    doc: { en: 'Further annotations of the Service.', zh: 'Service 的其他注解。' },
  },
  expected: {
    type: 'address',
    optional: true,
    doc: {
      en: 'An address that the site has bound to a load balancer outside of the cluster, such as an EIP: then none is created.',
      zh: '站点在集群之外绑定到负载均衡的地址，例如弹性公网 IP：此时不创建。',
    },
  },
} as const satisfies Fields;

import type { Fields } from '../../model/catalogue.ts';

/** The `with` of the probe. */
export const brokerFields: Fields = {
  namespace: {
    type: 'name',
    doc: {
      en: 'Namespace of the name servers and brokers.',
      zh: 'name server 和 broker 所在的命名空间。',
    },
  },
  nameServers: {
    type: 'list',
    optional: true,
    of: { type: 'name', doc: { en: 'Name of a workload.', zh: '工作负载名称。' } },
    doc: {
      en: 'Workloads of the name servers; each of their pods is asked.',
      zh: 'name server 的工作负载；逐个查询其 Pod。',
    },
  },
  nameServerSelector: {
    type: 'string',
    optional: true,
    doc: {
      en: 'Or the labels of their pods, such as app=namesrv.',
      zh: '或其 Pod 的标签，例如 app=namesrv。',
    },
  },
  nameServerAddresses: {
    type: 'list',
    optional: true,
    of: { type: 'string', doc: { en: 'host:port', zh: 'host:port' } },
    doc: {
      en: 'Name servers outside of the cluster.',
      zh: '集群之外的 name server。',
    },
  },
  port: {
    type: 'int',
    optional: true,
    doc: { en: 'Port of the name servers. 9876.', zh: 'name server 的端口，默认 9876。' },
  },
  brokers: {
    type: 'int',
    optional: true,
    doc: {
      en: 'How many brokers there have to be, masters and slaves together.',
      zh: '应有的 broker 数量，主从合计。',
    },
  },
  expected: {
    type: 'list',
    optional: true,
    doc: {
      en: 'Or which: a name, or { name, cluster, slaves }; each has to have its master.',
      zh: '或具体有哪些：名称，或 { name, cluster, slaves }；每个都必须有主节点。',
    },
  },
  topics: {
    type: 'list',
    optional: true,
    of: { type: 'string', doc: { en: 'Name of a topic.', zh: 'topic 名称。' } },
    doc: {
      en: 'Topics that each name server has to know the way to.',
      zh: '每个 name server 都必须有路由的 topic。',
    },
  },
  reach: {
    type: 'string',
    optional: true,
    oneOf: ['forward', 'address'],
    doc: {
      en: 'forward (default): by port-forward; address: at the addresses themselves, from where the step is placed.',
      zh: 'forward（默认）：通过端口转发；address：从步骤所在位置直接访问地址。',
    },
  },
};

export const brokerFinds: Fields = {
  brokers: {
    type: 'list',
    of: {
      type: 'map',
      doc: {
        en: '{ name, cluster, id, role, address, pod, version }',
        zh: '{ name, cluster, id, role, address, pod, version }',
      },
    },
    doc: {
      en: 'The registered brokers, one for each address.',
      zh: '已注册的 broker，每个地址一条。',
    },
  },
  nameServers: {
    type: 'list',
    of: { type: 'string', doc: { en: 'Pod or address.', zh: 'Pod 或地址。' } },
    doc: { en: 'The name servers that were asked.', zh: '查询过的 name server。' },
  },
};

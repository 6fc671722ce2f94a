import type { FaultDefs } from '../fault.ts';

/** Faults of what runs in the cluster, and of the data stores beside it. */
export const APP_FAULTS = {
  'broker-unregistered': {
    title: { en: 'A broker does not register', zh: '一个 broker 没有注册' },
    notice: {
      en: 'Its pod is ready, but the name server does not know it: producers and consumers never find it.',
      zh: 'Pod 已就绪，但 name server 不知道它：生产者和消费者都找不到它。',
    },
    causes: ['rocketmq-brokers-missing', 'rocketmq-broker-missing', 'rocketmq-no-broker'],
    with: {
      pod: { type: 'name', doc: { en: 'Name of its pod.', zh: '它的 Pod 名。' } },
    },
  },
  'jenkins-not-back': {
    title: { en: 'Jenkins does not come back', zh: 'Jenkins 没有恢复' },
    notice: {
      en: 'The pod of Jenkins is ready, but every page says that it is getting ready to work.',
      zh: 'Jenkins 的 Pod 已就绪，但每个页面都提示正在启动。',
    },
    causes: ['jenkins-starting', 'jenkins-not-restarted', 'probe-readiness', 'pods-not-ready'],
    with: {},
  },
  'nacos-member-down': {
    title: { en: 'A member of Nacos is down', zh: '一个 Nacos 成员下线' },
    notice: {
      en: 'All pods of Nacos are ready, but one of them counts as down among the others.',
      zh: 'Nacos 的 Pod 都已就绪，但其中一个在其他成员看来已下线。',
    },
    causes: ['nacos-member-down'],
    with: {
      namespace: {
        type: 'name',
        doc: { en: 'Where that Nacos runs.', zh: '该 Nacos 所在的命名空间。' },
      },
    },
  },
  'data-store-gone': {
    title: { en: 'A data store cannot be reached', zh: '数据存储无法访问' },
    notice: {
      en: 'The cluster cannot connect to a data store. It runs outside: its allow list may not have the new address.',
      zh: '集群连不上某个数据存储。它在集群之外：白名单里可能没有新的出口地址。',
    },
    causes: ['data-store-silent'],
    with: {
      host: { type: 'hostname', doc: { en: 'As the site names it.', zh: '站点中的主机名。' } },
    },
  },
} as const satisfies FaultDefs;

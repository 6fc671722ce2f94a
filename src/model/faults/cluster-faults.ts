import type { FaultDefs } from '../fault.ts';

const NAMESPACE = {
  type: 'name',
  doc: { en: 'Namespace of the cluster.', zh: '集群中的命名空间。' },
} as const;

/** Faults of the cluster itself: its nodes, its API, its namespaces. */
export const CLUSTER_FAULTS = {
  'nodes-too-small': {
    title: { en: 'The nodes are too small', zh: '节点规格太小' },
    notice: {
      en: 'The cluster runs, but its nodes have less CPU and memory than the site asks for. Pods would find no place.',
      zh: '集群已运行，但节点的 CPU 和内存低于站点的要求，Pod 将无处调度。',
    },
    causes: ['node-too-small', 'unschedulable-resource'],
    with: {
      cpu: {
        type: 'quantity',
        optional: true,
        doc: { en: 'CPU of each node.', zh: '每个节点的 CPU。' },
      },
      memory: {
        type: 'quantity',
        optional: true,
        doc: { en: 'Memory of each node.', zh: '每个节点的内存。' },
      },
    },
  },
  'node-not-ready': {
    title: { en: 'Nodes say nothing any more', zh: '节点失联' },
    notice: {
      en: 'Nodes are not ready: their kubelets do not report. What runs on them counts as not ready as well.',
      zh: '节点未就绪：kubelet 不再上报状态，其上的 Pod 也不算就绪。',
    },
    causes: ['node-not-ready', 'pod-node-not-ready', 'nodes-too-few'],
    with: {
      count: {
        type: 'int',
        optional: true,
        doc: { en: 'How many; one where it is left out.', zh: '节点个数，省略时为一个。' },
      },
    },
  },
  'api-flaps': {
    title: { en: 'The API server comes and goes', zh: 'API server 时断时续' },
    notice: {
      en: 'The API server answers 503 now and then. Nothing is wrong with what it keeps: reads wait; of a change that broke off it has to be seen how far it came.',
      zh: 'API server 时而返回 503。其中的数据没有问题：读取会等待；中断的修改要看它进行到了哪一步。',
    },
    causes: ['api-unavailable', 'api-reset', 'api-refused', 'api-timeout'],
    with: {
      every: {
        type: 'int',
        optional: true,
        doc: {
          en: 'It refuses each so manieth request; each third where it is left out.',
          zh: '每多少个请求拒绝一个，省略时为每三个。',
        },
      },
    },
  },
  'namespace-terminating': {
    title: { en: 'A namespace does not go away', zh: '命名空间一直处于 Terminating' },
    notice: {
      en: 'A namespace is being deleted, and an object with a finalizer keeps it from going. Nothing can be created in it.',
      zh: '某个命名空间正在删除，但其中一个带 finalizer 的对象使它无法消失，里面不能再创建对象。',
    },
    causes: ['namespace-terminating', 'namespace-ending'],
    with: { namespace: NAMESPACE },
  },
  'pull-secret-by-hand': {
    title: { en: 'A colleague has made a pull secret by hand', zh: '同事手工创建了拉取密钥' },
    notice: {
      en: 'A pull secret is there already, by kubectl and with another password. The wizard does not overwrite what is not its own without being told.',
      zh: '拉取密钥已经存在，是用 kubectl 创建的，密码也不同。不经同意，向导不会覆盖别人创建的内容。',
    },
    causes: ['pull-secret-other-password', 'api-conflict'],
    with: { namespace: NAMESPACE },
  },
  'load-balancer-quota': {
    title: { en: 'The quota of load balancers is used up', zh: '负载均衡配额已用完' },
    notice: {
      en: 'A Service of type LoadBalancer gets no address: it stays pending, and its events say that the quota is exceeded.',
      zh: 'LoadBalancer 类型的 Service 拿不到地址：一直是 pending，事件中说明配额已超。',
    },
    causes: ['load-balancer-pending', 'load-balancer-refused'],
    with: {},
  },
} as const satisfies FaultDefs;

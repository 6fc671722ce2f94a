import type { Fields } from '../../model/catalogue.ts';

/** Which servers are asked. */
export const SERVER_FIELDS: Fields = {
  namespace: {
    type: 'name',
    doc: { en: 'Namespace of the pods.', zh: 'Pod 所在的命名空间。' },
  },
  workload: {
    type: 'name',
    optional: true,
    doc: {
      en: 'Workload of Nacos; each of its pods is asked.',
      zh: 'Nacos 的工作负载；逐个查询其 Pod。',
    },
  },
  selector: {
    type: 'string',
    optional: true,
    doc: {
      en: 'Or the labels of the pods, such as app=nacos.',
      zh: '或 Pod 的标签，例如 app=nacos。',
    },
  },
  port: {
    type: 'int',
    optional: true,
    doc: { en: 'Port of the server. 8848.', zh: '服务端口，默认 8848。' },
  },
  path: {
    type: 'string',
    optional: true,
    doc: { en: 'Its context path. /nacos.', zh: '上下文路径，默认 /nacos。' },
  },
  reach: {
    type: 'string',
    optional: true,
    oneOf: ['forward', 'address'],
    doc: {
      en: 'forward (default): by port-forward; address: at the pods’ addresses, from where the step is placed.',
      zh: 'forward（默认）：通过端口转发；address：从步骤所在位置直接访问 Pod 地址。',
    },
  },
};

/** Who asks, where it wants a login. */
export const LOGIN_FIELDS: Fields = {
  username: {
    type: 'string',
    optional: true,
    doc: { en: 'User, where Nacos wants a login.', zh: '用户名，Nacos 要求登录时需要。' },
  },
  password: {
    type: 'string',
    optional: true,
    secret: true,
    doc: { en: 'Their password.', zh: '密码。' },
  },
};

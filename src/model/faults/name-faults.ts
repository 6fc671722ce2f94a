import type { FaultDefs } from '../fault.ts';

const HOST = {
  type: 'hostname',
  doc: { en: 'A name of the site.', zh: '站点的一个域名。' },
} as const;

/** Faults of DNS. */
export const NAME_FAULTS = {
  'resolver-stays-old': {
    title: { en: 'A resolver keeps the old answers', zh: '一个解析器一直返回旧结果' },
    notice: {
      en: 'The records are right, but a resolver goes on giving the old address beyond its time to live. Its users stay on the lost cluster.',
      zh: '解析记录已正确，但某个解析器在 TTL 过后仍返回旧地址，使用它的用户仍指向丢失的集群。',
    },
    causes: ['dns-resolver-old'],
    with: {
      resolver: {
        type: 'ip',
        optional: true,
        doc: {
          en: 'Its address; the first one where it is left out.',
          zh: '它的地址，省略时为第一个。',
        },
      },
    },
  },
  'name-server-lags': {
    title: { en: 'A name server lags behind', zh: '一台权威服务器没有同步' },
    notice: {
      en: 'One of the authoritative servers still answers with the old records: part of the users get the old address.',
      zh: '其中一台权威服务器仍返回旧记录：一部分用户得到的是旧地址。',
    },
    causes: ['dns-servers-differ', 'dns-server-stale', 'dns-servers-disagree'],
    with: {},
  },
  'name-server-silent': {
    title: { en: 'A name server is silent', zh: '一台权威服务器没有响应' },
    notice: {
      en: 'One of the authoritative servers does not answer. What it would say is unknown; who asks it waits.',
      zh: '其中一台权威服务器不响应。它会返回什么不得而知，向它查询的用户只能等待。',
    },
    causes: ['dns-server-silent'],
    with: {},
  },
  'record-set-back': {
    title: { en: 'Somebody sets a record back', zh: '有人把解析记录改了回去' },
    notice: {
      en: 'A name that had moved leads to the lost cluster again: somebody has changed its record in the console.',
      zh: '已经切换的域名又指向了丢失的集群：有人在控制台改了它的记录。',
    },
    causes: [
      'dns-old',
      'dns-elsewhere',
      'dns-servers-differ',
      'tls-other-address',
      'tls-leads-elsewhere',
      'tls-port-refused',
      'http-refused',
    ],
    with: {
      name: HOST,
      to: { type: 'ip', doc: { en: 'The address that it gets.', zh: '改成的地址。' } },
    },
  },
} as const satisfies FaultDefs;

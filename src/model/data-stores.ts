import type { Field } from './catalogue.ts';

/** Which data stores are tried: the same in the Job and in its proof. */
export const STORES_FIELD: Field = {
  type: 'list',
  of: {
    type: 'map',
    doc: {
      en: '{ name, host, port, tls: true | false }',
      zh: '{ name, host, port, tls: true | false }',
    },
  },
  doc: { en: 'The data stores, 50 at most.', zh: '数据存储，最多 50 个。' },
};

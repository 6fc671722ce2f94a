import type { Field } from '../model/catalogue.ts';

/** Where names are asked, of every probe that connects to them. */
export const ADDRESS_FIELD: Field = {
  type: 'address',
  optional: true,
  doc: {
    en: 'Where to connect to, before DNS leads there; without it by name.',
    zh: '要连接的地址，用于 DNS 切换之前；不写则按域名连接。',
  },
};

export const EXPECTED_FIELD: Field = {
  type: 'list',
  of: { type: 'address', doc: { en: 'An address.', zh: '地址。' } },
  optional: true,
  doc: {
    en: 'The addresses that the names have to lead to: another one is a failure.',
    zh: '域名必须指向的地址；连到其他地址即为失败。',
  },
};

export const SOURCE_FIELD: Field = {
  type: 'string',
  optional: true,
  doc: {
    en: 'Where the expected address comes from; shown when it differs.',
    zh: '预期地址的来源，不一致时显示。',
  },
};

import type { Field } from '../model/catalogue.ts';

export const DEFAULT_WARN_DAYS = 14;

export const TRUST_FIELD: Field = {
  type: 'list',
  of: { type: 'path', doc: { en: 'A PEM file.', zh: 'PEM 文件。' } },
  optional: true,
  doc: {
    en: 'Files with roots that count beside those that everybody trusts, such as a private CA.',
    zh: '除公共根证书之外也受信任的根证书文件，例如私有 CA。',
  },
};

export const WARN_DAYS_FIELD: Field = {
  type: 'int',
  optional: true,
  doc: {
    en: `It is noted that a certificate ends within so many days (${DEFAULT_WARN_DAYS}).`,
    zh: `证书在这么多天之内到期时给出提示（默认 ${DEFAULT_WARN_DAYS} 天）。`,
  },
};

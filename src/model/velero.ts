import type { Field } from './catalogue.ts';

/** The API of Velero's kinds. */
export const VELERO = 'velero.io/v1';

/** What probes and actions of Velero are told in the same way. */
export const NAMESPACE_FIELD: Field = {
  type: 'name',
  optional: true,
  doc: {
    en: 'The namespace of Velero; velero where none is given.',
    zh: 'Velero 所在的命名空间；不写则为 velero。',
  },
};

export const BACKUP_FIELD: Field = {
  type: 'name',
  optional: true,
  doc: {
    en: 'The backup; without it the newest one that can be restored.',
    zh: '备份名称；不写则取最新的可恢复备份。',
  },
};

export const MAX_AGE_FIELD: Field = {
  type: 'duration',
  optional: true,
  doc: { en: 'How old it may be at most, such as 48h.', zh: '最多可以多旧，例如 48h。' },
};

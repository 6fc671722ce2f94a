import type { Field } from './catalogue.ts';
import { WizardError } from './error.ts';

/** The API of Velero's kinds. */
export const VELERO = 'velero.io/v1';

/** A cluster that does not know Velero's kinds has no Velero: what is said then, by probes and actions alike. */
export const NOT_INSTALLED = 'velero-not-installed';

/** What was asked of Velero, or that it is not installed. */
export async function ofVelero<T>(asked: Promise<T>): Promise<T | typeof NOT_INSTALLED> {
  const [settled] = await Promise.allSettled([asked]);
  if (settled.status === 'fulfilled') return settled.value;
  const reason: unknown = settled.reason;
  if (reason instanceof WizardError && reason.code === 'api-kind-unknown') return NOT_INSTALLED;
  throw reason;
}

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

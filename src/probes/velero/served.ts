import type { Field, ProbeResult } from '../../model/catalogue.ts';
import { WizardError } from '../../model/error.ts';
import { aCause, found } from '../../model/verdict.ts';
import { answered, result } from '../result.ts';

export const VELERO = 'velero.io/v1';

export const NAMESPACE_FIELD: Field = {
  type: 'name',
  optional: true,
  doc: {
    en: 'The namespace of Velero; velero where none is given.',
    zh: 'Velero 所在的命名空间；不写则为 velero。',
  },
};

/** A cluster that does not know Velero's kinds has no Velero. */
export async function served(look: Promise<ProbeResult>): Promise<ProbeResult> {
  const [settled] = await Promise.allSettled([look]);
  if (settled.status === 'fulfilled') return settled.value;
  const { reason } = settled;
  const isUnserved = reason instanceof WizardError && reason.code === 'api-kind-unknown';
  return isUnserved ? result(found('fail', aCause('velero-not-installed'))) : answered(look);
}

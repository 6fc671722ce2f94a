import { WizardError } from '../../model/error.ts';

/** A cluster that does not know Velero's kinds has no Velero. */
export async function installed<T>(asked: Promise<T>): Promise<T> {
  const [settled] = await Promise.allSettled([asked]);
  if (settled.status === 'fulfilled') return settled.value;
  const reason: unknown = settled.reason;
  if (reason instanceof WizardError && reason.code === 'api-kind-unknown')
    throw new WizardError('not-proven', 'velero-not-installed');
  throw reason;
}

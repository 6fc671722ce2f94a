import type { ProbeResult } from '../../model/catalogue.ts';
import { WizardError } from '../../model/error.ts';
import { aCause, found } from '../../model/verdict.ts';
import { answered, result } from '../result.ts';

/** A cluster that does not know Velero's kinds has no Velero. */
export async function served(look: Promise<ProbeResult>): Promise<ProbeResult> {
  const [settled] = await Promise.allSettled([look]);
  if (settled.status === 'fulfilled') return settled.value;
  const { reason } = settled;
  const isUnserved = reason instanceof WizardError && reason.code === 'api-kind-unknown';
  return isUnserved ? result(found('fail', aCause('velero-not-installed'))) : answered(look);
}

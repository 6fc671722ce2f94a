import type { ProbeResult } from '../../model/catalogue.ts';
import { isPassing } from '../../model/cloud-passing.ts';
import { WizardError } from '../../model/error.ts';
import { aCause, found } from '../../model/verdict.ts';
import { result } from '../result.ts';

/** What a cloud does not answer is not known: with the reason. What is no answer at all goes on up. */
export async function toldByCloud(look: Promise<ProbeResult>): Promise<ProbeResult> {
  const [settled] = await Promise.allSettled([look]);
  if (settled.status === 'fulfilled') return settled.value;
  const { reason } = settled;
  if (!(reason instanceof WizardError) || reason.kind === 'cluster-unreachable') throw reason;
  const { code, params, evidence } = reason;
  const cause = aCause(code, params, { healsByItself: isPassing(reason) });
  return result(found('unknown', cause), { evidence });
}

import type { ProbeResult } from '../model/catalogue.ts';
import { WizardError } from '../model/error.ts';
import type { Json } from '../model/json.ts';
import { aCause, found, type Found, type Progress, type Raw } from '../model/verdict.ts';

export function result(
  seen: Found,
  more: {
    finds?: { readonly [name: string]: Json };
    progress?: Progress;
    evidence?: readonly Raw[];
    unbroken?: string;
  } = {},
): ProbeResult {
  const { finds = {}, progress, evidence = [], unbroken } = more;
  return {
    ...seen,
    finds,
    ...(progress === undefined ? {} : { progress }),
    ...(unbroken === undefined ? {} : { unbroken }),
    evidence,
  };
}

/**
 * What may not be read, or is not served, is an answer too: `unknown`. A cluster that cannot be reached is not this
 * probe's matter: it goes on up, as then the whole run stands still. So does anything else, which is a bug or an abort.
 */
export async function answered(look: Promise<ProbeResult>): Promise<ProbeResult> {
  const [settled] = await Promise.allSettled([look]);
  if (settled.status === 'fulfilled') return settled.value;
  return unanswered(settled.reason);
}

/** What is said where somebody could not read; throws what is no answer. */
export function unanswered(reason: unknown): ProbeResult {
  if (!(reason instanceof WizardError) || reason.kind === 'cluster-unreachable') throw reason;
  return result(found('unknown', aCause(reason.code, reason.params)), {
    evidence: [{ name: 'error', text: JSON.stringify({ code: reason.code, ...reason.params }) }],
  });
}

/** Evidence as JSON, one entry a line, so that a person can read it too. */
export function jsonEvidence(name: string, rows: readonly unknown[]): Raw {
  return { name, text: rows.map((row) => JSON.stringify(row)).join('\n') };
}

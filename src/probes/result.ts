import type { ProbeResult } from '../model/catalogue.ts';
import { WizardError } from '../model/error.ts';
import type { Json } from '../model/json.ts';
import { aCause, found, type Found, type Progress, type Raw } from '../model/verdict.ts';

/** What the world may still be on its way to: asked again, it may answer otherwise. */
const HEALS = new Set([
  'api-refused',
  'api-reset',
  'api-timeout',
  'api-unavailable',
  'api-not-ready',
  'host-not-found',
]);

export function result(
  seen: Found,
  more: {
    finds?: { readonly [name: string]: Json };
    progress?: Progress;
    evidence?: readonly Raw[];
  } = {},
): ProbeResult {
  const { finds = {}, progress, evidence = [] } = more;
  return { ...seen, finds, ...(progress === undefined ? {} : { progress }), evidence };
}

/**
 * What could not be read is an answer too: refused, reset and too late are `wait`; forbidden, an unknown authority and
 * the like are `unknown`. Anything but a `WizardError` is a bug or an abort and goes on up.
 */
export async function answered(look: Promise<ProbeResult>): Promise<ProbeResult> {
  const [settled] = await Promise.allSettled([look]);
  if (settled.status === 'fulfilled') return settled.value;
  const reason: unknown = settled.reason;
  if (!(reason instanceof WizardError)) throw reason;
  const heals = HEALS.has(reason.code);
  const cause = aCause(reason.code, reason.params, { healsByItself: heals });
  return result(found(heals ? 'wait' : 'unknown', cause), {
    evidence: [{ name: 'error', text: JSON.stringify({ code: reason.code, ...reason.params }) }],
  });
}

/** Evidence as JSON, one entry a line, so that a person can read it too. */
export function jsonEvidence(name: string, rows: readonly unknown[]): Raw {
  return { name, text: rows.map((row) => JSON.stringify(row)).join('\n') };
}

import type { Cause, Params } from '../model/verdict.ts';
import type { Said } from './index.ts';

/** Causes that want the same to be done, together: what to do is said once. */
export type ByRemedy = { readonly remedy: string; readonly says: readonly string[] };

export function byRemedy(
  causes: readonly Cause[],
  words: { said(cause: { code: string; params: Params }): Said },
): readonly ByRemedy[] {
  const all = new Map<string, string[]>();
  for (const { says, remedy } of causes.map((one) => words.said(one))) {
    const same = all.get(remedy);
    if (same === undefined) all.set(remedy, [says]);
    else if (!same.includes(says)) same.push(says);
  }
  return [...all].map(([remedy, says]) => ({ remedy, says }));
}

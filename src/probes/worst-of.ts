import { aCause, VERDICTS, worstVerdict, type Cause, type Found } from '../model/verdict.ts';

/** One answer for several objects: the worst, with its cause first and the rest beside it. Of none it is `unknown`. */
export function worstOf(all: readonly Found[], notes: readonly Cause[] = []): Found {
  const verdict = worstVerdict(all.map((one) => one.verdict));
  const ranked = all.toSorted((a, b) => VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict));
  const causes = together(ranked.flatMap(({ cause, others }) => (cause ? [cause, ...others] : [])));
  const cause = all.length === 0 ? aCause('nothing-expected') : (causes[0] ?? null);
  return {
    verdict,
    cause: verdict === 'pass' ? null : cause,
    others: causes.slice(1),
    notes: together([...all.flatMap((one) => one.notes), ...notes]),
    object: cause?.object ?? (all.length === 1 ? (all[0]?.object ?? null) : null),
  };
}

/** The same said of the same several times is one cause, counted. */
function together(causes: readonly Cause[]): readonly Cause[] {
  const counted = new Map<string, Cause>();
  for (const cause of causes) {
    const key = JSON.stringify([cause.code, cause.params]);
    const before = counted.get(key);
    counted.set(key, before ? { ...before, count: before.count + cause.count } : cause);
  }
  return [...counted.values()];
}

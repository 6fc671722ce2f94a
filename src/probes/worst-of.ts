import { aCause, VERDICTS, worstVerdict, type Cause, type Found } from '../model/verdict.ts';
import { sameCause } from '../readiness/causes/same.ts';
import { isOnItsWay } from '../readiness/seen-at.ts';

/** More than these nobody reads: the evidence holds them all. */
const MOST_OTHERS = 20;
const MOST_NOTES = 50;

/**
 * One answer for several objects: the worst of them. Of the causes of that, what explains most stands first, and the
 * rest beside it. Of none it is `unknown`.
 */
export function worstOf(all: readonly Found[], notes: readonly Cause[] = []): Found {
  const verdict = worstVerdict(all.map((one) => one.verdict));
  const causes = byWeight(all);
  const cause = all.length === 0 ? aCause('nothing-expected') : (causes[0] ?? null);
  return {
    verdict,
    cause: verdict === 'pass' ? null : cause,
    others: causes.slice(1, 1 + MOST_OTHERS),
    notes: together([...all.flatMap((one) => one.notes), ...notes]).slice(0, MOST_NOTES),
    object: cause?.object ?? (all.length === 1 ? (all[0]?.object ?? null) : null),
  };
}

/** The same said of the same several times is one cause, counted. */
export function together(causes: readonly Cause[]): readonly Cause[] {
  const counted = new Map<string, Cause>();
  for (const cause of causes) {
    const key = sameCause(cause);
    const before = counted.get(key);
    counted.set(key, before ? { ...before, count: before.count + cause.count } : cause);
  }
  return [...counted.values()];
}

/**
 * By the worst that a cause leads to; then what is wrong before what only takes its time; then what explains before what
 * it leads to; then by how many it holds.
 */
function byWeight(all: readonly Found[]): readonly Cause[] {
  const places = new Map<string, number>();
  const causes: Cause[] = [];
  for (const { verdict, cause, others } of all) {
    if (cause === null) continue;
    for (const [index, one] of [cause, ...others].entries()) {
      const place =
        VERDICTS.indexOf(verdict) * 4 + (isOnItsWay(one) ? 2 : 0) + (index === 0 ? 0 : 1);
      const key = sameCause(one);
      places.set(key, Math.min(place, places.get(key) ?? place));
      causes.push(one);
    }
  }
  const placeOf = (cause: Cause) => places.get(sameCause(cause)) ?? 0;
  return together(causes).toSorted((a, b) => placeOf(a) - placeOf(b) || b.count - a.count);
}

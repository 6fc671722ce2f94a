import { aCause, VERDICTS, worstVerdict, type Cause, type Found } from '../model/verdict.ts';
import { rowOf } from '../readiness/causes/codes.ts';
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

/** How a cause stands among others: each number decides only where those before it are the same. */
type Weight = readonly number[];

/**
 * By the worst that a cause leads to; then what is wrong before what only takes its time; then what explains before what
 * it leads to, and what explains others before these; then by how many it holds.
 */
function byWeight(all: readonly Found[]): readonly Cause[] {
  const weights = new Map<string, Weight>();
  const causes: Cause[] = [];
  for (const { verdict, cause, others } of all) {
    if (cause === null) continue;
    for (const one of [cause, ...others]) {
      const weight = [
        VERDICTS.indexOf(verdict),
        isOnItsWay(one) ? 1 : 0,
        explainsIn(cause, one) ? 0 : 1,
        rowOf(one.code)?.rank ?? OF_ITS_OWN,
      ];
      const key = sameCause(one);
      const before = weights.get(key);
      if (before === undefined || compare(weight, before) < 0) weights.set(key, weight);
      causes.push(one);
    }
  }
  const weightOf = (cause: Cause) => weights.get(sameCause(cause)) ?? [];
  const counted = together(causes);
  // What was found of one object stands in its order already.
  if (all.length === 1) return counted;
  return counted.toSorted((a, b) => compare(weightOf(a), weightOf(b)) || b.count - a.count);
}

/** What an object says of itself comes after all that lies below objects. */
const OF_ITS_OWN = Number.MAX_SAFE_INTEGER;

/** Whether it explains what was found: it stands first, or it lies below the object as that which stands first. */
function explainsIn(first: Cause, cause: Cause): boolean {
  return cause === first || (rowOf(first.code) !== undefined && rowOf(cause.code) !== undefined);
}

function compare(a: Weight, b: Weight): number {
  const at = a.findIndex((one, index) => one !== b[index]);
  return (a[at] ?? 0) - (b[at] ?? 0);
}

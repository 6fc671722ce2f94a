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
  const counted = new Map<string, Counted>();
  for (const cause of causes) {
    const key = sameCause(cause);
    const before = counted.get(key);
    if (before === undefined) counted.set(key, { cause, count: cause.count });
    else before.count += cause.count;
  }
  return [...counted.values()].map(withCount);
}

type Counted = { readonly cause: Cause; count: number };

function withCount({ cause, count }: Counted): Cause {
  return count === cause.count ? cause : { ...cause, count };
}

/** How a cause stands among others: each number decides only where those before it are the same. */
type Weight = readonly [verdict: number, onItsWay: number, beside: number, rank: number];

/**
 * By the worst that a cause leads to; then what is wrong before what only takes its time; then what explains before what
 * it leads to, and what explains others before these; then by how many it holds.
 */
function byWeight(all: readonly Found[]): readonly Cause[] {
  // Hundreds of workloads have thousands of causes, told several times a second: each is looked at once.
  const counted = new Map<string, Counted & { weight: Weight }>();
  for (const { verdict, cause, others } of all) {
    if (cause === null) continue;
    for (const one of [cause, ...others]) {
      const weight: Weight = [
        VERDICTS.indexOf(verdict),
        isOnItsWay(one) ? 1 : 0,
        explainsIn(cause, one) ? 0 : 1,
        rowOf(one.code)?.rank ?? OF_ITS_OWN,
      ];
      const key = sameCause(one);
      const before = counted.get(key);
      if (before === undefined) counted.set(key, { cause: one, count: one.count, weight });
      else {
        before.count += one.count;
        if (compare(weight, before.weight) < 0) before.weight = weight;
      }
    }
  }
  const causes = [...counted.values()];
  // What was found of one object stands in its order already.
  if (all.length > 1) causes.sort((a, b) => compare(a.weight, b.weight) || b.count - a.count);
  return causes.map(withCount);
}

/** What an object says of itself comes after all that lies below objects. */
const OF_ITS_OWN = Number.MAX_SAFE_INTEGER;

/** Whether it explains what was found: it stands first, or it lies below the object as that which stands first. */
function explainsIn(first: Cause, cause: Cause): boolean {
  return cause === first || (rowOf(first.code) !== undefined && rowOf(cause.code) !== undefined);
}

function compare(a: Weight, b: Weight): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2] || a[3] - b[3];
}

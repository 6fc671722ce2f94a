/** What a probe says: found true, not yet, found false (waiting cannot help), cannot tell. */
export type Verdict = 'pass' | 'wait' | 'fail' | 'unknown';

/** Worst first. `unknown` is worse than `wait`: it is never a pass and says nothing about time. */
export const VERDICTS = ['fail', 'unknown', 'wait', 'pass'] as const satisfies readonly Verdict[];

/** The verdict of several is the worst of them; of none it is `unknown`, as an empty set proves nothing. */
export function worstVerdict(verdicts: readonly Verdict[]): Verdict {
  return VERDICTS.find((verdict) => verdicts.includes(verdict)) ?? 'unknown';
}

/** `kind` may also be Host, File or Program. */
export type ObjectRef = {
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
  readonly apiVersion?: string;
  readonly uid?: string;
};

export type Params = { readonly [name: string]: string | number | boolean };

/** Why a verdict is what it is. `text/` holds a sentence and a remedy for every code, in both languages. */
export type Cause = {
  readonly code: string;
  readonly params: Params;
  readonly object?: ObjectRef;
  readonly count: number;
  /** It goes on by itself once this is no longer so: nothing has to be done again. */
  readonly healsByItself: boolean;
};

/** `cause` is null only on pass. `notes` never change the verdict. */
export type Found = {
  readonly verdict: Verdict;
  readonly cause: Cause | null;
  readonly others: readonly Cause[];
  readonly notes: readonly Cause[];
  readonly object: ObjectRef | null;
};

/** What a probe or an action saw, as text; the executor redacts and stores it. */
export type Raw = { readonly name: string; readonly text: string };

/** `file` is relative to the run's folder; `cut` where the middle was left out. */
export type EvidenceRef = {
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly cut: boolean;
};

export type Progress = {
  readonly done: number;
  readonly of: number | null;
  readonly unit: string;
  readonly perMinute?: number;
  readonly leftMs?: number;
};

/** A cause with the usual defaults: counted once, does not heal by itself. */
export function aCause(
  code: string,
  params: Params = {},
  more: { object?: ObjectRef; count?: number; healsByItself?: boolean } = {},
): Cause {
  const { object, count = 1, healsByItself = false } = more;
  return { code, params, ...(object === undefined ? {} : { object }), count, healsByItself };
}

export function found(verdict: Verdict, cause: Cause | null, notes: readonly Cause[] = []): Found {
  return { verdict, cause, others: [], notes, object: cause?.object ?? null };
}

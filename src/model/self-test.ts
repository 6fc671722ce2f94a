import type { Text } from './catalogue.ts';
import type { JsonObject } from './json.ts';
import type { StepId } from './runbook.ts';

/** A proof whose world is to be broken: what its probe is asked with, all resolved, its secrets left out. */
export type BreakAsk = {
  readonly step: StepId;
  /** Its place in the step's `prove:`. */
  readonly proof: number;
  readonly probe: string;
  readonly with: JsonObject;
};

/** `ready`: the world is as it was in the turn of its step, where a later one has changed it; `rest` takes that back. */
export type BreakTurn = 'ready' | 'break' | 'mend' | 'rest';

/** How the practice range breaks it. */
export type BreakPlan = {
  readonly what: Text;
  /** Codes of causes of which one has to be told. */
  readonly causes: readonly string[];
  /** Parts of the world: what shares one is broken one after the other. `a/b` is a part of `a`. */
  readonly touches: readonly string[];
};

/**
 * What became of one proof in the self-test. `told`: nothing but what a person has told proves it, so there is no world
 * to break. All others but `red` fail the self-test.
 */
export type SelfTestVerdict =
  | 'red'
  | 'told'
  | 'stayed-green'
  | 'only-unknown'
  | 'other-cause'
  | 'not-green-before'
  | 'not-green-again'
  | 'no-break'
  | 'not-exercised';

export type SelfTestRow = {
  readonly step: StepId;
  readonly ref: string;
  readonly proof: number;
  readonly probe: string;
  readonly verdict: SelfTestVerdict;
  /** null where nothing was broken. */
  readonly what: Text | null;
  readonly expected: readonly string[];
  /** The code of what was told last while the world was broken; null where nothing was. */
  readonly seen: string | null;
  /** From the break until the right cause, and from the mend until it passed again. */
  readonly redMs: number | null;
  readonly greenMs: number | null;
};

/** Whether a row lets the self-test pass. */
export function isRight({ verdict }: Pick<SelfTestRow, 'verdict'>): boolean {
  return verdict === 'red' || verdict === 'told';
}

/** How many rows are as they should be. */
export function rightIn(rows: readonly SelfTestRow[]) {
  return { right: rows.filter(isRight).length, of: rows.length };
}

import type { StepState } from '../model/state.ts';

type Is = StepState['is'];

/** The states a step can still leave by skip or override. */
const OPEN = [
  'blocked',
  'ready',
  'your-turn',
  'waiting-on',
  'acting',
  'proving',
  'late',
  'failed',
  'in-doubt',
  'stale',
] as const satisfies readonly Is[];

const UNDOABLE = [
  ...OPEN.filter((is) => is !== 'acting' && is !== 'blocked'),
  'passed',
  'attested',
  'skipped',
  'overridden',
] as const satisfies readonly Is[];

/**
 * Every transition there is (DESIGN §4), each with the events and decisions that make it. `reduce` refuses any other.
 * blocked, not-needed and your-turn are derived from ready: a step that waits for its needs has the record `ready`.
 */
export const TRANSITIONS: readonly { from: readonly Is[]; to: Is; by: readonly string[] }[] = [
  { from: ['ready'], to: 'acting', by: ['step-started'] },
  { from: ['ready'], to: 'rehearsed', by: ['step-rehearsed'] },
  { from: ['ready', 'your-turn'], to: 'passed', by: ['step-adopted'] },
  { from: ['ready'], to: 'your-turn', by: ['by-hand'] },
  { from: ['acting'], to: 'proving', by: ['action-applied'] },
  { from: ['acting'], to: 'failed', by: ['action-failed'] },
  { from: ['acting'], to: 'in-doubt', by: ['action-in-doubt', 'run-resumed'] },
  { from: ['your-turn'], to: 'proving', by: ['done', 'choose', 'target-pinned'] },
  { from: ['your-turn'], to: 'attested', by: ['attest'] },
  { from: ['your-turn'], to: 'waiting-on', by: ['waiting-on'] },
  { from: ['waiting-on'], to: 'your-turn', by: ['waiting-on'] },
  { from: ['waiting-on'], to: 'proving', by: ['done', 'check-again'] },
  { from: ['proving'], to: 'passed', by: ['step-passed'] },
  { from: ['proving'], to: 'failed', by: ['step-failed'] },
  { from: ['proving'], to: 'late', by: ['step-late'] },
  { from: ['late'], to: 'passed', by: ['step-passed'] },
  { from: ['late'], to: 'failed', by: ['step-failed'] },
  { from: ['late'], to: 'proving', by: ['more-time', 'by-hand'] },
  { from: ['late'], to: 'ready', by: ['do-again'] },
  { from: ['failed'], to: 'proving', by: ['check-again', 'by-hand'] },
  { from: ['failed'], to: 'ready', by: ['do-again'] },
  { from: ['in-doubt'], to: 'proving', by: ['verdict-changed', 'check-again', 'by-hand'] },
  { from: ['in-doubt'], to: 'ready', by: ['do-again'] },
  { from: ['passed'], to: 'stale', by: ['value-found', 'verdict-changed'] },
  // A word given for a value that is another by now is no word for the new one.
  { from: ['attested'], to: 'stale', by: ['value-found'] },
  { from: ['stale'], to: 'passed', by: ['step-passed'] },
  { from: ['stale'], to: 'proving', by: ['check-again', 'by-hand'] },
  { from: ['stale'], to: 'ready', by: ['do-again'] },
  { from: OPEN, to: 'skipped', by: ['skip'] },
  { from: OPEN, to: 'overridden', by: ['override'] },
  { from: ['skipped', 'overridden'], to: 'ready', by: ['do-again'] },
  // The machine does what a person was asked for, or again the person what the machine did.
  { from: ['your-turn', 'waiting-on'], to: 'ready', by: ['assist'] },
  { from: ['ready', 'late', 'failed', 'in-doubt', 'stale'], to: 'ready', by: ['by-hand'] },
  { from: ['failed'], to: 'ready', by: ['take-over'] },
  // What it did is removed again; afterwards it is ready, and stays so until somebody says what is to become of it.
  { from: UNDOABLE, to: 'acting', by: ['undo'] },
  { from: ['acting'], to: 'ready', by: ['step-undone'] },
  { from: ['passed', 'attested'], to: 'stale', by: ['step-undone'] },
  { from: ['ready', 'your-turn'], to: 'ready', by: ['do-again'] },
];

export function mayMove(from: Is, to: Is, by: string): boolean {
  return TRANSITIONS.some((row) => row.to === to && row.from.includes(from) && row.by.includes(by));
}

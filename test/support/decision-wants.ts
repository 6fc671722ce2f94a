import type { Decision, DecisionKind } from '../../src/model/event.ts';

type Wants = 'nothing' | 'page' | 'words' | 'name';

/**
 * What each decision wants before it is taken. `nothing`: one key, as it changes nothing but what is looked at or said;
 * `page`: a page of its own, on which the cursor starts elsewhere; `words`: besides, a reason or what it is to be;
 * `name`: besides, the very name of what is at stake.
 */
export const WANTS: { readonly [kind in DecisionKind]: Wants } = {
  tick: 'nothing',
  answer: 'nothing',
  done: 'nothing',
  'check-again': 'nothing',
  'waiting-on': 'nothing',
  go: 'page',
  choose: 'page',
  attest: 'page',
  'by-hand': 'page',
  'do-again': 'page',
  'start-anyway': 'page',
  assist: 'page',
  lease: 'page',
  'clean-up': 'page',
  skip: 'words',
  override: 'words',
  'more-time': 'words',
  correct: 'words',
  'take-over': 'words',
  confirm: 'name',
  pin: 'name',
  undo: 'name',
  abort: 'name',
};

/** What these do wants more than their kind does. */
export function wantsOf({ do: kind, value }: Decision): Wants {
  const choice = JSON.stringify(value ?? null);
  if (kind === 'lease' && choice.includes('"take-over"')) return 'name';
  return kind === 'clean-up' && choice.includes('"keep"') ? 'words' : WANTS[kind];
}

import { decisionsFor } from '../src/core/needs.ts';
import type { DecisionKind } from '../src/model/event.ts';
import type { Params } from '../src/model/verdict.ts';
import type { Place } from './act.ts';
import { keyIdsOf, type KeyId } from './keymap.ts';
import type { Here } from './active-keys.ts';
import type { Words } from './words.ts';
import { stateOf, stepOf } from './view.ts';

/** Why a key does nothing now: a word of `screen.cannot.`, with what it names. */
export type Because = { readonly key: string; readonly params?: Params };

type Rule = {
  readonly id: KeyId;
  /** Where the key is at home; everywhere, where that is not said. */
  readonly at?: readonly Place['at'][];
  readonly because: (here: Here) => Because;
};

const say = (key: string) => () => ({ key });
const LISTS: readonly Place['at'][] = [
  'outline',
  'step',
  'values',
  'go',
  'exact',
  'cluster',
  'door',
];
const OF_A_STEP: readonly KeyId[] = [
  'check-again',
  'do-again',
  'more-time',
  'by-hand',
  'waiting-on',
  'skip',
  'correct',
  'assist',
  'undo',
  'take-over',
];

/** Keys that stand on a page and can't be used at every moment, each with the reason. A key that always works has no row. */
const RULES: readonly Rule[] = [
  { id: 'open', at: LISTS, because: say('nothing-to-open') },
  { id: 'copy', at: LISTS, because: say('nothing-to-copy') },
  { id: 'tick', at: ['step'], because: say('nothing-to-tick') },
  { id: 'fold', at: ['outline'], because: say('no-section') },
  {
    id: 'go',
    at: ['outline'],
    because: ({ view }) => ({
      key: view.needs.some((need) => need.is === 'go') ? 'no-go-here' : 'no-go',
    }),
  },
  ...OF_A_STEP.map((id): Rule => ({ id, at: ['step'], because: (here) => ofStep(here, id) })),
  { id: 'log', at: ['step'], because: say('no-output') },
  { id: 'follow', at: ['log', 'events', 'pod-log'], because: say('fits') },
  { id: 'next', because: say('no-need') },
  {
    id: 'cluster',
    because: ({ view }) => ({ key: view.state.phase === 'open' ? 'no-cluster' : 'run-over' }),
  },
  { id: 'door', because: say('no-door') },
  { id: 'queue', because: say('run-over') },
  { id: 'abort', because: say('run-over') },
];

/** Said where the key is pressed; in the help they would only take room. */
const WHEN_PRESSED: readonly Rule[] = [
  { id: 'back', at: ['outline', 'end', 'clean-up'], because: say('outermost') },
  { id: 'open', because: say('nothing-to-open') },
  { id: 'copy', because: say('nothing-to-copy') },
  { id: 'open-url', because: say('no-address') },
  { id: 'editor', because: say('nothing-to-write') },
  { id: 'move', because: say('fits') },
  { id: 'page', because: say('fits') },
  { id: 'first', because: say('fits') },
  { id: 'last', because: say('fits') },
];

/** Why `id` does nothing on this page; undefined where it is not at home. */
export function cannot(here: Here, id: KeyId): Because | undefined {
  return ruled(here, id, RULES);
}

function ruled(here: Here, id: KeyId, rules: readonly Rule[]): Because | undefined {
  const { at } = here.active.spot.place;
  // It leads to where one is.
  if (id === at) return undefined;
  const rule = rules.find((one) => one.id === id && (one.at?.includes(at) ?? true));
  return rule?.because(here);
}

/** What is said of a key that was pressed and does nothing; undefined where it is none of the wizard's keys. */
export function whyNothing(here: Here, name: string): string | undefined {
  const ids = keyIdsOf(name);
  if (ids.length === 0) return undefined;
  const why = ids.flatMap((id) => ruled(here, id, [...RULES, ...WHEN_PRESSED]) ?? [])[0];
  const isPlace = ids.some((id) => id === here.active.spot.place.at);
  const { words } = here;
  const shown = name.length === 1 ? name : words.t(`key.name.${name}`);
  return notNow(words, shown, why ?? { key: isPlace ? 'already' : 'not-here' });
}

/** The keys of the page that do nothing now, in the order of the table. */
export function unusable(here: Here, keys: ReadonlyMap<KeyId, unknown>): readonly KeyId[] {
  const ids = RULES.map((rule) => rule.id).filter((id) => !keys.has(id));
  return ids.filter((id) => cannot(here, id) !== undefined);
}

/** `g: nothing waits for a go.` */
export function notNow(words: Words, name: string, { key, params }: Because): string {
  return words.t('cannot.key', { key: name, why: words.t(`cannot.${key}`, params) });
}

const DECISION: { readonly [id in KeyId]?: DecisionKind } = {
  assist: 'assist',
  undo: 'undo',
  'take-over': 'take-over',
};

function ofStep({ view, words, active }: Here, id: KeyId): Because {
  const { place } = active.spot;
  if (view.state.phase !== 'open') return { key: 'run-over' };
  const step = place.at === 'step' ? stepOf(view, place.step) : undefined;
  if (step === undefined) return { key: 'run-over' };
  const state = stateOf(view, step.id);
  const kind = DECISION[id];
  const isTheirs = kind === undefined || decisionsFor(step, state, view.state).includes(kind);
  if (kind === 'assist' && isTheirs) return { key: 'not-offered' };
  if (kind === 'undo') return { key: 'nothing-to-undo' };
  if (kind === 'take-over') return { key: 'nobody-owns' };
  return { key: 'step', params: { state: words.t(`state.${state.is}`) } };
}

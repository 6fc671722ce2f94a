/**
 * Every key of the run's screens, once: the reducer looks keys up here, the footer and the help are made from it.
 * The order is that of the footer. A key does something only where the page on the screen names its id.
 */
export const KEYMAP = [
  { id: 'move', keys: ['up', 'down', 'k', 'j'], label: 'updown', group: 'move' },
  { id: 'open', keys: ['enter'], label: 'enter', group: 'move' },
  { id: 'tick', keys: ['space'], label: 'space', group: 'step' },
  { id: 'fold', keys: ['left', 'right'], label: 'leftright', group: 'move' },
  { id: 'go', keys: ['g'], label: 'g', group: 'step' },
  { id: 'check-again', keys: ['c'], label: 'c', group: 'step' },
  { id: 'do-again', keys: ['r'], label: 'r', group: 'step' },
  { id: 'more-time', keys: ['m'], label: 'm', group: 'step' },
  { id: 'by-hand', keys: ['h'], label: 'h', group: 'step' },
  { id: 'next', keys: ['n'], label: 'n', group: 'move' },
  { id: 'queue', keys: ['i'], label: 'i', group: 'look' },
  { id: 'assist', keys: ['a'], label: 'a', group: 'step' },
  { id: 'waiting-on', keys: ['w'], label: 'w', group: 'step' },
  { id: 'skip', keys: ['s'], label: 's', group: 'step' },
  { id: 'correct', keys: ['e'], label: 'e', group: 'step' },
  { id: 'undo', keys: ['u'], label: 'u', group: 'step' },
  { id: 'take-over', keys: ['T'], label: 'T', group: 'step' },
  { id: 'times', keys: ['T'], label: 'T', group: 'look' },
  { id: 'copy', keys: ['y'], label: 'y', group: 'step' },
  { id: 'wrap', keys: ['w'], label: 'w', group: 'look' },
  { id: 'log', keys: ['l'], label: 'l', group: 'look' },
  { id: 'follow', keys: ['end'], label: 'end', group: 'look' },
  { id: 'only-open', keys: ['f'], label: 'f', group: 'look' },
  { id: 'search', keys: ['/'], label: '/', group: 'look' },
  { id: 'cluster', keys: ['p'], label: 'p', group: 'look' },
  { id: 'exact', keys: ['d'], label: 'd', group: 'step' },
  { id: 'door', keys: ['d'], label: 'd', group: 'look' },
  { id: 'values', keys: ['v'], label: 'v', group: 'look' },
  { id: 'events', keys: ['t'], label: 't', group: 'look' },
  { id: 'open-url', keys: ['o'], label: 'o', group: 'step' },
  { id: 'editor', keys: ['ctrl-x', 'E'], label: 'ctrl-x', group: 'step' },
  { id: 'pager', keys: ['P'], label: 'P', group: 'look' },
  { id: 'shell', keys: ['!'], label: '!', group: 'look' },
  { id: 'back', keys: ['esc'], label: 'esc', group: 'move' },
  { id: 'clock', keys: ['C'], label: 'C', group: 'look' },
  { id: 'page', keys: ['pageup', 'pagedown'], label: 'pages', group: 'move' },
  { id: 'abort', keys: ['x'], label: 'x', group: 'run' },
  { id: 'leave', keys: ['q'], label: 'q', group: 'run' },
  { id: 'menu', keys: ['left'], label: 'left', group: 'move' },
  { id: 'help', keys: ['?'], label: '?', group: 'run' },
  { id: 'language', keys: ['L'], label: 'L', group: 'run' },
  { id: 'first', keys: ['home'], label: 'home', group: 'move' },
  { id: 'last', keys: ['end'], label: 'end', group: 'move' },
] as const satisfies readonly KeyEntry[];

type KeyEntry = {
  readonly id: string;
  /** Names as `key-press.ts` gives them. */
  readonly keys: readonly string[];
  /** How the key is written; `screen.key.name.<label>` has a word for the long ones. */
  readonly label: string;
  readonly group: 'move' | 'step' | 'look' | 'run';
};

export type KeyId = (typeof KEYMAP)[number]['id'];
export type KeyGroup = KeyEntry['group'];

/** What these do goes by the row under the cursor. */
export const OF_THE_ROW: readonly KeyId[] = ['open', 'tick', 'fold', 'copy', 'go', 'open-url'];

/** What a key may stand for. On different pages it may be different things: of those that work there, the first one counts. */
export function keyIdsOf(name: string): readonly KeyId[] {
  return KEYMAP.filter((one) => one.keys.some((key) => key === name)).map((one) => one.id);
}

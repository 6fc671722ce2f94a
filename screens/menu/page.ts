import { activeKeys } from '../active-keys.ts';
import type { Act } from '../act.ts';
import type { KeyId } from '../keymap.ts';
import { lineOf, span, wrapLines } from '../line.ts';
import { nameOf } from '../look/help-rows.ts';
import { pageOf, type Page } from '../page.ts';
import { keyLabel } from '../parts/key-label.ts';
import { BLANK_ROW, choiceRows, GUTTER, titleRows } from '../parts/rows.ts';
import type { Scene } from '../scene.ts';
import { padEnd } from '../width.ts';
import type { Words } from '../words.ts';

/** Keys that every keyboard sends whatever input method is on: nobody looks for them here. */
const NOT_LISTED: readonly KeyId[] = [
  'move',
  'open',
  'back',
  'page',
  'first',
  'last',
  'fold',
  'menu',
];
const COLUMN = 8;

/**
 * All that the keys do on the page below, one a row: an input method swallows letters, arrows and Enter come through.
 * It opens without moving the cursor there, as what a key does depends on where that stands.
 */
export function menuPage(scene: Scene): Page {
  const { words, below } = scene;
  const keys = below === undefined ? [] : [...activeKeys(below)];
  const listed = keys.filter(([id]) => !NOT_LISTED.includes(id));
  const first = listed[0];
  return pageOf({
    head: [...titleRows(scene, words.t('menu.title'), '', 'dim'), BLANK_ROW],
    rows: listed.flatMap(([id, act]) => menuRow(scene, id, act)),
    start: first === undefined ? null : rowOf(first[0]),
    // Help is wanted for the page, not for its menu.
    keys: { help: { do: 'below', act: { do: 'open', place: { at: 'help' } } } },
  });
}

function menuRow(scene: Scene, id: KeyId, act: Act) {
  const { words, below } = scene;
  const label = below === undefined ? id : keyLabel(below, id, act);
  const says = words.t(`help.key.${label}`);
  const text = act.do === 'copy' ? `${says}: ${firstLine(act.text, words)}` : says;
  const lines = wrapLines(text, scene.width - GUTTER - COLUMN).map((line, index) => [
    ...lineOf(span(padEnd(index === 0 ? nameOf(id, words) : '', COLUMN), 'key')),
    ...line,
  ]);
  return choiceRows(rowOf(id), lines, { enter: { do: 'below', act } });
}

/** A whole object would push all else that can be done out of sight. */
function firstLine(text: string, { glyphs }: Words): string {
  const [first = '', ...more] = text.split('\n');
  return more.length === 0 ? first : `${first} ${glyphs.ellipsis}`;
}

function rowOf(id: KeyId): string {
  return `key ${id}`;
}

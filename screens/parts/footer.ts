import type { Act } from '../act.ts';
import { activeKeys } from '../active-keys.ts';
import { KEYMAP, type KeyId } from '../keymap.ts';
import { clipLine, lineOf, lineWidth, span, type Line } from '../line.ts';
import { focusable } from '../page.ts';
import type { Stage } from '../stage.ts';
import { topSpot } from '../ui.ts';
import { eventText } from './event-line.ts';
import { keyLabel } from './key-label.ts';
import { keyName } from './key-name.ts';

/** The last event, or what came of the last key. */
export function newsLine(stage: Stage): Line {
  const { ui, view, words, size } = stage;
  const { ellipsis } = words.glyphs;
  if (ui.notice !== null) {
    const { says, remedy, bad } = ui.notice;
    return clipLine(
      [span(words.sentences(says, remedy), bad ? 'bad' : 'plain')],
      size.columns,
      ellipsis,
    );
  }
  const last = view.events.at(-1);
  if (last === undefined) return [];
  const { ref, text, tone } = eventText(last, view, words);
  const time = size.columns < 60 ? '' : `${words.time(last.at)} `;
  return clipLine(
    lineOf(span(time, 'dim'), ref === '' ? '' : `${ref}  `, span(text, tone)),
    size.columns,
    ellipsis,
  );
}

/** Below this the way back, which is the same everywhere, leaves its place to what the page does. */
const WIDE = 60;

/** The keys that work now, as many as there is room for; the menu of the rest, help and the way back are always among them. */
export function keysLine(stage: Stage): Line {
  const { words, size } = stage;
  const keys = activeKeys(stage);
  const ids = inOrder(stage, [...keys.keys()]).filter((id) => id !== 'move' || movable(stage));
  const all = ids.map((id) => keyWords(stage, id, keys.get(id)));
  const isKept = (id: KeyId | undefined) =>
    id === 'menu' || id === 'help' || (id === 'back' && size.columns >= WIDE);
  const kept = all.filter((_, index) => isKept(ids[index]));
  const line: Line[] = [];
  let used = kept.reduce((sum, label) => sum + lineWidth(label) + 2, -2);
  for (const [index, label] of all.entries()) {
    if (isKept(ids[index])) continue;
    const cells = lineWidth(label) + 2;
    if (used + cells > size.columns) continue;
    line.push(label);
    used += cells;
  }
  const spaced = [...line, ...kept].flatMap((label, index) =>
    index === 0 ? label : [span('  '), ...label],
  );
  return clipLine(spaced, size.columns, words.glyphs.ellipsis);
}

const GIVES_WAY: readonly KeyId[] = ['language', 'first', 'last'];

/**
 * What a page does of its own comes before all that works anywhere: it is what one came for. On the outline most works
 * anywhere. The language gives way: who can read this needs it least; and so do the keys that everybody tries anyway.
 */
function inOrder({ ui, active }: Stage, ids: readonly KeyId[]): readonly KeyId[] {
  const rest = ids.toSorted((a, b) => GIVES_WAY.indexOf(a) - GIVES_WAY.indexOf(b));
  if (topSpot(ui).place.at === 'outline') return rest;
  const own: readonly string[] = ['move', 'open', 'tick', 'copy', ...Object.keys(active.page.keys)];
  return [...rest.filter((id) => own.includes(id)), ...rest.filter((id) => !own.includes(id))];
}

/** Nothing to choose and nothing out of sight: the arrows do nothing. */
function movable({ active: { page, port } }: Stage): boolean {
  return focusable(page).length > 1 || port.body.length > port.height;
}

function keyWords(stage: Stage, id: KeyId, act: Act | undefined): Line {
  const { words } = stage;
  const entry = KEYMAP.find((one) => one.id === id);
  if (entry === undefined) return [];
  const label = words.t(`key.${keyLabel(stage, id, act)}`);
  return lineOf(span(keyName(entry, words), 'key'), ` ${label}`);
}

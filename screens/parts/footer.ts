import type { Act } from '../act.ts';
import { activeKeys } from '../active-keys.ts';
import { ONLY_WRONG } from '../cluster/filter.ts';
import { KEYMAP, type KeyId } from '../keymap.ts';
import { clipLine, lineOf, lineWidth, span, type Line } from '../line.ts';
import { focusable, focusedRow } from '../page.ts';
import type { Stage } from '../stage.ts';
import { isAtCluster, isDoor, topSpot } from '../ui.ts';
import { eventText } from './event-line.ts';
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

/** The keys that work now, as many as there is room for; help is always among them. */
export function keysLine(stage: Stage): Line {
  const { words, size } = stage;
  const keys = activeKeys(stage);
  const ids = inOrder(stage, [...keys.keys()]).filter((id) => id !== 'move' || movable(stage));
  const all = ids.map((id) => keyLabel(stage, id, keys.get(id)));
  const helpAt = ids.indexOf('help');
  const help = helpAt === -1 ? [] : (all[helpAt] ?? []);
  const line: Line[] = [];
  let used = lineWidth(help);
  for (const [index, label] of all.entries()) {
    if (index === helpAt) continue;
    const cells = lineWidth(label) + 2;
    if (used + cells > size.columns) continue;
    line.push(label);
    used += cells;
  }
  const kept = helpAt === -1 ? line : [...line, help];
  const spaced = kept.flatMap((label, index) => (index === 0 ? label : [span('  '), ...label]));
  return clipLine(spaced, size.columns, words.glyphs.ellipsis);
}

/**
 * Where one looks at the cluster or the front door, the keys that look closer and those that lead back come before all that work anywhere.
 * Elsewhere only the language gives way: who can read this needs it least.
 */
function inOrder({ ui, active }: Stage, ids: readonly KeyId[]): readonly KeyId[] {
  if (!isAtCluster(ui) && !isDoor(topSpot(ui).place))
    return ids.toSorted((a, b) => Number(a === 'language') - Number(b === 'language'));
  const own: readonly string[] = ['move', 'open', 'back', 'copy', ...Object.keys(active.page.keys)];
  return [...ids.filter((id) => own.includes(id)), ...ids.filter((id) => !own.includes(id))];
}

/** Nothing to choose and nothing out of sight: the arrows do nothing. */
function movable({ active: { page, port } }: Stage): boolean {
  return focusable(page).length > 1 || port.body.length > port.height;
}

function keyLabel(stage: Stage, id: KeyId, act: Act | undefined): Line {
  const { words } = stage;
  const entry = KEYMAP.find((one) => one.id === id);
  if (entry === undefined) return [];
  const label = words.t(`key.${labelOf(stage, id, act)}`);
  return lineOf(span(keyName(entry, words), 'key'), ` ${label}`);
}

/** The same key has another word where it does another thing: in a field, and where a wait is taken back. */
function labelOf(stage: Stage, id: KeyId, act: Act | undefined): string {
  if (id === 'open' && typingIn(stage)) return 'take';
  if (id === 'waiting-on' && act?.do === 'decide') return 'taken-back';
  if (id === 'open' && act?.do === 'copy') return 'copy-value';
  if (act?.do === 'across') return 'cell';
  if (act?.do === 'flag' && act.name === ONLY_WRONG)
    return isDoor(topSpot(stage.ui).place) ? 'only-not-right' : 'only-wrong';
  if (id !== 'log' && id !== 'events') return id;
  const place = act?.do === 'open' ? act.place.at : undefined;
  return place === 'pod-log' || place === 'object-events' ? place : id;
}

function typingIn(stage: Stage): boolean {
  const { page, port } = stage.active;
  return focusedRow(page, port.focus)?.field !== undefined;
}

import { KEYMAP, type KeyId } from '../keymap.ts';
import { clipLine, lineOf, lineWidth, span, type Line } from '../line.ts';
import { focusedRow } from '../page.ts';
import type { Stage } from '../stage.ts';
import { eventText } from './event-line.ts';
import { keyName } from './key-name.ts';

/** The last event, or what came of the last key. */
export function newsLine(stage: Stage): Line {
  const { ui, view, words, size } = stage;
  const { ellipsis } = words.glyphs;
  if (ui.notice !== null) {
    const { says, remedy, bad } = ui.notice;
    return clipLine(
      [span(`${says} ${remedy}`.trim(), bad ? 'bad' : 'plain')],
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
  const all = activeKeys(stage).map((id) => keyLabel(stage, id));
  const helpAt = activeKeys(stage).indexOf('help');
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

/** Ids of the keys that do something on the page, in the keymap's order. */
export function activeKeys(stage: Stage): readonly KeyId[] {
  const { page, port } = stage.active;
  const row = focusedRow(page, port.focus);
  const typing = row?.field !== undefined;
  const home = stage.ui.spots.length === 1;
  return KEYMAP.map((one) => one.id).filter((id) => {
    switch (id) {
      case 'move':
        return page.keys.move !== undefined;
      case 'open':
        return row?.enter !== undefined;
      case 'tick':
        return row?.space !== undefined;
      case 'copy':
        return !typing && row?.copy !== undefined;
      case 'page':
        return port.body.length > port.height;
      case 'back':
        return !home || page.keys.back !== undefined;
      case 'next':
        return !typing && stage.view.needs.length > 0;
      case 'help':
      case 'language':
        return !typing;
      default:
        return !typing && page.keys[id] !== undefined;
    }
  });
}

function keyLabel(stage: Stage, id: KeyId): Line {
  const { words } = stage;
  const entry = KEYMAP.find((one) => one.id === id);
  if (entry === undefined) return [];
  const label = words.t(`key.${id === 'open' && typingIn(stage) ? 'take' : id}`);
  return lineOf(span(keyName(entry, words), 'key'), ` ${label}`);
}

function typingIn(stage: Stage): boolean {
  const { page, port } = stage.active;
  return focusedRow(page, port.focus)?.field !== undefined;
}

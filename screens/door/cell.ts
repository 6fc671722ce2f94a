import type { DoorCell, DoorTableRow } from '../../src/model/front-door.ts';
import { cellWord, leftText } from '../../src/text/door-words.ts';
import { span, type Line } from '../line.ts';
import type { Scene } from '../scene.ts';
import { markOfVerdict, type Mark } from '../theme.ts';

/** What has passed is looked at again every minute: what was not for so long is not looked at any more. */
const STALE_AFTER_MS = 3 * 60_000;

const STALE: Mark = { glyph: '~', tone: 'dim' };

export function isStale({ view }: Scene, { at }: DoorCell): boolean {
  return view.now - at > STALE_AFTER_MS;
}

/** The verdict of a cell as it may be shown: what is right was so a while ago, where it is not looked at any more. */
export function markOfCell(scene: Scene, cell: DoorCell): Mark {
  if (cell.verdict === 'pass' && isStale(scene, cell)) return STALE;
  return markOfVerdict(cell.verdict, scene.words.glyphs);
}

/** Its cells that count, all together. */
export function markOfRow(scene: Scene, row: DoorTableRow): Mark {
  return isStaleRow(scene, row) ? STALE : markOfVerdict(row.verdict, scene.words.glyphs);
}

export function isStaleRow(scene: Scene, { verdict, cells }: DoorTableRow): boolean {
  return verdict === 'pass' && cells.some((cell) => cell.aside !== true && isStale(scene, cell));
}

/** `✓ new 2/2`, `old 4m`: what only informs needs no mark beside its word. */
export function cellLine(scene: Scene, cell: DoorCell | undefined, picked = false): Line {
  if (cell === undefined) return [span('-', 'dim')];
  const { glyph, tone } = markOfCell(scene, cell);
  const isPlain = tone === 'good';
  return [
    ...(cell.aside === true && tone !== 'dim' ? [] : [span(`${glyph} `, tone)]),
    span(cellText(scene, cell), picked ? 'strong' : isPlain ? 'plain' : tone),
  ];
}

/** Its word, and for how long an old answer may still be given out. */
export function cellText({ view, words }: Scene, cell: DoorCell): string {
  const word = cellWord(cell, words.texts);
  const left = (cell.until ?? 0) - view.now;
  return left > 0 ? `${word} ${leftText(left)}` : word;
}

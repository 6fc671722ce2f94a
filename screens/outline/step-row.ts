import type { BookStep } from '../../src/model/book.ts';
import type { Act } from '../act.ts';
import { BLANK, span } from '../line.ts';
import { lateRow, type Row } from '../page.ts';
import { provedWord } from '../parts/proved.ts';
import { isLooking, stepNote } from '../parts/step-note.ts';
import { isNarrow, type Scene } from '../scene.ts';
import { markOfState, type Mark } from '../theme.ts';
import { needOf, stateOf, type View } from '../view.ts';
import type { Words } from '../words.ts';
import { placeOfNeed } from './needs.ts';
import { outlineRow } from './row.ts';
import { isActive } from './section-summary.ts';

export function stepRows(scene: Scene, step: BookStep): readonly Row[] {
  const { view } = scene;
  const need = needOf(view, step.id);
  const place = need === undefined ? { at: 'step' as const, step: step.id } : placeOfNeed(need);
  const enter: Act = { do: 'open', place };
  // Only what is active may take a second row, in one column.
  if (isNarrow(scene) && isActive(view, step)) return drawn(scene, step, enter);
  const line = () => drawn(scene, step, enter)[0]?.line ?? BLANK;
  return [lateRow(`step ${step.id}`, enter, line)];
}

function drawn(scene: Scene, step: BookStep, enter: Act): readonly Row[] {
  const { view, words } = scene;
  const note = stepNote(view, step.id, words);
  const proved = provedWord(scene, step.id);
  return outlineRow(scene, {
    row: `step ${step.id}`,
    indent: isNarrow(scene) ? 2 : 4,
    mark: stepMark(view, step, words),
    ref: step.ref,
    title: span(words.show(step.title, view.scope)),
    note,
    ...(proved === undefined ? {} : { count: proved }),
    keepNote: isActive(view, step),
    enter,
  });
}

/** A step that waits for a typed word needs the operator, whatever its state is called. */
function stepMark(view: View, step: BookStep, words: Words): Mark {
  const state = stateOf(view, step.id);
  const need = needOf(view, step.id)?.is;
  if (need === 'confirm' || need === 'undone') return { glyph: '!', tone: 'warn' };
  if (state.is === 'your-turn' && isLooking(view, step.id)) return { glyph: '*', tone: 'work' };
  return markOfState(state.is, words.glyphs);
}

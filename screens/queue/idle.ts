import { nextForPerson } from '../../src/core/queue.ts';
import { clockNow, forecastFrom } from '../clock-now.ts';
import { clock, duration } from '../duration.ts';
import { lineOf, span, wrapLines } from '../line.ts';
import { outlineRow } from '../outline/row.ts';
import type { Row } from '../page.ts';
import { choiceRows, GUTTER, paragraph, section, textRow } from '../parts/rows.ts';
import { stepNote } from '../parts/step-note.ts';
import type { Scene } from '../scene.ts';
import { markOfState } from '../theme.ts';
import { stateOf } from '../view.ts';

/** Nobody is needed: what is at work in their place, what will need them next, and when all of it is over. */
export function idleRows(scene: Scene): readonly Row[] {
  const { words } = scene;
  const work = workRows(scene);
  return [
    ...paragraph(scene, words.t('queue.empty')),
    ...section(
      work.length > 0
        ? [textRow(span(words.t('queue.atWork'), 'dim')), ...work]
        : paragraph(scene, words.t('queue.noWork'), 'dim'),
    ),
    ...section(nextRows(scene)),
    ...section(forecastRows(scene)),
  ];
}

function workRows(scene: Scene): readonly Row[] {
  const { view, words } = scene;
  return [...view.book.steps.values()].flatMap((step) => {
    const { is } = stateOf(view, step.id);
    if (is !== 'acting' && is !== 'proving' && is !== 'late') return [];
    return outlineRow(scene, {
      row: `work ${step.id}`,
      mark: markOfState(is, words.glyphs),
      ref: step.ref,
      title: span(words.show(step.title, view.scope)),
      note: stepNote(view, step.id, words),
      keepNote: true,
      enter: { do: 'open', place: { at: 'step', step: step.id } },
    });
  });
}

function nextRows(scene: Scene): readonly Row[] {
  const { view, words } = scene;
  const next = nextForPerson(view.book, view.state, forecastFrom(view));
  const step = next === null ? undefined : view.book.steps.get(next.step);
  const title = textRow(span(words.t('queue.next'), 'dim'));
  if (next === null || step === undefined)
    return [title, { line: lineOf('  ', words.t('queue.nextNone')) }];
  const named = { ref: step.ref, title: words.show(step.title, view.scope) };
  const text =
    next.inMs === 0
      ? words.t('queue.nextUnknown', named)
      : words.t('queue.nextIn', { ...named, time: duration(next.inMs, words.lang) });
  return [
    title,
    ...choiceRows(`next ${step.id}`, wrapLines(text, scene.width - GUTTER), {
      enter: { do: 'open', place: { at: 'step', step: step.id } },
    }),
  ];
}

function forecastRows(scene: Scene): readonly Row[] {
  const { view, words } = scene;
  const found = clockNow(view);
  if (found === null) return [];
  const begun = view.state.outageStartedAt ?? view.state.startedAt;
  const text = words.t(found.isLeast ? 'header.forecastLeast' : 'header.forecast', {
    time: clock(view.now - begun + found.leftMs, false),
  });
  return paragraph(scene, text);
}

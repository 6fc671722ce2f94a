import {
  awaitedOf,
  queueOf,
  type Awaited,
  type Queued,
  type Waiting,
} from '../../src/core/queue.ts';
import { clockNow } from '../clock-now.ts';
import { duration } from '../duration.ts';
import { span, wrapLines, type Span } from '../line.ts';
import { needText, placeOfNeed, rowOfNeed } from '../outline/needs.ts';
import { outlineRow } from '../outline/row.ts';
import { pageOf, type Page, type Row } from '../page.ts';
import { BLANK_ROW, GUTTER, section, textRow, titleRows } from '../parts/rows.ts';
import { isNarrow, type Scene } from '../scene.ts';
import { markOfState, type Mark } from '../theme.ts';
import { stepOf } from '../view.ts';
import type { Words } from '../words.ts';
import type { Need } from '../../src/model/run.ts';
import { idleRows } from './idle.ts';

/** Where the words below a row begin, under its title. */
const INDENT = 9;
const UNNAMED = 2;

/** Everything that needs the operator, what holds up most first, with since when; then who else is waited for. */
export function queuePage(scene: Scene): Page {
  const { view, words } = scene;
  const chain = clockNow(view)?.chain ?? [];
  const queue = queueOf(view.book, view.state, view.needs, chain);
  const awaited = awaitedOf(view.book, view.state, chain);
  const rows = queue.flatMap((one) => queuedRows(scene, one));
  return pageOf({
    head: [
      ...titleRows(
        scene,
        words.t('queue.title'),
        words.t('queue.count', { count: queue.length }),
        queue.length > 0 ? 'warn' : 'dim',
      ),
      BLANK_ROW,
    ],
    rows: [
      ...(rows.length > 0 ? rows : idleRows(scene)),
      ...(awaited.length === 0
        ? []
        : section([
            textRow(span(words.t('queue.others'), 'dim')),
            ...awaited.flatMap((one) => awaitedRows(scene, one)),
          ])),
    ],
    start: rows.find((one) => one.row !== undefined)?.row ?? null,
  });
}

function queuedRows(scene: Scene, queued: Queued): readonly Row[] {
  const { words } = scene;
  const { need } = queued;
  const row = `queued ${rowOfNeed(need)}`;
  const named = titleOf(scene, need);
  const note = span(words.t(`queue.is.${need.is}`), need.is === 'failed' ? 'bad' : 'warn');
  return [
    ...outlineRow(scene, {
      row,
      mark: markOf(need, words),
      ...named,
      note,
      enter: { do: 'open', place: placeOfNeed(need) },
    }),
    ...effectRows(scene, row, queued, note, named.ref === '' ? UNNAMED : INDENT),
  ];
}

function titleOf(
  scene: Scene,
  need: Need,
): { readonly ref: string; readonly title: Row['line'][0] } {
  const { view, words } = scene;
  if (need.is === 'go') {
    const found = view.book.runbook.sections.find((one) => one.id === need.section);
    return { ref: found?.ref ?? '', title: span(words.show(found?.title, view.scope)) };
  }
  const step = need.step === null ? undefined : stepOf(view, need.step);
  return step === undefined
    ? { ref: '', title: span(needText(view, need, words)) }
    : { ref: step.ref, title: span(words.show(step.title, view.scope)) };
}

function markOf(need: Need, words: Words): Mark {
  const { is } = need;
  return is === 'failed' || is === 'in-doubt' || is === 'stale'
    ? markOfState(is, words.glyphs)
    : { glyph: '!', tone: 'warn' };
}

function awaitedRows(scene: Scene, awaited: Awaited): readonly Row[] {
  const { view, words } = scene;
  const step = stepOf(view, awaited.step);
  const row = `awaited ${awaited.step}`;
  const time = awaited.since === null ? '' : words.time(awaited.since);
  const note = span(words.t('queue.whom', { whom: awaited.whom, time }));
  return [
    ...outlineRow(scene, {
      row,
      mark: markOfState('waiting-on', words.glyphs),
      ref: step?.ref ?? '',
      title: span(words.show(step?.title, view.scope)),
      note,
      enter: { do: 'open', place: { at: 'step', step: awaited.step } },
    }),
    ...effectRows(scene, row, awaited, note, INDENT),
  ];
}

/** Since when, and what it costs that nobody has done it; in one column the note stands there too. */
function effectRows(
  scene: Scene,
  row: string,
  waiting: Waiting,
  note: Span,
  wide: number,
): readonly Row[] {
  const { view, words } = scene;
  const { since, holdsUp, onChain } = waiting;
  const parts = [
    ...(isNarrow(scene) ? [note.text] : []),
    ...(since === null
      ? []
      : [words.t('queue.since', { time: duration(Math.max(0, view.now - since), words.lang) })]),
    holdsUp === 0 ? words.t('queue.holdsNone') : words.t('queue.holds', { count: holdsUp }),
    ...(onChain ? [words.t('queue.onChain')] : []),
  ];
  const indent = isNarrow(scene) ? UNNAMED : wide;
  const tone = onChain ? 'plain' : 'dim';
  return wrapLines(parts.join(words.glyphs.dot), scene.width - GUTTER - indent, tone).map(
    (line) => ({ line: [span(' '.repeat(indent)), ...line], of: row }),
  );
}

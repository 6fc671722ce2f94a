import type { LogTail, ObjectEvent } from '../../src/model/overview.ts';
import type { Cause, ObjectRef } from '../../src/model/verdict.ts';
import { visible } from '../../src/text/visible.ts';
import { lineOf, span, wrapLines } from '../line.ts';
import { pageOf, type Page, type Row } from '../page.ts';
import { causeRows } from '../parts/proofs.ts';
import { BLANK_ROW, paragraph, textRow, titleRows } from '../parts/rows.ts';
import type { Scene } from '../scene.ts';
import type { Read } from '../ui.ts';
import { padEnd, widthOf } from '../width.ts';
import { objectRow, objectTitle } from './names.ts';
import { keysOf } from './object-rows.ts';

const TIME = 9;

/** The last lines of each container of a pod, of the one before where it was restarted. */
export function podLogPage(scene: Scene, object: ObjectRef): Page {
  const { words, ui } = scene;
  const { events } = keysOf(object);
  return readPage(scene, object, 'log', ui.log, tailRows, {
    follow: { do: 'follow' },
    ...(events === undefined ? {} : { events }),
  });

  function tailRows(tails: readonly LogTail[]): readonly Row[] {
    return tails.flatMap(({ container, previous, text }, index) => [
      ...(index === 0 ? [] : [BLANK_ROW]),
      textRow(span(words.t(`cluster.log.${previous ? 'before' : 'now'}`, { container }), 'strong')),
      ...logLines(scene, text),
    ]);
  }
}

/** The events of an object, newest first. */
export function objectEventsPage(scene: Scene, object: ObjectRef): Page {
  const { log } = keysOf(object);
  const keys = log === undefined ? {} : { log };
  return readPage(scene, object, 'events', scene.ui.objectEvents, eventRows, keys);

  function eventRows(events: readonly ObjectEvent[]): readonly Row[] {
    return events.flatMap((event) => oneEvent(scene, event));
  }
}

function readPage<T>(
  scene: Scene,
  object: ObjectRef,
  what: 'log' | 'events',
  read: Read<readonly T[]> | null,
  rowsOf: (found: readonly T[]) => readonly Row[],
  keys: Page['keys'],
): Page {
  const { words } = scene;
  const found = read !== null && objectRow(read.of) === objectRow(object) ? read.found : undefined;
  return pageOf({
    head: [
      ...titleRows(scene, objectTitle(object), words.t(`cluster.${what}.title`), 'dim'),
      BLANK_ROW,
    ],
    rows:
      found === undefined
        ? paragraph(scene, words.t(`cluster.${what}.reading`), 'dim')
        : isCause(found)
          ? causeRows(scene, found, 'bad')
          : found.length === 0
            ? paragraph(scene, words.t(`cluster.${what}.none`), 'dim')
            : rowsOf(found),
    keys,
  });
}

function isCause(found: readonly unknown[] | Cause): found is Cause {
  return 'code' in found;
}

function logLines(scene: Scene, text: string): readonly Row[] {
  const lines = visible(text).replaceAll('\t', '    ').trimEnd().split('\n');
  if (lines.length === 1 && lines[0] === '')
    return paragraph(scene, scene.words.t('cluster.log.empty'), 'dim');
  return lines.flatMap((line) =>
    // To break a line takes long: only where it has to be.
    widthOf(line) <= scene.width
      ? [textRow(line)]
      : wrapLines(line, scene.width).map((one) => ({ line: one })),
  );
}

function oneEvent({ words, width }: Scene, event: ObjectEvent): readonly Row[] {
  const { at, type, reason, message, count } = event;
  const times = count === 1 ? '' : `  ${words.t('cluster.events.times', { n: count })}`;
  const head = lineOf(
    span(padEnd(words.time(at), TIME), 'dim'),
    span(reason, type === 'Normal' ? 'plain' : 'warn'),
    span(times, 'dim'),
  );
  return [
    { line: head },
    ...wrapLines(visible(message), width - TIME).map((line) => ({
      line: [span(' '.repeat(TIME)), ...line],
    })),
  ];
}

import type { LogTail, ObjectEvent } from '../../src/model/overview.ts';
import type { Cause, ObjectRef } from '../../src/model/verdict.ts';
import { visible } from '../../src/text/visible.ts';
import { lineOf, span, wrapLines } from '../line.ts';
import { withSearch } from '../look/finding.ts';
import { linesPage, type Lines } from '../look/lines-page.ts';
import { pageOf, type Page, type Row } from '../page.ts';
import { commandRows } from '../parts/command.ts';
import { causeRows } from '../parts/proofs.ts';
import { BLANK_ROW, paragraph, section, titleRows } from '../parts/rows.ts';
import type { Scene } from '../scene.ts';
import type { Read, Spot } from '../ui.ts';
import type { Words } from '../words.ts';
import { padEnd } from '../width.ts';
import { objectRow, objectTitle } from './names.ts';
import { keysOf } from './object-rows.ts';
import { eventsCommand, logCommand } from './read-by-hand.ts';

const TIME = 9;

/** The last lines of each container of a pod, of the one before where it was restarted. */
export function podLogPage(scene: Scene, spot: Spot, object: ObjectRef): Page {
  const { words, ui } = scene;
  const { events } = keysOf(object);
  const keys = events === undefined ? {} : { events };
  const tails = foundOf(ui.log, object);
  if (tails === undefined || isCause(tails) || tails.length === 0) {
    const command = logCommand(scene, object);
    return nothingPage(scene, object, { what: 'log', found: tails, command, keys });
  }
  return linesPage(scene, spot, {
    now: linesOf(tails, words),
    since: null,
    head: () => headRows(scene, object, 'log'),
    keys,
  });
}

/** All of it for the pager: of the page only what is in sight is made. */
export function podLogText({ ui, words }: Pick<Scene, 'ui' | 'words'>, object: ObjectRef): string {
  const tails = foundOf(ui.log, object);
  return tails === undefined || isCause(tails) ? '' : linesOf(tails, words).lines.join('\n');
}

/** The events of an object, newest first. */
export function objectEventsPage(scene: Scene, spot: Spot, object: ObjectRef): Page {
  const { log } = keysOf(object);
  const keys = log === undefined ? {} : { log };
  const events = foundOf(scene.ui.objectEvents, object);
  if (events === undefined || isCause(events) || events.length === 0) {
    const command = eventsCommand(scene, object);
    return nothingPage(scene, object, { what: 'events', found: events, command, keys });
  }
  const page = pageOf({
    head: headRows(scene, object, 'events'),
    rows: events.flatMap((event) => oneEvent(scene, event)),
    keys,
  });
  return withSearch(scene, spot, page);
}

function foundOf<T>(read: Read<T> | null, object: ObjectRef): T | Cause | undefined {
  return read !== null && objectRow(read.of) === objectRow(object) ? read.found : undefined;
}

function headRows(scene: Scene, object: ObjectRef, what: 'log' | 'events'): readonly Row[] {
  const says = scene.words.t(`cluster.${what}.title`);
  return [...titleRows(scene, objectTitle(object), says, 'dim'), BLANK_ROW];
}

type Nothing = {
  readonly what: 'log' | 'events';
  /** undefined while it is read. */
  readonly found: Cause | readonly unknown[] | undefined;
  readonly command: readonly string[];
  readonly keys: Page['keys'];
};

/** Nothing to show yet: what is the matter, what comes of it by itself, and the same by hand. */
function nothingPage(
  scene: Scene,
  object: ObjectRef,
  { what, found, command, keys }: Nothing,
): Page {
  const { words } = scene;
  const says = (key: string) => paragraph(scene, words.t(`cluster.${what}.${key}`), 'dim');
  return pageOf({
    head: headRows(scene, object, what),
    rows: [
      ...(found === undefined
        ? says('reading')
        : isCause(found)
          ? causeRows(scene, found, 'bad')
          : [...says('none'), ...says('why')]),
      ...(found === undefined ? [] : paragraph(scene, words.t('cluster.readAgain'), 'dim')),
      ...section(paragraph(scene, words.t('cluster.byHand'), 'dim')),
      ...commandRows(scene, [command]),
    ],
    keys,
  });
}

function isCause(found: readonly unknown[] | Cause): found is Cause {
  return 'code' in found;
}

const made = new WeakMap<readonly LogTail[], { readonly lang: string; readonly lines: Lines }>();

/** One list of all containers, the same one until it is read anew. */
function linesOf(tails: readonly LogTail[], words: Words): Lines {
  const before = made.get(tails);
  if (before?.lang === words.lang) return before.lines;
  const lines: string[] = [];
  const headings: number[] = [];
  for (const { container, previous, text } of tails) {
    if (lines.length > 0) lines.push('');
    headings.push(lines.length);
    lines.push(words.t(`cluster.log.${previous ? 'before' : 'now'}`, { container }));
    const trimmed = text.trimEnd();
    lines.push(...(trimmed === '' ? [words.t('cluster.log.empty')] : trimmed.split('\n')));
  }
  // Nobody counts them: they are the last ones each time.
  const all = { lines, headings, total: 0 };
  made.set(tails, { lang: words.lang, lines: all });
  return all;
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

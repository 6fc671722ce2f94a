import type { Clock } from '../../src/core/forecast.ts';
import type { Way } from '../../src/core/ways.ts';
import { duration } from '../duration.ts';
import { span } from '../line.ts';
import { outlineRow } from '../outline/row.ts';
import type { Row } from '../page.ts';
import { textRow } from '../parts/rows.ts';
import { stateTitle } from '../parts/state-word.ts';
import { isNarrow, type Scene } from '../scene.ts';
import { markOfState, type Mark } from '../theme.ts';
import { needOf, stateOf, stepOf } from '../view.ts';

const INDENT = 9;
const MOST = 5;

/** The chain in its order: each leg with its state, how long it takes yet, and who says so. */
export function legRows(scene: Scene, legs: readonly Way[]): readonly Row[] {
  if (legs.length === 0) return [];
  return [
    textRow(span(scene.words.t('clock.chain'), 'dim')),
    ...legs.flatMap((leg) => legRow(scene, leg)),
  ];
}

function legRow(scene: Scene, leg: Way): readonly Row[] {
  const { view, words } = scene;
  const row = `leg ${leg.id}`;
  const step = stepOf(view, leg.id);
  const milestone = view.book.runbook.milestones.find((one) => one.id === leg.id);
  const indent = isNarrow(scene) ? 2 : INDENT;
  const isThere = step !== undefined && (leg.atWork || needOf(view, leg.id) !== undefined);
  const word = isThere ? stateTitle(view, leg.id, words) : undefined;
  const from = span(fromText(scene, leg), 'dim');
  const lead = span(' '.repeat(indent));
  return [
    ...outlineRow(scene, {
      row,
      mark: markOf(scene, leg),
      ref: step?.ref ?? '=',
      title: span(words.show((step ?? milestone)?.title, view.scope)),
      count: timeText(scene, leg),
      enter: {
        do: 'open',
        place:
          step === undefined
            ? { at: 'milestone', milestone: leg.id }
            : { at: 'step', step: leg.id },
      },
    }),
    {
      line:
        word === undefined
          ? [lead, from]
          : [lead, span(word.text, word.tone), span(words.glyphs.dot, 'dim'), from],
      of: row,
    },
  ];
}

function markOf({ view, words }: Scene, { id }: Way): Mark {
  const step = stepOf(view, id);
  if (step === undefined) return { glyph: '.', tone: 'dim' };
  const need = needOf(view, id)?.is;
  return need === 'confirm' || need === 'undone'
    ? { glyph: '!', tone: 'warn' }
    : markOfState(stateOf(view, id).is, words.glyphs);
}

function timeText({ words }: Scene, { ownMs, atWork }: Way): string {
  if (ownMs === null) return words.t('clock.legUnknown');
  const time = duration(ownMs, words.lang);
  return atWork ? words.t('clock.legLeft', { time }) : time;
}

function fromText({ words }: Scene, { from }: Way): string {
  return from.is === 'measured'
    ? words.t(`clock.from.${from.ground}`, { count: from.runs })
    : words.t(`clock.from.${from.is}`);
}

/** What else is at work: it may take longer by so much before anybody waits for it. */
export function slackRows(scene: Scene, { spare, legs, isLeast }: Clock): readonly Row[] {
  const { view, words } = scene;
  const inChain = new Set(legs.map(({ id }) => id));
  const beside = [...spare]
    .filter(([id]) => !inChain.has(id) && isBusy(scene, id))
    .toSorted(([, a], [, b]) => a - b)
    .slice(0, MOST);
  // By how much is not known while somewhere nobody knows how long a step takes.
  if (isLeast || beside.length === 0) return [];
  return [
    textRow(span(words.t('clock.spare'), 'dim')),
    ...beside.flatMap(([id, ms]) => {
      const step = stepOf(view, id);
      return outlineRow(scene, {
        row: `beside ${id}`,
        mark: markOfState(stateOf(view, id).is, words.glyphs),
        ref: step?.ref ?? '',
        title: span(words.show(step?.title, view.scope)),
        count: words.t('clock.slack', { time: duration(ms, words.lang) }),
        enter: { do: 'open', place: { at: 'step', step: id } },
      });
    }),
  ];
}

function isBusy({ view }: Scene, id: string): boolean {
  if (stepOf(view, id) === undefined) return false;
  const { is } = stateOf(view, id);
  return (
    is === 'acting' ||
    is === 'proving' ||
    is === 'late' ||
    is === 'your-turn' ||
    is === 'waiting-on' ||
    needOf(view, id) !== undefined
  );
}

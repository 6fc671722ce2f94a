import { rtoMsOf } from '../../src/core/rto.ts';
import { clockNow } from '../clock-now.ts';
import { clock, duration } from '../duration.ts';
import { pageOf, type Page, type Row } from '../page.ts';
import { BLANK_ROW, labelledRows, section, titleRows } from '../parts/rows.ts';
import type { Scene } from '../scene.ts';
import type { Tone } from '../theme.ts';
import { legRows, slackRows } from './legs.ts';
import { shortenRows } from './shorten.ts';
import { spentRows } from './spent.ts';

/** Where the time went and where it will go: the objective, the forecast, and the longest chain that it rests on, step by step. */
export function clockPage(scene: Scene): Page {
  const { view, words } = scene;
  const found = clockNow(view);
  return pageOf({
    head: [...titleRows(scene, words.t('clock.title'), '', 'dim'), BLANK_ROW],
    rows: [
      ...labelledRows(scene, words.t('clock.elapsed'), elapsedText(scene)),
      ...objectiveRows(scene),
      ...forecastRows(scene),
      ...heldRows(scene),
      ...spentRows(scene),
      ...(found === null ? [] : shortenRows(scene, found.legs)),
      ...(found === null ? [] : section(legRows(scene, found.legs))),
      ...(found === null ? [] : section(slackRows(scene, found))),
    ],
  });
}

/** When the clock began, and how long ago; it stands still once the run is over. */
function begunOf({ view }: Scene): { readonly at: number; readonly elapsedMs: number } {
  const { outageStartedAt, startedAt, finishedAt } = view.state;
  const at = outageStartedAt ?? startedAt;
  return { at, elapsedMs: (finishedAt ?? view.now) - at };
}

function elapsedText(scene: Scene): string {
  const { view, words } = scene;
  const { at, elapsedMs } = begunOf(scene);
  const key = view.state.outageStartedAt === null ? 'sinceRun' : 'since';
  return words.t(`clock.${key}`, { time: clock(elapsedMs, true), at: words.time(at) });
}

function objectiveRows(scene: Scene): readonly Row[] {
  const { view, words } = scene;
  const rtoMs = rtoMsOf(view.book, view.state);
  if (rtoMs === null)
    return labelledRows(scene, words.t('clock.rto'), words.t('clock.noRto'), 'dim');
  const leftMs = rtoMs - begunOf(scene).elapsedMs;
  const rto = clock(rtoMs, true);
  return labelledRows(
    scene,
    words.t('clock.rto'),
    leftMs >= 0
      ? words.t('clock.left', { rto, time: clock(leftMs, true) })
      : words.t('clock.over', { rto, time: clock(-leftMs, true) }),
    leftMs >= 0 ? 'plain' : 'bad',
  );
}

function forecastRows(scene: Scene): readonly Row[] {
  const { view, words } = scene;
  const found = clockNow(view);
  const label = words.t('clock.forecast');
  const goal = view.book.runbook.milestones.at(-1);
  if (found === null)
    return goal === undefined || view.state.milestones[goal.id]?.heldSince == null
      ? labelledRows(scene, label, words.t('clock.unknown'), 'dim')
      : [];
  const afterMs = begunOf(scene).elapsedMs + found.leftMs;
  const said = words.t(found.isLeast ? 'clock.reachedLeast' : 'clock.reached', {
    goal: goal === undefined ? words.t('clock.end') : words.show(goal.title, view.scope),
    time: clock(afterMs, false),
    at: words.time(view.now + found.leftMs),
  });
  const { text, tone } = against(scene, afterMs, found.isLeast);
  return labelledRows(scene, label, [said, ...text].join(words.glyphs.dot), tone);
}

/** What is left at most tells nothing that could be relied on. */
function against(
  { view, words }: Scene,
  afterMs: number,
  isLeast: boolean,
): { readonly text: readonly string[]; readonly tone: Tone } {
  const rtoMs = rtoMsOf(view.book, view.state);
  if (rtoMs === null || (isLeast && afterMs <= rtoMs)) return { text: [], tone: 'plain' };
  const isOver = afterMs > rtoMs;
  const time = duration(Math.abs(rtoMs - afterMs), words.lang);
  return {
    text: [words.t(isOver ? 'clock.overOf' : 'clock.spareOf', { time })],
    tone: isOver ? 'bad' : 'plain',
  };
}

function heldRows(scene: Scene): readonly Row[] {
  const { view, words } = scene;
  return view.book.runbook.milestones.flatMap(({ id, title }) => {
    const held = view.state.milestones[id];
    if (held === undefined || held.heldSince === null) return [];
    const named = { title: words.show(title, view.scope), time: words.time(held.heldSince) };
    const text =
      held.rtaMs === null
        ? words.t('clock.milestone', named)
        : words.t('clock.milestoneRta', { ...named, rta: clock(held.rtaMs, true) });
    return labelledRows(scene, words.t('clock.held'), text, 'strong');
  });
}

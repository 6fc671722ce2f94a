import { besideUs } from '../../src/core/lease.ts';
import { shownMode } from '../../src/core/ground.ts';
import { rtoMsOf } from '../../src/core/rto.ts';
import { whoHolds } from '../../src/model/lease-holder.ts';
import type { StepState } from '../../src/model/state.ts';
import { visibleLine } from '../../src/text/visible.ts';
import { clockNow } from '../clock-now.ts';
import { clock, duration } from '../duration.ts';
import { between, clipLine, lineOf, lineWidth, span, type Line, type Span } from '../line.ts';
import type { View } from '../view.ts';
import { clip } from '../width.ts';
import type { Words } from '../words.ts';

const NARROW = 60;
/** Less tells no cluster from another. */
const LEAST_TARGET = 20;

/**
 * The two lines that are always there: mode, site, cluster, clock; who is needed, what is at work. `counted` stands in
 * the place of what is left of the objective, where the page counts down something else.
 */
export function headerLines(
  view: View,
  words: Words,
  width: number,
  counted: Line = [],
): readonly [Line, Line] {
  return [firstLine(view, words, width), secondLine(view, words, width, counted)];
}

function firstLine(view: View, words: Words, width: number): Line {
  const narrow = width < NARROW;
  const { ellipsis } = words.glyphs;
  const shown = shownMode(view.state);
  const time = clockLine(view, words, !narrow);
  const site = narrow ? '' : `  ${view.book.runbook.site.id}`;
  const roomBeside = (mode: Span) =>
    width - lineWidth(lineOf(mode, site)) - lineWidth(time) - (narrow ? 2 : 5);
  const long = span(words.t(`mode.${shown}`), view.state.mode);
  const isShort = narrow || roomBeside(long) < LEAST_TARGET;
  const mode = isShort ? span(words.t(`modeShort.${shown}`), view.state.mode) : long;
  const left = lineOf(mode, site);
  const room = roomBeside(mode);
  const target = targetText(view, words, room, narrow);
  return between(
    narrow ? lineOf(mode, ' ', target) : left,
    narrow ? time : lineOf(target, '   ', ...time),
    width,
    ellipsis,
  );
}

/** The pinned cluster, with its server where there is room: its name gives way, the start of its identity never does. */
function targetText(view: View, words: Words, room: number, narrow: boolean): string {
  const { target } = view.state;
  const { ellipsis } = words.glyphs;
  const fits = (text: string) => !narrow && lineWidth(lineOf(text)) <= room;
  if (target === null) {
    const long = words.t('header.noTarget');
    return fits(long) ? long : clip(words.t('header.noTargetShort'), room, ellipsis);
  }
  const uid = target.uid.slice(0, 8);
  const pinned = `  ${words.t('header.pinned', { uid })}`;
  const withServer = `${target.context}  ${target.server}${pinned}`;
  if (fits(withServer)) return withServer;
  if (fits(target.context + pinned)) return target.context + pinned;
  const short = ` ${uid}`;
  return clip(target.context, Math.max(0, room - short.length), ellipsis) + short;
}

/** Since the outage began, of the objective; once service is back, what was achieved. */
function clockLine(view: View, words: Words, seconds: boolean): Line {
  const { state, book } = view;
  const rtoMs = rtoMsOf(book, state);
  const rtaMs = heldRta(view);
  const end = state.finishedAt ?? view.now;
  const elapsed = rtaMs ?? end - (state.outageStartedAt ?? state.startedAt);
  const over = rtoMs !== null && elapsed > rtoMs;
  const time = clock(elapsed, seconds);
  const tone = over ? 'bad' : rtaMs === null ? 'strong' : 'good';
  return lineOf(
    ...(rtaMs === null ? [] : [span(`${words.t('header.rta')} `, tone)]),
    span(time, tone),
    ...(rtoMs === null ? [] : [span(`${seconds ? ' / ' : '/'}${clock(rtoMs, seconds)}`)]),
  );
}

/** Of the last milestone that has one: the run's own *service restored*. */
function heldRta(view: View): number | null {
  const all = view.book.runbook.milestones.map(
    (one) => view.state.milestones[one.id]?.rtaMs ?? null,
  );
  return all.findLast((one) => one !== null) ?? null;
}

function secondLine(view: View, words: Words, width: number, counted: Line): Line {
  const { dot, ellipsis } = words.glyphs;
  if (view.state.phase !== 'open') return clipLine(ended(view, words), width, ellipsis);
  const states = [...view.steps.values()];
  const count = (...wanted: readonly StepState['is'][]) =>
    states.filter((one) => wanted.includes(one.is)).length;
  const whom = states.flatMap((one) => (one.is === 'waiting-on' ? [one.whom] : []));
  const needs = view.needs.length;
  const stale = count('stale');
  const parts = [
    span(words.t('header.needYou', { count: needs }), needs > 0 ? 'warn' : 'plain'),
    ...besides(view, words),
    span(words.t('header.atWork', { n: count('acting', 'proving', 'late') })),
    ...(stale === 0 ? [] : [span(words.t('header.stale', { n: stale }), 'warn')]),
    ...(whom[0] === undefined ? [] : [span(waits(whom, words))]),
  ];
  const left = parts.flatMap((one, index) => (index === 0 ? [one] : [span(dot, 'dim'), one]));
  const rights = counted.length > 0 ? [counted] : ends(view, words);
  const right = rights.find((one) => lineWidth(left) + lineWidth(one) + 1 <= width);
  return right === undefined
    ? clipLine(left, width, ellipsis)
    : between(left, right, width, ellipsis);
}

/** Who else is at work on the cluster, for as long as they are. */
function besides({ state }: View, words: Words): readonly Span[] {
  const holder = besideUs(state);
  if (holder === null) return [];
  return [span(words.t('header.beside', { who: visibleLine(whoHolds(holder)) }), 'warn')];
}

function waits(whom: readonly string[], words: Words): string {
  const names = [...new Set(whom)];
  return words.t('header.waitsFor', {
    n: whom.length,
    whom: names.length === 1 ? (names[0] ?? '') : words.t('header.several', { n: names.length }),
  });
}

function ended({ state }: View, words: Words): Line {
  return state.phase === 'aborted'
    ? lineOf(span(words.t('header.aborted'), 'bad'))
    : lineOf(span(words.t('header.finished'), 'strong'));
}

const MINUTE = 60_000;

/** When service will be back, and what that leaves of the objective; the longest first, for whichever there is room. */
function ends(view: View, words: Words): readonly Line[] {
  const { state, book, now } = view;
  const forecast = clockNow(view);
  if (forecast === null) return [spare(view, words)];
  const { leftMs, isLeast } = forecast;
  const rtoMs = rtoMsOf(book, state);
  const atMs = now - (state.outageStartedAt ?? state.startedAt) + leftMs;
  const said = words.t(isLeast ? 'header.forecastLeast' : 'header.forecast', {
    time: clock(atMs, false),
  });
  const isOver = rtoMs !== null && atMs > rtoMs;
  // What is left at most tells nothing that could be relied on.
  if (rtoMs === null || (isLeast && !isOver)) return [lineOf(said)];
  const time = duration(Math.floor(Math.abs(rtoMs - atMs) / MINUTE) * MINUTE, words.lang);
  const whole = words.t(isOver ? 'header.forecastOver' : 'header.forecastSpare', { said, time });
  const tone = isOver ? 'bad' : 'plain';
  return [lineOf(span(whole, tone)), lineOf(span(said, tone))];
}

/** What is left of the objective, as long as service is not back. */
function spare(view: View, words: Words): Line {
  const { state, book } = view;
  const rtoMs = rtoMsOf(book, state);
  if (rtoMs === null || heldRta(view) !== null) return [];
  const left = rtoMs - (view.now - (state.outageStartedAt ?? state.startedAt));
  return left >= 0
    ? lineOf(words.t('header.spare', { time: clock(left, false) }))
    : lineOf(span(words.t('header.over', { time: clock(-left, false) }), 'bad'));
}

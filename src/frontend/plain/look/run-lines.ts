import { isSatisfied } from '../../../core/derive.ts';
import { shownMode } from '../../../core/ground.ts';
import { forecastOf } from '../../../core/forecast.ts';
import { rtoMsOf } from '../../../core/rto.ts';
import { sectionSteps } from '../../../core/select.ts';
import { whoHolds } from '../../../model/lease-holder.ts';
import type { SectionDef, StepId } from '../../../model/runbook.ts';
import { duration } from '../../../text/duration.ts';
import { visibleLine } from '../../../text/visible.ts';
import type { Item } from '../../items.ts';
import { forecastLines } from '../past-lines.ts';
import { milestoneLine } from '../summary.ts';
import { lookText, type LookDesk } from './look-desk.ts';
import { stepLine } from './step-words.ts';

type Words = Pick<LookDesk, 'handle' | 'voice' | 'texts' | 'now' | 'past' | 'items'>;

/** The run at a glance: which cluster, how long, section by section what is done and what is open now. */
export function runLines(desk: Words): readonly string[] {
  const { handle, voice } = desk;
  const { run, target, runbook, site } = handle.state();
  const { order, sections } = handle.book.runbook;
  const needs = desk.items().length;
  const told = {
    run,
    mode: voice.t(`mode.${shownMode(handle.state())}`),
    runbook: runbook?.id ?? handle.book.runbook.id,
    site: site?.id ?? '',
  };
  return [
    lookText(desk, told.site === '' ? 'run.title' : 'run.titleOn', told),
    target === null
      ? lookText(desk, 'run.noTarget')
      : lookText(desk, 'run.target', {
          context: target.context,
          server: target.server,
          uid: target.uid,
        }),
    ...timeLines(desk),
    needs === 0 ? lookText(desk, 'queueNone') : lookText(desk, 'run.waits', { count: needs }),
    ...order.flatMap((one): readonly string[] => {
      if ('milestone' in one) return [milestoneLine(one.milestone, handle, voice)];
      const section = sections.find(({ id }) => id === one.section);
      return section === undefined ? [] : sectionBrief(desk, section);
    }),
  ];
}

/** A section in one line, with what is open in it below. */
function sectionBrief(desk: Words, section: SectionDef): readonly string[] {
  const { handle, voice } = desk;
  const steps = sectionSteps(handle.book, section).flatMap(({ id }) => {
    const state = handle.steps().get(id);
    return state === undefined || state.is === 'not-needed' ? [] : [{ id, state }];
  });
  const name = voice.section(section.id);
  if (steps.length === 0) return [lookText(desk, 'run.sectionNone', { name })];
  const done = steps.filter(({ state }) => isSatisfied(state)).length;
  const open = steps.filter(
    ({ state: { is }, state }) => !isSatisfied(state) && is !== 'blocked' && is !== 'ready',
  );
  return [
    lookText(desk, 'run.section', { name, done, of: steps.length }),
    ...open.map(({ id }) => `  ${stepLine(desk, id)}`),
  ];
}

/** Every step of a section, one a line. */
export function sectionLines(desk: Words, section: SectionDef): readonly string[] {
  return [
    ...sectionBrief(desk, section).slice(0, 1),
    ...section.steps.map((id) => `  ${stepLine(desk, id)}`),
  ];
}

/** Since when, what is left of the objective, and what is still to come on the longest way. */
export function clockLines(desk: Words): readonly string[] {
  const { handle } = desk;
  const now = desk.now();
  const forecast = forecastOf(handle.book, handle.state(), {
    now,
    past: desk.past(),
    leftOf(step) {
      const { progress, saidAt = now } = handle.live(step);
      return progress?.leftMs === undefined ? undefined : progress.leftMs - (now - saidAt);
    },
  });
  return [
    ...timeLines(desk),
    ...(forecast === null && handle.state().phase === 'open'
      ? [lookText(desk, 'clock.unknown')]
      : []),
    ...(forecast === null || forecast.chain.length === 0
      ? []
      : [
          lookText(desk, 'heading.chain'),
          ...forecast.chain.map((id) => `  ${chainLine(desk, id)}`),
        ]),
  ];
}

function chainLine(desk: Words, id: StepId): string {
  return desk.handle.book.steps.has(id) ? stepLine(desk, id) : desk.voice.name(id);
}

function timeLines(desk: Words): readonly string[] {
  const { handle, voice, texts } = desk;
  const state = handle.state();
  const now = state.phase === 'open' ? desk.now() : (state.finishedAt ?? state.at);
  const from = state.outageStartedAt ?? state.startedAt;
  const rtoMs = rtoMsOf(handle.book, state);
  const left = (rtoMs ?? 0) - (now - from);
  const time = (ms: number) => duration(ms, voice.lang);
  return [
    lookText(desk, state.outageStartedAt === null ? 'clock.noSince' : 'clock.since', {
      at: voice.date(from),
      time: time(now - from),
    }),
    rtoMs === null
      ? lookText(desk, 'clock.noRto')
      : lookText(desk, left >= 0 ? 'clock.left' : 'clock.over', {
          rto: time(rtoMs),
          time: time(Math.abs(left)),
        }),
    ...forecastLines(handle, desk.past(), { voice, texts, now }),
  ];
}

/** One thing that needs a person, in a few words. */
export function itemWords({ voice, texts }: Words, item: Item): string {
  const t = (key: string, params = {}) => visibleLine(texts.t(`screen.need.${key}`, params));
  switch (item.is) {
    case 'outage-start':
    case 'lost-cluster':
    case 'clean-up':
      return t(item.is);
    case 'secret':
      return t('secret', { name: item.name });
    case 'lease':
      return t('lease', { who: whoHolds(item.holder) });
    case 'go':
      return t('go', { ref: voice.section(item.section) });
    case 'waiting':
      return voice.t('ask.waiting', { name: voice.name(item.step), whom: visibleLine(item.whom) });
    case 'blocked':
      return voice.t('open.blocked', { name: voice.name(item.step) });
    case 'choose':
    case 'pin':
    case 'checklist':
    case 'attest':
    case 'confirm':
    case 'failed':
    case 'late':
    case 'in-doubt':
    case 'stale':
    case 'undone':
    case 'milestone':
      return t(item.is, { ref: voice.name(item.step) });
  }
}

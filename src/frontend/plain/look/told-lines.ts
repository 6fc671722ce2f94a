import { isSatisfied } from '../../../core/derive.ts';
import type { RunEvent } from '../../../model/event.ts';
import type { MilestoneDef } from '../../../model/runbook.ts';
import { duration } from '../../../text/duration.ts';
import { eventLine, shownNamed } from '../../../text/event-line.ts';
import { visibleLine } from '../../../text/visible.ts';
import { milestoneLine } from '../summary.ts';
import { listed, lookText, type LookDesk } from './look-desk.ts';
import { headed, isOfStep, proofLines } from './step-lines.ts';
import { stepLine } from './step-words.ts';

export const MOST_EVENTS = 30;

/** A milestone: whether it holds, what it still waits for, and its own proofs. */
export function milestoneLines(desk: LookDesk, milestone: MilestoneDef): readonly string[] {
  const { handle, voice } = desk;
  const waits = milestone.needs.filter((id) => {
    const state = handle.steps().get(id);
    return state !== undefined && !isSatisfied(state);
  });
  const { seen = [], skipped = null } = handle.state().milestones[milestone.id] ?? {};
  return [
    milestoneLine(milestone.id, handle, voice),
    ...(skipped === null
      ? []
      : [
          lookText(desk, 'detail', {
            words: voice.t('state.skipped'),
            detail: visibleLine(skipped),
          }),
        ]),
    lookText(desk, 'milestone.hold', { time: duration(milestone.holdMs, voice.lang) }),
    ...headed(
      desk,
      'waits',
      waits.map((id) => `  ${stepLine(desk, id)}`),
    ),
    ...headed(desk, 'proofs', proofLines(desk, milestone.proofs, seen)),
  ];
}

/** Every value with where it comes from. */
export function valueLines(desk: LookDesk): readonly string[] {
  const { handle, voice } = desk;
  const all = Object.values(handle.state().values);
  if (all.length === 0) return [lookText(desk, 'empty')];
  return all.map(({ name, value, revision, source, step, at }) => {
    const told = lookText(desk, 'values.value', {
      name,
      value: shownNamed(name, value, voice),
      source:
        step === null ? source : lookText(desk, 'values.step', { source, name: voice.name(step) }),
      at: voice.time(at),
    });
    return visibleLine(
      revision === 1 ? told : `${told} ${lookText(desk, 'values.again', { n: revision })}`,
    );
  });
}

/** The last events, or those that have a word in them or are of a step. */
export function journalLines(desk: LookDesk, sought: string): readonly string[] {
  const { voice, handle } = desk;
  const all = desk.events();
  const step = [...handle.book.steps.values()].find(
    ({ ref, id }) => ref === sought || id === sought,
  );
  const line = (event: RunEvent) => eventLine(event, voice);
  const isSought = (event: RunEvent) =>
    sought === '' ||
    (step !== undefined && isOfStep(event, step.id)) ||
    line(event).toLowerCase().includes(sought.toLowerCase());
  const found = all.filter(isSought);
  if (found.length === 0) return [lookText(desk, all.length === 0 ? 'empty' : 'journal.none')];
  const shown = found.slice(-MOST_EVENTS);
  return [
    lookText(desk, 'heading.journal', { n: shown.length, of: all.length }),
    ...shown.map((event) => `  ${line(event)}`),
  ];
}

/** Positions and titles of all steps that a text may mean: its position exactly, or else a part of the title. */
export function stepsMeant(desk: LookDesk, text: string): readonly string[] {
  const sought = text.trim().toLowerCase();
  const all = [...desk.handle.book.steps.values()];
  const exact = all.filter(({ ref, id }) => ref === sought || id === sought);
  if (exact.length > 0) return exact.map(({ id }) => id);
  return sought === ''
    ? []
    : all
        .filter(({ id }) => desk.voice.name(id).toLowerCase().includes(sought))
        .map(({ id }) => id);
}

/** What is wrong with a text that should name one step; undefined where it does, and where it is empty. */
export function checkStep(desk: LookDesk, text: string): string | undefined {
  const meant = stepsMeant(desk, text);
  if (text.trim() === '' || meant.length === 1) return undefined;
  if (meant.length === 0) return lookText(desk, 'step.none');
  return lookText(desk, 'step.many', { names: listed(meant.map(desk.voice.name), desk) });
}

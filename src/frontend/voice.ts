import type { DecisionKind } from '../model/event.ts';
import type { RunHandle } from '../model/run.ts';
import type { StepId, TextTemplate } from '../model/runbook.ts';
import type { StepState } from '../model/state.ts';
import type { Cause, Params } from '../model/verdict.ts';
import type { Texts } from '../text/index.ts';
import { inLang, shownInLang } from '../text/in-lang.ts';
import { visible, visibleLine } from '../text/visible.ts';

/** All that makes words of a run in the plain frontend. Foreign text in them cannot move the cursor. */
export type Voice = {
  /** By key below `plain.` */
  readonly t: (key: string, params?: Params) => string;
  /** What is so and what to do about it, on one line. */
  readonly said: (cause: Cause) => string;
  /** `2.5 Namespaces`: a step or a milestone. */
  readonly name: (step: StepId) => string;
  readonly section: (id: string) => string;
  readonly show: (template: TextTemplate | undefined) => string;
  readonly state: (now: StepState) => string;
  readonly decision: (kind: DecisionKind) => string;
  /** The time of day in the site's zone. */
  readonly time: (at: number) => string;
  readonly date: (at: number) => string;
};

export function voiceOf(handle: Pick<RunHandle, 'book' | 'scope'>, texts: Texts): Voice {
  const { runbook } = handle.book;
  const { lang } = texts;
  const zone = runbook.site.timezone === null ? {} : { timeZone: runbook.site.timezone };
  const clock = new Intl.DateTimeFormat('en-GB', { ...zone, timeStyle: 'medium' });
  const day = new Intl.DateTimeFormat('sv-SE', {
    ...zone,
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  const t = (key: string, params: Params = {}) => visible(texts.t(`plain.${key}`, params));
  const show = (template: TextTemplate | undefined) =>
    visible(shownInLang(lang, template, handle.scope()));
  return {
    t,
    show,
    said(cause) {
      const { says, remedy } = texts.said(cause);
      return visibleLine(remedy === '' ? says : `${says} ${remedy}`);
    },
    name(id) {
      const step = handle.book.steps.get(id);
      if (step !== undefined) return visibleLine(`${step.ref} ${show(step.title)}`);
      const milestone = runbook.milestones.find((one) => one.id === id);
      return visibleLine(milestone === undefined ? id : show(milestone.title));
    },
    section(id) {
      const section = runbook.sections.find((one) => one.id === id);
      return visibleLine(section === undefined ? id : `${section.ref} ${show(section.title)}`);
    },
    state: (now) => (now.is === 'passed' ? t(`how.${now.how}`) : t(`state.${now.is}`)),
    decision: (kind) => t(`decision.${kind}`),
    time: (at) => clock.format(at),
    date: (at) => day.format(at),
  };
}

/** The name of what is run, as its files say it. */
export function bookName({ book }: Pick<RunHandle, 'book'>, { lang }: Texts): string {
  return visibleLine(inLang(lang, book.runbook.title));
}

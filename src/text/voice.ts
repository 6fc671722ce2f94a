import type { DecisionKind } from '../model/event.ts';
import type { Text } from '../model/catalogue.ts';
import type { Book } from '../model/book.ts';
import type { Scope, StepId, TextTemplate } from '../model/runbook.ts';
import type { StepState } from '../model/state.ts';
import type { Cause, Params } from '../model/verdict.ts';
import type { Lang, Texts } from './index.ts';
import { inLang, shownInLang } from './in-lang.ts';
import { joined } from './joined.ts';
import { visible, visibleLine } from './visible.ts';

/** All that makes words of a run in lines and records. Foreign text in them cannot move the cursor. */
export type Voice = {
  readonly lang: Lang;
  /** By key below `plain.` */
  readonly t: (key: string, params?: Params) => string;
  /** What is so and what to do about it, on one line. */
  readonly said: (cause: Cause) => string;
  /** Only what is so. */
  readonly says: (cause: Cause) => string;
  /** `2.5 Namespaces`: a step or a milestone. */
  readonly name: (step: StepId) => string;
  readonly section: (id: string) => string;
  /** Words as they stand in a file or a ledger. */
  readonly text: (text: Text) => string;
  readonly show: (template: TextTemplate | undefined) => string;
  readonly state: (now: StepState) => string;
  readonly decision: (kind: DecisionKind) => string;
  /** The time of day in the site's zone. */
  readonly time: (at: number) => string;
  readonly date: (at: number) => string;
};

/** `scope` is asked each time: values come in as the run goes. */
export function voiceOf(book: Book, scope: () => Scope, texts: Texts): Voice {
  const { runbook } = book;
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
    visible(shownInLang(lang, template, scope()));
  return {
    lang,
    t,
    show,
    text: (text) => visibleLine(inLang(lang, text)),
    said(cause) {
      const { says, remedy } = texts.said(cause);
      return visibleLine(joined(says, remedy, texts));
    },
    says: (cause) => visibleLine(texts.said(cause).says),
    name(id) {
      const step = book.steps.get(id);
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

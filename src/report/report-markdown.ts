import type { RootContent } from 'mdast';
import { shownMode } from '../core/ground.ts';
import { scopeOf } from '../core/scope.ts';
import type { Book } from '../model/book.ts';
import type { RunEvent } from '../model/event.ts';
import type { Check, Report, ReportStep } from '../model/report.ts';
import type { RunState } from '../model/state.ts';
import type { EvidenceRef } from '../model/verdict.ts';
import { duration } from '../text/duration.ts';
import { decisionWords, eventWords, shownNamed, withSentences } from '../text/event-line.ts';
import { inLang } from '../text/in-lang.ts';
import type { Texts } from '../text/index.ts';
import { voiceOf, type Voice } from '../text/voice.ts';
import { debriefNodes } from './debrief-report.ts';
import { selfTestNodes } from './self-test-nodes.ts';
import { provedNodes } from './proved-before.ts';
import { ledgerNodes, leftNodes } from './ledger-nodes.ts';
import {
  bullets,
  code,
  heading,
  markdownOf,
  paragraph,
  strong,
  table,
  type Words,
} from './mdast.ts';

export type MarkdownSource = {
  readonly report: Report;
  readonly book: Book;
  readonly state: RunState;
  readonly events: readonly RunEvent[];
  readonly texts: Texts;
};

type Told = MarkdownSource & { readonly voice: Voice; readonly t: Texts['t'] };

/** A run as a page for the wiki: what came of it, when what happened, what proves it, and what is still owed. */
export function reportMarkdown(source: MarkdownSource): string {
  const { report, book, state, texts } = source;
  const voice = voiceOf(book, () => scopeOf(book, state), texts);
  const t = (key: string, params = {}) => texts.t(`report.record.${key}`, params);
  const told: Told = { ...source, voice, t };
  const title = inLang(texts.lang, book.runbook.title);
  return markdownOf([
    heading(1, t('title', { runbook: title, mode: modeWord(told) })),
    ...(report.mode === 'drill'
      ? [paragraph(strong(t(report.practice === true ? 'isPractice' : 'isDrill')))]
      : []),
    paragraph(strong(t(verdictOf(report)))),
    ...part(told, t('left'), leftNodes(told)),
    ...summary(told),
    ...part(told, t('debt'), debt(told)),
    ...part(told, texts.t('debrief.title'), debriefNodes(told)),
    ...part(told, texts.t('selfTest.title'), selfTestNodes(state.selfTest, texts)),
    ...part(told, t('timeline'), [timeline(told)]),
    heading(2, headed(told, t('steps'))),
    ...book.runbook.sections.flatMap(({ id }) => section(told, id)),
    ...part(told, t('proved'), provedNodes(told)),
    ...part(told, t('values'), values(told)),
    ...part(told, t('decisions'), decisions(told)),
    ...part(told, t('ledger'), ledgerNodes(told)),
  ]);
}

function verdictOf({ proven, counts }: Report): 'proven' | 'rehearsed' | 'notProven' {
  if (!proven) return 'notProven';
  return counts.rehearsed > 0 ? 'rehearsed' : 'proven';
}

function part(told: Told, title: string, children: readonly RootContent[]): readonly RootContent[] {
  return children.length === 0 ? [] : [heading(2, headed(told, title)), ...children];
}

/** In a drill each part says so: a page that is cut out of it is not read as real. */
function headed(told: Told, title: string): string {
  const isDrill = told.report.mode === 'drill';
  return isDrill ? told.t('headed', { title, mode: modeWord(told) }) : title;
}

function modeWord({ state, voice }: Told): string {
  return voice.t(`mode.${shownMode(state)}`);
}

function summary(told: Told): readonly RootContent[] {
  const { report, voice, t, texts, book } = told;
  const moment = (at: string | null) => (at === null ? '-' : voice.date(Date.parse(at)));
  const cluster = (target: Report['target']) =>
    target === null ? '-' : code(`${target.context}, ${target.server}, kube-system ${target.uid}`);
  const states = Object.entries(report.counts).filter(([, n]) => n > 0);
  const { site } = book.runbook;
  const rto = report.rtoMs === null ? t('notSet') : duration(report.rtoMs, voice.lang);
  const milestones = report.milestones.map(({ id, heldSince, rtaMs }): readonly Words[] => [
    voice.name(id),
    heldSince === null
      ? t('notReached')
      : rtaMs === null
        ? moment(heldSince)
        : t('reached', { at: moment(heldSince), rta: duration(rtaMs, voice.lang), rto }),
  ]);
  return [
    table(
      [t('what'), t('found')],
      [
        ...(report.mode === 'drill' ? [[t('mode'), modeWord(told)]] : []),
        ...(report.standIns === undefined || report.standIns.length === 0
          ? []
          : [[t('standIns'), report.standIns.join(', ')]]),
        [t('run'), code(report.run)],
        [t('runbook'), `${report.runbook.id} (sha256 ${report.runbook.sha256.slice(0, 12)})`],
        [
          t('site'),
          report.site.id === ''
            ? '-'
            : `${inLang(texts.lang, site.title)} (${report.site.id}, sha256 ${report.site.sha256.slice(0, 12)})`,
        ],
        [t('target'), cluster(report.target)],
        [t('lost'), cluster(report.lost)],
        [t('outage'), moment(report.outageStartedAt)],
        [t('started'), moment(report.startedAt)],
        [t('finished'), moment(report.finishedAt)],
        [t('zone'), site.timezone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone],
        [t('rto'), rto],
        ...milestones,
        [
          t('counts'),
          states.map(([is, n]) => t('count', { n, state: voice.t(`state.${is}`) })).join(', '),
        ],
        [t('exitCode'), String(report.exitCode)],
        [
          t('tool'),
          `dr-wizard ${report.tool.version} (${report.tool.build}), Node ${report.tool.node}`,
        ],
        [
          t('chain'),
          t(report.chain.intact ? 'intact' : 'damaged', {
            lines: report.chain.lines,
            head: report.chain.head.slice(0, 12),
          }),
        ],
      ],
    ),
  ];
}

function debt({ report, voice }: Told): readonly RootContent[] {
  if (report.debt.length === 0) return [];
  return [
    bullets(
      report.debt.map(({ step, cause }) => [strong(voice.name(step)), ` ${voice.said(cause)}`]),
    ),
  ];
}

function timeline({ events, voice, t }: Told): RootContent {
  const rows = events.map((event): readonly Words[] => [
    voice.date(event.at),
    eventWords(event, voice),
    event.by.kind === 'wizard' ? '' : event.by.name,
  ]);
  return table([t('time'), t('event'), t('who')], rows);
}

function section(told: Told, id: string): readonly RootContent[] {
  const steps = told.report.steps.filter((step) => step.section === id);
  return [
    heading(3, headed(told, told.voice.section(id))),
    bullets(steps.map((step) => stepLines(told, step))),
  ];
}

function stepLines(told: Told, step: ReportStep): Parameters<typeof bullets>[0][number] {
  const { voice, t } = told;
  const { state } = step;
  const times =
    step.startedAt === undefined
      ? ''
      : `, ${voice.time(Date.parse(step.startedAt))}${
          step.finishedAt === undefined
            ? ''
            : ` ${t('to')} ${voice.time(Date.parse(step.finishedAt))} (${duration(
                Date.parse(step.finishedAt) - Date.parse(step.startedAt),
                voice.lang,
              )})`
        }`;
  const who = step.by.filter(({ kind }) => kind !== 'wizard').map(({ name }) => name);
  const more = [
    ...('reason' in state ? [t('because', { reason: state.reason })] : []),
    ...(step.attempts > 1 ? [t('attempts', { n: step.attempts })] : []),
    ...(who.length === 0 ? [] : [t('by', { who: [...new Set(who)].join(', ') })]),
  ];
  const lines = [
    ...(step.evidence ?? []).map((one) => [t('didEvidence'), ' ', ...evidenceWords(one)]),
    ...step.checks.map((check) => checkWords(told, check)),
  ];
  return [
    strong(voice.name(step.id)),
    ` ${voice.state(state)}${times}${more.map((one) => `, ${one}`).join('')}`,
    ...(lines.length === 0 ? [] : [bullets(lines)]),
  ];
}

function checkWords({ voice }: Told, check: Check): readonly Words[] {
  const said = [
    ...[check.cause ?? [], check.others].flat().map((cause) => voice.said(cause)),
    ...check.notes.map((note) => `${voice.t('note')} ${voice.said(note)}`),
  ];
  const found = `${voice.t(`verdict.${check.verdict}`)}, ${voice.time(Date.parse(check.at))}`;
  const words = [code(check.probe), ` ${withSentences(found, said, voice)}`];
  return [
    ...words,
    ...check.evidence.flatMap((one): readonly Words[] => [' ', ...evidenceWords(one)]),
  ];
}

function evidenceWords({ file, sha256 }: EvidenceRef): readonly Words[] {
  return [code(file), ` (sha256 ${sha256.slice(0, 12)})`];
}

function values({ report, voice, t }: Told): readonly RootContent[] {
  if (report.values.length === 0) return [];
  const rows = report.values.map((one): readonly Words[] => [
    code(one.name),
    code(shownNamed(one.name, one.value, voice)),
    String(one.revision),
    one.source,
    voice.date(Date.parse(one.at)),
  ]);
  return [table([t('name'), t('value'), t('revision'), t('source'), t('time')], rows)];
}

function decisions({ report, voice, t }: Told): readonly RootContent[] {
  if (report.decisions.length === 0) return [];
  const rows = report.decisions.map((one): readonly Words[] => [
    voice.date(Date.parse(one.at)),
    one.step === null ? '' : voice.name(one.step),
    decisionWords(one, voice),
    one.reason ?? '',
    one.by.name,
  ]);
  return [table([t('time'), t('step'), t('decision'), t('reason'), t('who')], rows)];
}

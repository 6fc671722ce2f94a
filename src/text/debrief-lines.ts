import type { Book } from '../model/book.ts';
import type { FaultRecord, ScenarioTold } from '../model/fault.ts';
import type { StepId } from '../model/runbook.ts';
import { duration } from './duration.ts';
import type { Texts } from './index.ts';
import { visibleLine } from './visible.ts';
import type { Voice } from './voice.ts';

/** What is told of one fault: what it was, and below that what became of it. */
export type DebriefPart = { readonly title: string; readonly lines: readonly string[] };

/** What the debrief is made of; `core/debrief` makes it of a run's state. */
export type Debriefed = {
  readonly scenario: ScenarioTold | null;
  readonly rows: readonly (FaultRecord & {
    readonly toSeeMs: number | null;
    readonly tookMs: number | null;
  })[];
  readonly notInjected: number;
};

type Told = { readonly book: Book; readonly voice: Voice; readonly t: Texts['t'] };

/** The debrief in words: what was to come, each fault, and what did not come. */
export function debriefWords(
  { scenario, rows, notInjected }: Debriefed,
  book: Book,
  voice: Voice,
  texts: Texts,
): {
  readonly intro: readonly string[];
  readonly faults: readonly DebriefPart[];
  readonly rest: readonly string[];
} {
  const t: Told['t'] = (key, params) => visibleLine(texts.t(`debrief.${key}`, params));
  const { text } = voice;
  const seen = rows.filter((one) => one.seen !== null).length;
  return {
    intro:
      scenario === null
        ? []
        : scenario.seed === undefined
          ? [t('of', { title: text(scenario.title), notice: text(scenario.notice) })]
          : [t('seed', { seed: scenario.seed })],
    faults: rows.map((row, index) => ({
      title: t('fault', { n: index + 1, title: text(row.title) }),
      lines: linesOf(row, { book, voice, t }),
    })),
    rest: [
      t('count', { seen, of: rows.length }),
      ...(notInjected === 0 ? [] : [t('notInjected', { count: notInjected })]),
    ],
  };
}

function linesOf(row: Debriefed['rows'][number], { book, voice, t }: Told): readonly string[] {
  const { text, time, lang } = voice;
  const { injectedAt, endedAt, seen, did, over } = row;
  const from = time(injectedAt);
  const span =
    endedAt === null
      ? t('spanOpen', { from })
      : t('span', { from, to: time(endedAt), lasted: duration(endedAt - injectedAt, lang) });
  const before = [t('notice', { notice: text(row.notice) }), span];
  if (seen === null) return [...before, t('missed')];
  const { at, proof, cause } = seen;
  const name = voice.name(seen.step);
  return [
    ...before,
    t('seen', {
      after: duration(row.toSeeMs ?? 0, lang),
      at: time(at),
      by: proof === null ? t('action') : proofName(book, seen.step, proof),
      step: name,
      says: voice.says(cause),
    }),
    did === null
      ? t('didNothing')
      : t('did', { decision: voice.decision(did.do), at: time(did.at), who: did.by.name }),
    over === null
      ? t('notOver', { step: name })
      : t('over', {
          took: duration(row.tookMs ?? 0, lang),
          at: time(over.at),
          step: name,
          state: voice.t(`state.${over.is}`),
        }),
  ];
}

/** What is asserted has no name of its own. */
export function proofName({ steps, runbook }: Book, id: StepId, proof: number): string {
  const proofs =
    steps.get(id)?.proofs ?? runbook.milestones.find((one) => one.id === id)?.proofs ?? [];
  const found = proofs[proof];
  return found?.is === 'probe' ? found.probe : 'assert';
}

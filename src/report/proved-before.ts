import type { RootContent } from 'mdast';
import { provedOf } from '../core/proved.ts';
import type { Past, PastRun } from '../model/past.ts';
import type { Report, ReportStep } from '../model/report.ts';
import type { StepId } from '../model/runbook.ts';
import type { RunState } from '../model/state.ts';
import { duration } from '../text/duration.ts';
import type { Texts } from '../text/index.ts';
import { provedText, tookText } from '../text/proved-words.ts';
import type { Voice } from '../text/voice.ts';
import { table, type Words } from './mdast.ts';

/** What the runs before this one tell of a step, as they stood when it began, and how long it took here. */
export function provedBefore(
  id: StepId,
  {
    state,
    before,
  }: {
    readonly state: RunState;
    readonly before?: { readonly past: Past; readonly own: PastRun | null };
  },
): Pick<ReportStep, 'proved' | 'tookMs'> {
  if (before === undefined) return {};
  const { past, own } = before;
  const { last, ...rest } = provedOf(past, id, state.startedAt);
  const tookMs = own?.steps[id]?.tookMs ?? null;
  return {
    ...(tookMs === null ? {} : { tookMs }),
    proved: {
      ...rest,
      version: past.versions.get(id) ?? null,
      last: last === null ? null : { ...last, at: new Date(last.at).toISOString() },
    },
  };
}

/** The same of all steps as a table. */
export function provedNodes({
  report,
  texts,
  voice,
  t,
}: {
  readonly report: Report;
  readonly texts: Texts;
  readonly voice: Voice;
  readonly t: Texts['t'];
}): readonly RootContent[] {
  const rows = report.steps.flatMap(({ id, proved, tookMs }): readonly (readonly Words[])[] => {
    if (proved === undefined) return [];
    const { last } = proved;
    const before = { ...proved, last: last === null ? null : { ...last, at: Date.parse(last.at) } };
    return [
      [
        voice.name(id),
        provedText(before, texts, voice.date),
        tookText(before, texts),
        tookMs === undefined ? '' : duration(tookMs, texts.lang),
      ],
    ];
  });
  if (rows.length === 0) return [];
  return [table([t('step'), t('provedBefore'), t('tookBefore'), t('tookHere')], rows)];
}

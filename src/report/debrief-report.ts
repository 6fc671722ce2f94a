import type { RootContent } from 'mdast';
import { debriefOf, type DebriefRow } from '../core/debrief.ts';
import type { Book } from '../model/book.ts';
import type { DebriefReport, Report } from '../model/report.ts';
import type { RunState } from '../model/state.ts';
import { debriefWords, proofName } from '../text/debrief-lines.ts';
import type { Texts } from '../text/index.ts';
import type { Voice } from '../text/voice.ts';
import { bullets, paragraph, strong } from './mdast.ts';

/** Nothing where nothing was to go wrong. */
export function debriefReport(book: Book, state: RunState): Pick<Report, 'debrief'> {
  const debrief = debriefOf(state);
  if (debrief === null) return {};
  const { scenario, rows, notInjected } = debrief;
  return { debrief: { scenario, faults: rows.map((row) => faultOf(book, row)), notInjected } };
}

function faultOf(book: Book, row: DebriefRow): DebriefReport['faults'][number] {
  const { fault, title, notice, was, injectedAt, endedAt, seen, did, over, toSeeMs, tookMs } = row;
  return {
    fault,
    title,
    notice,
    was,
    injectedAt: iso(injectedAt),
    endedAt: endedAt === null ? null : iso(endedAt),
    seen:
      seen === null
        ? null
        : {
            at: iso(seen.at),
            step: seen.step,
            probe: seen.proof === null ? null : proofName(book, seen.step, seen.proof),
            cause: seen.cause,
          },
    toSeeMs,
    did: did === null ? null : { ...did, at: iso(did.at) },
    over: over === null ? null : { ...over, at: iso(over.at) },
    tookMs,
  };
}

/** The same for who reads it. */
export function debriefNodes(told: {
  readonly book: Book;
  readonly state: RunState;
  readonly voice: Voice;
  readonly texts: Texts;
}): readonly RootContent[] {
  const { book, state, voice, texts } = told;
  const debrief = debriefOf(state);
  if (debrief === null) return [];
  const { intro, faults, rest } = debriefWords(debrief, book, voice, texts);
  return [
    ...intro.map((line) => paragraph(line)),
    ...(faults.length === 0
      ? []
      : [
          bullets(
            faults.map(({ title, lines }) => [strong(title), bullets(lines.map((line) => [line]))]),
          ),
        ]),
    ...rest.map((line) => paragraph(line)),
  ];
}

function iso(at: number): string {
  return new Date(at).toISOString();
}

import type { RunHandle } from '../../model/run.ts';
import type { StepId } from '../../model/runbook.ts';
import type { Progress } from '../../model/verdict.ts';
import { visibleLine } from '../../text/visible.ts';
import type { Texts } from '../../text/index.ts';
import { countWords } from '../../text/progress-words.ts';
import type { Voice } from '../../text/voice.ts';

const PARTS = ['none', 'quarter', 'half', 'threeQuarters', 'all'] as const;
type Part = (typeof PARTS)[number];

/**
 * For ears: how far it is, in words and only as it comes to another quarter. That it is at work was said when it began, and
 * is not said again.
 */
export function quarterNews(
  handle: Pick<RunHandle, 'steps' | 'live'>,
  { voice, texts }: { readonly voice: Voice; readonly texts: Texts },
): () => readonly string[] {
  const said = new Map<StepId, Part>();
  return () =>
    [...handle.steps()].flatMap(([id, { is }]) => {
      if (is !== 'acting' && is !== 'proving' && is !== 'late') {
        said.delete(id);
        return [];
      }
      const { progress } = handle.live(id);
      const part = progress === null ? 'none' : partOf(progress);
      const before = said.get(id) ?? 'none';
      said.set(id, part);
      if (progress === null || part === 'none' || part === before) return [];
      const count = countWords(progress, voice);
      return [visibleLine(texts.t(`look.atWork.${part}`, { name: voice.name(id), count }))];
    });
}

function partOf({ done, of }: Progress): Part {
  if (of === null || of <= 0) return 'none';
  return PARTS[Math.max(0, Math.min(4, Math.floor((done / of) * 4)))] ?? 'none';
}

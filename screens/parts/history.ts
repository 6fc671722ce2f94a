import type { RunEvent } from '../../src/model/event.ts';
import type { StepId } from '../../src/model/runbook.ts';
import { lineOf, span, wrapLines } from '../line.ts';
import type { Row } from '../page.ts';
import type { EvidenceRef } from '../../src/model/verdict.ts';
import type { Scene } from '../scene.ts';
import type { View } from '../view.ts';
import { padEnd, widthOf } from '../width.ts';
import { eventText } from './event-line.ts';

const TIME = 9;

/** Events as they came, each with its time; `refs` also names the step. */
export function eventRows(
  scene: Scene,
  events: readonly RunEvent[],
  refs: boolean,
): readonly Row[] {
  return events.flatMap((event) => {
    const { ref, text, tone } = eventText(event, scene.view, scene.words);
    const lead = refs && ref !== '' ? `${ref}  ` : '';
    const indent = TIME + widthOf(lead);
    return wrapLines(text, Math.max(8, scene.width - indent), tone).map((line, index) => ({
      line: [
        ...(index === 0
          ? lineOf(span(padEnd(scene.words.time(event.at), TIME), 'dim'), span(lead))
          : lineOf(' '.repeat(indent))),
        ...line,
      ],
    }));
  });
}

export function isOfStep(event: RunEvent, step: string): boolean {
  if (event.type === 'operator-decided') return event.decision.step === step;
  return 'step' in event && event.step === step;
}

/** Where what was seen is kept, relative to the run's folder. */
export function evidenceRows(scene: Scene, id: StepId): readonly Row[] {
  return evidenceOf(scene.view, id).map((ref) => ({
    line: [
      span(scene.words.t('step.evidence'), 'dim'),
      span(` ${ref.file}  `),
      span(`sha256 ${ref.sha256.slice(0, 12)}`, 'dim'),
    ],
  }));
}

export function evidenceOf({ state }: View, id: StepId): readonly EvidenceRef[] {
  const record = state.steps[id];
  return [...(record?.evidence ?? []), ...(record?.seen ?? []).flatMap((one) => one.evidence)];
}

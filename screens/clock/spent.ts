import { timeSpent } from '../../src/core/time-spent.ts';
import { duration } from '../duration.ts';
import type { Row } from '../page.ts';
import { labelledRows } from '../parts/rows.ts';
import type { Scene } from '../scene.ts';

const MINUTE = 60_000;

/** Where the time went so far, the longest first. */
export function spentRows(scene: Scene): readonly Row[] {
  const { view, words } = scene;
  const { state, book } = view;
  const { machineMs, peopleMs, waitingMs, restMs } = timeSpent(book, state, view.now);
  const before = state.outageStartedAt === null ? 0 : state.startedAt - state.outageStartedAt;
  const parts = [
    ['before', before],
    ['machine', machineMs],
    ['people', peopleMs],
    ['waiting', waitingMs],
    ['rest', restMs],
  ] as const;
  const text = parts
    .filter(([, ms]) => ms >= 1000)
    .toSorted(([, a], [, b]) => b - a)
    .map(([key, ms]) => words.t(`clock.${key}`, { time: duration(rounded(ms), words.lang) }))
    .join(words.glyphs.dot);
  return labelledRows(scene, words.t('clock.spent'), text);
}

/** Seconds of what took long only make it harder to read. */
function rounded(ms: number): number {
  return ms < 10 * MINUTE ? ms : Math.round(ms / MINUTE) * MINUTE;
}

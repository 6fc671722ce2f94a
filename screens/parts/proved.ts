import { isSatisfied } from '../../src/core/derive.ts';
import { groundOf } from '../../src/core/ground.ts';
import { provedOf } from '../../src/core/proved.ts';
import type { Proved } from '../../src/model/past.ts';
import type { StepId } from '../../src/model/runbook.ts';
import { provedText, tookText } from '../../src/text/proved-words.ts';
import type { Row } from '../page.ts';
import { isNarrow, type Scene } from '../scene.ts';
import { stateOf, type View } from '../view.ts';
import { labelledRows } from './rows.ts';

/** What past runs tell of a step as this run began; undefined until they are read. */
function provedIn({ past, state }: View, step: StepId): Proved | undefined {
  return past === null ? undefined : provedOf(past, step, state.startedAt);
}

/**
 * One word at the end of a row of a step that is still to come: whether it was ever carried out before. What only the practice
 * range has shown is never told as what a cluster has.
 */
export function provedWord(scene: Scene, step: StepId): string | undefined {
  const { view, words } = scene;
  const proved = provedIn(view, step);
  if (proved === undefined || isSatisfied(stateOf(view, step))) return undefined;
  const isOnlyRange = proved.last?.ground === 'practice' && groundOf(view.state) !== 'practice';
  if (proved.is !== 'fresh' || !isOnlyRange) return words.t(`proved.${proved.is}`);
  return words.t(isNarrow(scene) ? 'proved.range' : 'proved.freshRange');
}

export function provedRows(scene: Scene, step: StepId): readonly Row[] {
  const { view, words } = scene;
  const proved = provedIn(view, step);
  if (proved === undefined) return [];
  const { texts } = words;
  return [
    ...labelledRows(
      scene,
      words.t('proved.label'),
      provedText(proved, texts, (at) => words.date(at)),
    ),
    ...labelledRows(scene, words.t('proved.tookLabel'), tookText(proved, texts)),
  ];
}

import type { Way } from '../../src/core/ways.ts';
import { isPersons } from '../../src/core/step-ready.ts';
import { duration } from '../duration.ts';
import { wrapLines } from '../line.ts';
import type { Row } from '../page.ts';
import { labelledLines } from '../parts/rows.ts';
import { labelColumn, type Scene } from '../scene.ts';
import type { Tone } from '../theme.ts';
import { needOf, stateOf, stepOf, type View } from '../view.ts';

/** What would shorten the whole most: the step of the longest chain that waits for a person. */
export function shortenRows(scene: Scene, legs: readonly Way[]): readonly Row[] {
  const { words } = scene;
  const { text, tone } = advice(scene, legs);
  return labelledLines(
    scene,
    words.t('clock.shorten'),
    wrapLines(text, scene.width - labelColumn(scene), tone),
  );
}

function advice(
  { view, words }: Scene,
  legs: readonly Way[],
): { readonly text: string; readonly tone: Tone } {
  const named = (id: string) => {
    const step = stepOf(view, id);
    return { ref: step?.ref ?? '', title: words.show(step?.title, view.scope) };
  };
  const asked = legs.find(({ id }) => isAsked(view, id));
  if (asked !== undefined) return { text: words.t('clock.waits', named(asked.id)), tone: 'warn' };
  for (const { id } of legs) {
    const state = stepOf(view, id) === undefined ? undefined : stateOf(view, id);
    if (state?.is === 'waiting-on')
      return { text: words.t('clock.awaits', { ...named(id), whom: state.whom }), tone: 'warn' };
  }
  const later = legs.find(({ id }) => {
    const step = stepOf(view, id);
    return step !== undefined && (isPersons(step) || step.risk !== undefined);
  });
  if (later === undefined) return { text: words.t('clock.noPerson'), tone: 'plain' };
  const time = duration(later.startMs, words.lang);
  return { text: words.t('clock.later', { ...named(later.id), time }), tone: 'plain' };
}

/** Somebody is asked for it, or for the go of its section. */
function isAsked(view: View, id: string): boolean {
  const step = stepOf(view, id);
  if (step === undefined) return view.needs.some((need) => need.step === id);
  if (needOf(view, id) !== undefined) return true;
  return (
    stateOf(view, id).is === 'ready' &&
    view.needs.some((need) => need.is === 'go' && need.section === step.section)
  );
}

import { groundOf } from '../../src/core/ground.ts';
import { usualOf } from '../../src/core/proved.ts';
import type { BookStep } from '../../src/model/book.ts';
import { duration } from '../duration.ts';
import type { Row } from '../page.ts';
import { labelledRows } from '../parts/rows.ts';
import type { Scene } from '../scene.ts';

/** What it costs and how long it takes, before anything is begun. */
export function factRows(scene: Scene, actions: readonly BookStep[]): readonly Row[] {
  if (actions.length === 0) return [];
  const { words } = scene;
  const count = actions.filter(({ risk }) => risk === 'cost').length;
  return [
    ...labelledRows(
      scene,
      words.t('go.cost'),
      count === 0 ? words.t('go.costNone') : words.t('go.costs', { count }),
      count === 0 ? 'plain' : 'warn',
    ),
    ...labelledRows(scene, words.t('go.takes'), takesText(scene, actions)),
  ];
}

/** One after the other: at most so long, as far as anybody knows. */
function takesText({ view, words }: Scene, actions: readonly BookStep[]): string {
  const { past, state } = view;
  const times = actions.map((step) => usualOf(past, step, groundOf(state), state.startedAt));
  const known = times.flatMap((one) => (one === null ? [] : [one.ms]));
  if (known.length === 0) return words.t('go.takesUnknown');
  const time = duration(
    known.reduce((sum, ms) => sum + ms, 0),
    words.lang,
  );
  return words.t(known.length === times.length ? 'go.about' : 'go.atLeast', { time });
}

import { duration } from '../duration.ts';
import type { Scene } from '../scene.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

type Since = { readonly since: number; readonly sinceBefore?: true };

/** How long it is so already, as short as it can be told: `40s`, `4m`, `2h 05m`, `>3d`. */
export function ageOf({ view, words }: Scene, { since, sinceBefore }: Since): string {
  const least = sinceBefore === true ? '>' : '';
  const age = Math.max(0, view.now - since);
  if (age >= 2 * DAY) return least + words.t('cluster.days', { n: Math.floor(age / DAY) });
  return `${least}${duration(age < 10 * MINUTE ? age : age - (age % MINUTE), words.lang)}`;
}

/** `since 02:09:10, 4m`; with its day where that is not today. */
export function sinceText(scene: Scene, { since, sinceBefore }: Since, key = 'since'): string {
  const { words, view } = scene;
  const isLong = view.now - since >= DAY / 2;
  const time = isLong ? words.date(since) : words.time(since);
  if (sinceBefore === true) return words.t('cluster.sinceBefore', { time });
  return words.t(`cluster.${key}`, { time, ago: ageOf(scene, { since }) });
}

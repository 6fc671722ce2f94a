import type { Act } from '../act.ts';
import type { Row } from '../page.ts';
import type { Scene } from '../scene.ts';
import type { Spot } from '../ui.ts';
import { fieldRows, fieldText } from './field-row.ts';

export const SEARCH = 'search';
export const SEARCH_KEY: Act = { do: 'flag', name: SEARCH, on: true };
export const SEARCH_OVER: Act = { do: 'flag', name: SEARCH, on: false };

export function isSearching(spot: Spot): boolean {
  return spot.flags[SEARCH] === true;
}

/** What is looked for, in small letters, however an input method wrote it; empty where nothing is. */
export function sought(spot: Spot): string {
  if (!isSearching(spot)) return '';
  const { text } = fieldText(spot, SEARCH);
  return text.normalize('NFKC').replaceAll('。', '.').trim().toLowerCase();
}

/** The field; Enter in it goes to the row that was found first. */
export function searchRows(scene: Scene, spot: Spot, first: string | undefined): readonly Row[] {
  if (!isSearching(spot)) return [];
  return fieldRows(scene, spot, {
    id: SEARCH,
    label: scene.words.t('outline.search'),
    kind: SEARCH,
    enter: { do: 'focus', row: first ?? SEARCH },
  });
}

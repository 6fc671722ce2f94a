import { objectName } from '../../src/text/object-name.ts';
import type { CauseGroup } from '../../src/model/overview.ts';
import type { ObjectRef } from '../../src/model/verdict.ts';
import { grouped } from '../../src/text/grouped.ts';
import { pageOf, type Page } from '../page.ts';
import { BLANK_ROW, titleRows } from '../parts/rows.ts';
import {
  isSearching,
  SEARCH,
  SEARCH_KEY,
  SEARCH_OVER,
  searchRows,
  sought,
} from '../parts/search.ts';
import type { Scene } from '../scene.ts';
import type { Spot } from '../ui.ts';
import { namespaceName, objectRow } from './names.ts';
import { noneRows } from './none-rows.ts';
import { objectKeys, objectRows } from './object-rows.ts';
import { countsLine } from './totals.ts';

/** What is not ready in one namespace, each with why. */
export function namespacePage(scene: Scene, spot: Spot, name: string): Page {
  const { view, words } = scene;
  const row = view.cluster?.namespaces.find((one) => one.name === name);
  const why = whyIn(view.cluster?.causes ?? [], name);
  const all = [...why.values()].map(({ object }) => object);
  const objects = all.filter((one) => objectName(one).toLowerCase().includes(sought(spot)));
  const searching = isSearching(spot);
  const [first] = objects.map(objectRow);
  const start = searching ? SEARCH : (first ?? null);
  const count = all.length === 0 ? '' : words.t('cluster.notRight', { n: grouped(all.length) });
  return pageOf({
    head: [
      ...titleRows(scene, namespaceName(name, words), count, 'warn'),
      ...(row === undefined ? [] : [{ line: countsLine(row.counts, words) }]),
      BLANK_ROW,
    ],
    rows: [
      ...searchRows(scene, spot, first),
      ...(all.length === 0
        ? noneRows(scene, row === undefined ? 'gone' : 'allHere')
        : objectRows(scene, objects, (one) => why.get(objectRow(one))?.group)),
    ],
    start,
    keys: {
      ...objectKeys(spot, objects, start),
      search: SEARCH_KEY,
      ...(searching ? { back: SEARCH_OVER } : {}),
    },
  });
}

type Why = { readonly object: ObjectRef; readonly group: CauseGroup };

/** Each object once, with the cause that explains most. */
function whyIn(causes: readonly CauseGroup[], namespace: string): ReadonlyMap<string, Why> {
  const all = new Map<string, Why>();
  for (const group of causes)
    for (const object of group.holds)
      if ((object.namespace ?? '') === namespace && !all.has(objectRow(object)))
        all.set(objectRow(object), { object, group });
  return all;
}

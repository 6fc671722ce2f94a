import { objectName } from '../../src/text/object-name.ts';
import { span } from '../line.ts';
import { pageOf, type Page, type Row } from '../page.ts';
import { groupText } from '../parts/cause.ts';
import { causeRows } from '../parts/proofs.ts';
import { BLANK_ROW, GUTTER, section, textRow, titleRows } from '../parts/rows.ts';
import {
  isSearching,
  SEARCH,
  SEARCH_KEY,
  SEARCH_OVER,
  searchRows,
  sought,
} from '../parts/search.ts';
import type { Scene } from '../scene.ts';
import { markOfVerdict } from '../theme.ts';
import type { Spot } from '../ui.ts';
import { grouped } from '../../src/text/grouped.ts';
import { heldBy } from './cause-rows.ts';
import { objectRow } from './names.ts';
import { noneRows } from './none-rows.ts';
import { objectKeys, objectRows } from './object-rows.ts';
import { sinceText } from './since.ts';

/** One cause: what to do, where it was seen, what is not ready because of it. */
export function causePage(scene: Scene, spot: Spot, key: string): Page {
  const { view, words } = scene;
  const group = view.cluster?.causes.find((one) => one.key === key);
  const title = words.t('cluster.title');
  if (group === undefined)
    return pageOf({
      head: [...titleRows(scene, title, '', 'dim'), BLANK_ROW],
      rows: noneRows(scene, 'gone'),
    });
  const isFound = (name: string) => name.toLowerCase().includes(sought(spot));
  const objects = group.objects.filter((one) => isFound(objectName(one)));
  const held = heldBy(group).filter((one) => isFound(objectName(one)));
  const { tone } = markOfVerdict(group.verdict, words.glyphs);
  const searching = isSearching(spot);
  const [first] = [...objects, ...held].map(objectRow);
  const start = searching ? SEARCH : (first ?? null);
  return pageOf({
    head: [...titleRows(scene, title, sinceText(scene, group), 'dim'), BLANK_ROW],
    rows: [
      ...causeRows(scene, group.cause, tone, groupText(group, words)),
      ...section(searchRows(scene, spot, first)),
      ...section(listed(words.t('cluster.seenAt'), objectRows(scene, objects))),
      ...mostRows(scene, group.objects.length, group.cause.count),
      ...section(listed(words.t('cluster.heldUp'), objectRows(scene, held))),
    ],
    start,
    keys: {
      ...objectKeys(spot, [...objects, ...held], start),
      search: SEARCH_KEY,
      ...(searching ? { back: SEARCH_OVER } : {}),
    },
  });
}

function listed(title: string, rows: readonly Row[]): readonly Row[] {
  const count = rows.filter((one) => one.row !== undefined).length;
  if (count === 0) return [];
  return [textRow(span(`${title}  ${grouped(count)}`, 'dim')), ...rows];
}

function mostRows({ words }: Scene, n: number, of: number): readonly Row[] {
  if (of <= n || n < 2) return [];
  const text = words.t('cluster.most', { n: grouped(n), of: grouped(of) });
  return [textRow(' '.repeat(GUTTER), span(text, 'dim'))];
}

import { objectName } from '../../src/text/object-name.ts';
import type { CauseGroup, ClusterOverview, NamespaceRow } from '../../src/model/overview.ts';
import { grouped } from '../../src/text/grouped.ts';
import { between, span } from '../line.ts';
import { pageOf, type Page, type Row } from '../page.ts';
import { groupText } from '../parts/cause.ts';
import { BLANK_ROW, GUTTER, section, textRow, titleRows } from '../parts/rows.ts';
import {
  isSearching,
  SEARCH,
  SEARCH_KEY,
  SEARCH_OVER,
  searchRows,
  sought,
} from '../parts/search.ts';
import { isNarrow, type Scene } from '../scene.ts';
import type { Spot } from '../ui.ts';
import { causeGroupRows } from './cause-rows.ts';
import { ONLY_WRONG } from './filter.ts';
import { namespaceName } from './names.ts';
import { namespaceRows, worstOf } from './namespace-rows.ts';
import { blindRows, lostRows, readingRows, titled } from './none-rows.ts';
import { countsLine, totalOf } from './totals.ts';

/** Those that explain most: who mends them sees the next. */
const MOST_CAUSES = 40;
/** So many namespaces stand before why; where there are far more, the reasons would be out of sight below them. */
const FIRST = 5;
const ENOUGH = 8;

/** The pinned cluster at a glance: how much is ready, where not, why, and since when. Live. */
export function clusterPage(scene: Scene, spot: Spot): Page {
  const { view, words } = scene;
  const title = words.t('cluster.title');
  if (view.cluster === null) {
    const text = words.t(view.hasCluster ? 'cluster.reading' : 'cluster.none');
    return pageOf({
      head: [...titleRows(scene, title, '', 'dim'), BLANK_ROW],
      rows: [textRow(text)],
    });
  }
  const overview = view.cluster;
  const rows = bodyRows(scene, spot, overview);
  const first = rows.find((one) => one.row !== undefined)?.row;
  const searching = isSearching(spot);
  return pageOf({
    head: [...headRows(scene, overview), ...(isNarrow(scene) ? [] : [BLANK_ROW])],
    rows: [...searchRows(scene, spot, first), ...rows],
    start: searching ? SEARCH : (first ?? null),
    keys: {
      'only-open': { do: 'flag', name: ONLY_WRONG, on: spot.flags[ONLY_WRONG] !== true },
      search: SEARCH_KEY,
      ...(searching ? { back: SEARCH_OVER } : {}),
    },
  });
}

function headRows(scene: Scene, overview: ClusterOverview): readonly Row[] {
  const { words, width } = scene;
  const title = [span(words.t('cluster.title'), 'strong')];
  const total = [totalOf(scene, overview)];
  return [
    // In one column there is no room for both.
    { line: isNarrow(scene) ? total : between(title, total, width, words.glyphs.ellipsis) },
    { line: countsLine(overview.counts, words) },
  ];
}

/** What is not right comes first: where, why, and what can't be read. Then what is. */
function bodyRows(scene: Scene, spot: Spot, overview: ClusterOverview): readonly Row[] {
  const { words } = scene;
  const { lost, isWhole, namespaces, causes, blind } = overview;
  const found = namespaces.filter((one) => namespaceName(one.name, words).includes(sought(spot)));
  const wrong = found.filter((one) => !isRight(one));
  const right = spot.flags[ONLY_WRONG] === true ? [] : found.filter(isRight);
  const why = causes.filter((one) => isFound(one, spot, scene));
  const isLong = wrong.length > ENOUGH && why.length > 0;
  const [first, others] = isLong ? [wrong.slice(0, FIRST), wrong.slice(FIRST)] : [wrong, []];
  const rows = [
    ...(lost === undefined ? [] : lostRows(scene, lost.cause)),
    ...(isWhole || lost !== undefined ? [] : readingRows(scene)),
    ...section([...namespaceRows(scene, first), ...moreRow(scene, others.length)]),
    ...section(titled(scene, 'why', whyRows(scene, why))),
    ...section(namespaceRows(scene, others)),
    ...section(titled(scene, 'blind', blindRows(scene, blind))),
    ...section(rightRows(scene, right, wrong.length === 0)),
  ];
  return rows.some((one) => one.line.length > 0) ? rows : nothingRows(scene, spot, overview);
}

function whyRows(scene: Scene, why: readonly CauseGroup[]): readonly Row[] {
  const more = why.length - MOST_CAUSES;
  return [
    ...why
      .slice(0, MOST_CAUSES)
      .flatMap((one, index) => [
        ...(index === 0 ? [] : [BLANK_ROW]),
        ...causeGroupRows(scene, one),
      ]),
    ...(more > 0 ? [BLANK_ROW, ...moreRow(scene, more)] : []),
  ];
}

function moreRow({ words }: Scene, n: number): readonly Row[] {
  if (n <= 0) return [];
  const text = words.t('cluster.more', { n: grouped(n) });
  return [textRow(' '.repeat(GUTTER), span(text, 'dim'))];
}

/** The table has its columns named once. */
function rightRows(scene: Scene, right: readonly NamespaceRow[], isFirst: boolean): readonly Row[] {
  const [head, ...rows] = namespaceRows(scene, right);
  if (head === undefined) return [];
  if (isFirst || isNarrow(scene)) return [head, ...rows];
  return titled(scene, 'right', rows);
}

function nothingRows(scene: Scene, spot: Spot, overview: ClusterOverview): readonly Row[] {
  const { namespaces, isWhole } = overview;
  if (sought(spot) !== '') return [textRow(scene.words.t('cluster.nothing'))];
  if (!isWhole) return [];
  const key = namespaces.length === 0 ? 'cluster.empty' : 'cluster.allRight';
  return [textRow(scene.words.t(key))];
}

function isRight(row: NamespaceRow): boolean {
  return worstOf(row) === 'pass';
}

function isFound(group: CauseGroup, spot: Spot, { words }: Scene): boolean {
  const text = sought(spot);
  if (text === '') return true;
  const names = [...group.objects, ...group.holds].map(objectName);
  return [groupText(group, words), ...names].some((one) => one.toLowerCase().includes(text));
}

import type { NamespaceRow } from '../../src/model/overview.ts';
import { VERDICTS, type Verdict } from '../../src/model/verdict.ts';
import { grouped } from '../../src/text/grouped.ts';
import { between, lineOf, span, type Line, type Span } from '../line.ts';
import type { Row } from '../page.ts';
import { choiceRows, GUTTER } from '../parts/rows.ts';
import { isNarrow, type Scene } from '../scene.ts';
import { markOfVerdict } from '../theme.ts';
import { clip, padEnd, padStart } from '../width.ts';
import { namespaceName } from './names.ts';
import { ageOf } from './since.ts';
import { countsLine } from './totals.ts';

const PODS = 13;
const SINCE = 9;
const WIDTHS: { readonly [verdict in Verdict]: number } = { fail: 7, unknown: 9, wait: 7, pass: 8 };
const MARK = 2;

export function worstOf({ counts }: NamespaceRow): Verdict {
  return VERDICTS.find((verdict) => counts[verdict] > 0) ?? 'unknown';
}

/** Namespaces × (pods, failed, unknown, waiting, ready), one a row; in one column the counts stand below the name. */
export function namespaceRows(scene: Scene, all: readonly NamespaceRow[]): readonly Row[] {
  if (all.length === 0) return [];
  return [
    ...(isNarrow(scene) ? [] : [headRow(scene)]),
    ...all.flatMap((one) =>
      choiceRows(
        `namespace ${one.name}`,
        isNarrow(scene) ? narrow(scene, one) : [wide(scene, one)],
        {
          enter: { do: 'open', place: { at: 'cluster-namespace', name: one.name } },
          ...(one.name === '' ? {} : { copy: one.name }),
        },
      ),
    ),
  ];
}

function headRow(scene: Scene): Row {
  const { words } = scene;
  const column = (name: string, width: number) =>
    padStart(clip(words.t(`cluster.column.${name}`), width - 1, ''), width);
  const name = padEnd(words.t('cluster.column.namespace'), nameWidth(scene));
  const numbers = VERDICTS.map((verdict) => column(verdict, WIDTHS[verdict])).join('');
  const text = `${name}${column('pods', PODS)}${numbers}${column('since', SINCE)}`;
  return { line: lineOf(span(`${' '.repeat(GUTTER + MARK)}${text}`, 'dim')) };
}

function nameWidth({ width }: Scene): number {
  const numbers = VERDICTS.reduce((sum, verdict) => sum + WIDTHS[verdict], PODS + SINCE);
  return width - GUTTER - MARK - numbers;
}

function wide(scene: Scene, row: NamespaceRow): Line {
  const { words } = scene;
  const verdict = worstOf(row);
  const mark = markOfVerdict(verdict, words.glyphs);
  const room = nameWidth(scene);
  const name = clip(namespaceName(row.name, words), room - 1, words.glyphs.ellipsis);
  const since = verdict === 'pass' ? '' : ageOf(scene, row);
  return lineOf(
    span(`${mark.glyph} `, mark.tone),
    padEnd(name, room),
    padStart(podsOf(row), PODS),
    ...VERDICTS.map((one) => cell(scene, one, row.counts[one])),
    span(padStart(since, SINCE), 'dim'),
  );
}

function cell(scene: Scene, verdict: Verdict, n: number): Span {
  const text = padStart(n === 0 ? '.' : grouped(n), WIDTHS[verdict]);
  if (n === 0) return span(text, 'dim');
  return span(text, verdict === 'pass' ? 'plain' : markOfVerdict(verdict, scene.words.glyphs).tone);
}

function narrow(scene: Scene, row: NamespaceRow): readonly Line[] {
  const { words, width } = scene;
  const verdict = worstOf(row);
  const mark = markOfVerdict(verdict, words.glyphs);
  const head = lineOf(span(`${mark.glyph} `, mark.tone), namespaceName(row.name, words));
  return [
    between(head, lineOf(podsOf(row)), width - GUTTER, words.glyphs.ellipsis),
    ...(verdict === 'pass' ? [] : [lineOf('  ', ...countsLine(row.counts, words))]),
  ];
}

function podsOf({ ready, desired }: NamespaceRow): string {
  return desired === 0 ? '' : `${grouped(ready)}/${grouped(desired)}`;
}

import { visibleLine } from '../../src/text/visible.ts';
import { causeText } from '../parts/cause.ts';
import { causeRows } from '../parts/proofs.ts';
import { BLANK_ROW, textRow, titleRows } from '../parts/rows.ts';
import { span, type Line } from '../line.ts';
import { pageOf, type Page, type Row } from '../page.ts';
import type { Scene } from '../scene.ts';
import { wrap } from '../wrap.ts';

/** The report on the screen: its Markdown as rows to scroll through. */
export function reportPage(scene: Scene): Page {
  const { words, ui } = scene;
  const found = ui.report?.lang === ui.lang ? ui.report.found : null;
  const rows = typeof found === 'string' ? rowsOf(found, scene) : [];
  return pageOf({
    head: [
      ...titleRows(
        scene,
        words.t('report.title'),
        rows.length === 0 ? '' : words.t('report.lines', { n: rows.length }),
        'dim',
      ),
      BLANK_ROW,
    ],
    rows:
      found === null
        ? [textRow(span(words.t('report.making'), 'dim'))]
        : typeof found === 'string'
          ? rows
          : causeRows(scene, found, 'bad', causeText(found, words)),
  });
}

const known = new Map<string, readonly Row[]>();

/** Made once for each width: a long run's report has thousands of rows. */
function rowsOf(text: string, { width, words }: Scene): readonly Row[] {
  const key = `${width} ${words.glyphs.rule} ${text}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const rows = text
    .split('\n')
    .flatMap((line) => linesOf(visibleLine(line), width, words.glyphs.rule))
    .map((line) => ({ line }));
  known.clear();
  known.set(key, rows);
  return rows;
}

const HEADING = /^(#+) (.*)$/;
const TABLE_RULE = /^\|[ :|-]+\|$/;

/** One line of Markdown without the signs that are only there for a renderer. */
function linesOf(text: string, width: number, rule: string): readonly Line[] {
  if (text === '') return [[]];
  const [, signs, title] = HEADING.exec(text) ?? [];
  if (title !== undefined)
    return wrap(bare(title), width).map((one) => [span(one, signs === '#' ? 'strong' : 'key')]);
  if (TABLE_RULE.test(text)) return [[span(rule.repeat(Math.min(width, text.length)), 'dim')]];
  return wrap(bare(text), width).map((one) => [span(one)]);
}

/** Emphasis and escapes say nothing here that the words do not. */
function bare(text: string): string {
  return text
    .replaceAll(/\*\*([^*]+)\*\*/g, '$1')
    .replaceAll(/`([^`]+)`/g, '$1')
    .replaceAll(/\\([\\`*_{}[\]()#+.!|<>~&-])/g, '$1');
}

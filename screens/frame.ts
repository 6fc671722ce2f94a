import { goneLine } from './door/countdown.ts';
import { clipLine, fitLine, lineOf, span, type Line } from './line.ts';
import type { Row } from './page.ts';
import { keysLine, newsLine } from './parts/footer.ts';
import { headerLines } from './parts/header.ts';
import { GUTTER } from './parts/rows.ts';
import { GAP, type Pane, type Stage } from './stage.ts';
import { isDoor, topSpot } from './ui.ts';
import type { Tone } from './theme.ts';
import type { Words } from './words.ts';

export { tooSmall } from './too-small.ts';

/** Exactly as many rows as the screen has, none wider than it; `cursor` is where the terminal's own cursor goes. */
export type Frame = {
  readonly lines: readonly Line[];
  readonly cursor: { readonly x: number; readonly y: number } | null;
};

const ABOVE = 3;

export function frameOf(stage: Stage): Frame {
  const { view, words, size, panes, height, ui } = stage;
  const { place } = topSpot(ui);
  const drawn = panes.map((pane) => drawPane(pane, words, height));
  const rule = span(words.glyphs.rule.repeat(size.columns), ruleTone(stage));
  const body = Array.from({ length: height }, (_, index) =>
    beside(
      drawn.map((one) => one.lines[index] ?? []),
      panes,
      words,
    ),
  );
  const offset = panes
    .slice(0, panes.indexOf(stage.active))
    .reduce((sum, pane) => sum + pane.width + GAP, 0);
  const cursor = drawn[panes.indexOf(stage.active)]?.cursor ?? null;
  return {
    lines: [
      ...headerLines(view, words, size.columns, isDoor(place) ? goneLine(view, words, 'gone') : []),
      [rule],
      ...body,
      bottomRule(stage),
      newsLine(stage),
      keysLine(stage),
    ],
    cursor: cursor === null ? null : { x: cursor.x + offset, y: cursor.y + ABOVE },
  };
}

/** A drill is framed in its own colour: at a glance it is no incident. Its word stands in the header. */
function ruleTone({ view }: Stage): Tone {
  return view.state.mode === 'drill' ? 'good' : 'dim';
}

/** The rule below the page says how much of it is out of sight. */
function bottomRule(stage: Stage): Line {
  const { words, size, active } = stage;
  const { port } = active;
  const below = Math.max(0, port.body.length - port.top - port.height);
  const { rule } = words.glyphs;
  const tone = ruleTone(stage);
  if (below === 0) return [span(rule.repeat(size.columns), tone)];
  const text = ` ${words.t('frame.below', { n: below })} `;
  const line = lineOf(
    span(rule.repeat(3), tone),
    span(text),
    span(rule.repeat(size.columns), tone),
  );
  return clipLine(line, size.columns, '');
}

type Drawn = { readonly lines: readonly Line[]; readonly cursor: Frame['cursor'] };

function drawPane(pane: Pane, words: Words, height: number): Drawn {
  const { port } = pane;
  const shown = [
    ...port.head,
    ...port.body.slice(port.top, port.top + port.height),
    ...blanks(port.body.length - port.top, port.height),
    ...port.foot,
  ].slice(0, height);
  const y = shown.findIndex((row) => row.row !== undefined && row.row === port.focus);
  const field = shown[y]?.field;
  return {
    lines: shown.map((row) => drawRow(row, pane, words)),
    cursor:
      field === undefined || !pane.active ? null : { x: Math.min(field.x, pane.width - 1), y },
  };
}

/** Pushes the foot to the bottom where the page is short. */
function blanks(shown: number, height: number): readonly Row[] {
  return Array.from({ length: Math.max(0, height - Math.max(0, shown)) }, () => ({ line: [] }));
}

function drawRow(row: Row, pane: Pane, words: Words): Line {
  const { glyphs } = words;
  const holds = row.row !== undefined || row.of !== undefined;
  if (!holds) return clipLine(row.line, pane.width, glyphs.ellipsis);
  const here = row.row !== undefined && row.row === pane.port.focus;
  const mark = here ? span(`${glyphs.cursor} `, pane.active ? 'strong' : 'dim') : span('  ');
  return [mark, ...clipLine(row.line, pane.width - GUTTER, glyphs.ellipsis)];
}

function beside(lines: readonly Line[], panes: readonly Pane[], words: Words): Line {
  const { ellipsis } = words.glyphs;
  const last = lines.length - 1;
  return lines.flatMap((line, index) =>
    index === last
      ? line
      : [...fitLine(line, panes[index]?.width ?? 0, ellipsis), span(' '.repeat(GAP))],
  );
}

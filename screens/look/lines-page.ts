import { grouped } from '../../src/text/grouped.ts';
import { span } from '../line.ts';
import { pageOf, type Page, type Row } from '../page.ts';
import { choiceRows, GUTTER } from '../parts/rows.ts';
import { isSearching, SEARCH, sought } from '../parts/search.ts';
import type { Scene } from '../scene.ts';
import type { Held, Spot } from '../ui.ts';
import { clip } from '../width.ts';
import { wrap } from '../wrap.ts';
import { findingKeys, findingRows, marked } from './finding.ts';
import { layoutOf, lineAt, matches, plainLine, UNBROKEN, type LogLayout } from './log-lines.ts';
import { stampsOf, type Stamps } from './stamps.ts';
import { STATUS, WHOLE_SCREEN } from './whole-screen.ts';

/** A flag of the page. */
export const UNWRAPPED = 'unwrapped';
/** Rows out of sight are only counted. */
const UNSEEN: Row = { line: [span('')] };

export type Lines = Held & { readonly lines: readonly string[] };

export type LinesLook = {
  /** As it is now. */
  readonly now: Lines;
  /** Above it; told what is shown, which may be older. */
  readonly head: (shown: Lines) => readonly Row[];
  /** When what writes it began. */
  readonly since: number | null;
  readonly keys?: Page['keys'];
};

/** Lines that come: follows them until the operator scrolls up; then it stands still, and new ones are counted. */
export function linesPage(scene: Scene, spot: Spot, look: LinesLook): Page {
  const { now } = look;
  const shown: Lines =
    spot.held?.lines === undefined ? now : { ...spot.held, lines: spot.held.lines };
  const { lines } = shown;
  const head = look.head(shown);
  const stamps = stampsOf(scene, spot, shown.times, look.since);
  const room = scene.width - stamps.width;
  const isCut = spot.flags[UNWRAPPED] === true;
  const layout = layoutOf(lines, isCut ? UNBROKEN : room);
  const text = sought(spot);
  const found = matches(lines, text).map((line) => layout.starts[line] ?? 0);
  const findRows = findingRows(scene, spot, found);
  const height = Math.max(1, scene.height - head.length - findRows.length - 1);
  const last = Math.max(0, layout.rows - height);
  const top = spot.scroll === 'end' ? last : Math.min(Math.max(0, spot.scroll), last);
  const fresh = now.total - shown.total;
  return pageOf({
    head,
    rows: windowRows(shown, layout, stamps, { top, height, width: isCut ? null : room, text }),
    foot: [
      ...findRows,
      ...statusRows(scene, spot, { fresh, scrolls: layout.rows > height, stamps }, lineMeant()),
    ],
    start: isSearching(spot) ? SEARCH : STATUS,
    tail: now,
    keys: {
      follow: { do: 'follow' },
      wrap: { do: 'flag', name: UNWRAPPED, on: !isCut, ...rowAfterwards() },
      ...(stamps.next === undefined ? {} : { times: stamps.next }),
      ...look.keys,
      ...findingKeys(spot, found),
    },
  });

  /** Where it is not followed, what stands at the top stays there, however lines are broken. */
  function rowAfterwards(): { readonly scroll?: number } {
    if (spot.scroll === 'end') return {};
    const line = lineAt(layout, spot.scroll);
    return { scroll: isCut ? (layoutOf(lines, room).starts[line] ?? 0) : line };
  }

  /** What was found, else what stands at the top; where it is followed, the last. */
  function lineMeant(): string {
    const isLast = spot.scroll === 'end' || (layout.rows <= height && !found.includes(spot.scroll));
    return plainLine((isLast ? lines.at(-1) : lines[lineAt(layout, spot.scroll)]) ?? '');
  }
}

type Window = {
  readonly top: number;
  readonly height: number;
  /** null: cut at the edge. */
  readonly width: number | null;
  readonly text: string;
};

/** As many rows as there are, of which only those in sight are made. */
function windowRows(
  { lines, headings = [] }: Lines,
  layout: LogLayout,
  stamps: Stamps,
  { top, height, width, text }: Window,
): readonly Row[] {
  const rows: Row[] = Array.from({ length: layout.rows }, () => UNSEEN);
  const end = top + height;
  for (let at = lineAt(layout, top); at < lines.length && (layout.starts[at] ?? 0) < end; at += 1) {
    const plain = plainLine(lines[at] ?? '');
    const pieces = width === null ? [plain] : wrap(plain, width);
    const tone = headings.includes(at) ? 'strong' : 'plain';
    for (const [index, piece] of pieces.entries()) {
      const stamp = index === 0 ? stamps.of(at) : ' '.repeat(stamps.width);
      const lead = stamps.width === 0 ? [] : [span(stamp, 'dim')];
      const line = [...lead, ...marked([span(piece === '' ? ' ' : piece, tone)], text)];
      rows[(layout.starts[at] ?? 0) + index] = { line };
    }
  }
  return rows;
}

type Status = { readonly fresh: number; readonly scrolls: boolean; readonly stamps: Stamps };

/** One row at the end says whether it follows; Enter on it gives the log the whole screen, or takes that back. */
function statusRows(
  { words, width }: Scene,
  spot: Spot,
  { fresh, scrolls, stamps }: Status,
  copy: string,
): readonly Row[] {
  const on = spot.flags[WHOLE_SCREEN] === true;
  const follows = spot.scroll === 'end';
  const parts = [
    follows || !scrolls
      ? words.t('log.following')
      : fresh > 0
        ? words.t('log.pausedNew', { n: grouped(fresh) })
        : words.t('log.paused'),
    words.t(spot.flags[UNWRAPPED] === true ? 'log.unwrapped' : 'log.wrapped'),
    ...(stamps.kind === 'off' ? [] : [words.t(`log.times.${stamps.kind}`)]),
  ];
  const text = clip(parts.join(words.glyphs.dot), width - GUTTER, words.glyphs.ellipsis);
  return choiceRows(STATUS, [[span(text, follows || fresh === 0 ? 'dim' : 'warn')]], {
    enter: { do: 'flag', name: WHOLE_SCREEN, on: !on },
    ...(copy === '' ? {} : { copy }),
  });
}

import xterm from '@xterm/headless';
import { Unicode11Addon } from '@xterm/addon-unicode11';
import { wordsOf } from './words.ts';

export type Size = { readonly columns: number; readonly rows: number };

/** What one process drew, and when its terminal changed its size: `at` counts characters of `raw`. */
export type Drawn = {
  readonly raw: string;
  readonly sizes: readonly (Size & { readonly at: number; readonly isTooSmall?: boolean })[];
};

export type Frames = { readonly count: number; readonly faults: readonly string[] };

/** Ends each frame: what stands between two of them is drawn at once. */
const FRAME_END = '\u001B[?2026l';
const OWN_SCREEN = '\u001B[?1049l';
const ERASE_ALL = '\u001B[H\u001B[2J';
/** A row that is too wide shows as such in a terminal that is wider still. */
const SPARE = 60;

/** Reads every frame once more: no row may be wider than the screen was, and the header always stands in the first. */
export async function checkFrames({ raw, sizes }: Drawn): Promise<Frames> {
  const faults: string[] = [];
  let [count, at] = [0, 0];
  for (const [index, size] of sizes.entries()) {
    const next = sizes[index + 1];
    const terminal = new xterm.Terminal({
      cols: size.columns + SPARE,
      rows: size.rows,
      allowProposedApi: true,
    });
    terminal.loadAddon(new Unicode11Addon());
    terminal.unicode.activeVersion = '11';
    const end = next?.at ?? raw.length;
    const erased =
      index === 0 ? 0 : firstOfSize(raw, at, end, size, sizes[index - 1]?.isTooSmall !== true);
    if (index > 0) await write(terminal, '\u001B[?1049h');
    const drawn = erased === -1 || erased >= end ? '' : raw.slice(erased, end);
    const pieces = drawn.split(FRAME_END);
    const frames = pieces.slice(0, -1);
    for (const [which, frame] of frames.entries()) {
      await write(terminal, frame + FRAME_END);
      if (terminal.buffer.active.type !== 'alternate') continue;
      const isLast = which === frames.length - 1;
      const rest = (pieces[which + 1] ?? '') + (isLast ? raw.slice(end) : '');
      // The screen is emptied before it is left, for good or for another program.
      if (isEmpty(terminal) && ((next === undefined && isLast) || rest.includes(OWN_SCREEN)))
        continue;
      count += 1;
      faults.push(...faultsOf(terminal, size));
    }
    at = end;
    terminal.dispose();
  }
  return { count, faults };
}

/**
 * After a resize the program erases and draws everything anew, once it has heard of it: what comes before is of the old
 * size, and may begin with an erasure as well.
 */
function firstOfSize(
  raw: string,
  from: number,
  end: number,
  { columns, isTooSmall }: Drawn['sizes'][number],
  hadRoom: boolean,
): number {
  for (
    let at = raw.indexOf(ERASE_ALL, from);
    at !== -1 && at < end;
    at = raw.indexOf(ERASE_ALL, at + 1)
  ) {
    const [rule = ''] = /─+/.exec(raw.slice(at, raw.indexOf(FRAME_END, at))) ?? [];
    // Where there was no room there was no rule: what still comes of it looks like any frame.
    const isPlain = rule === '' && (hadRoom || isTooSmall === true);
    if (isPlain || rule.length === columns) return at;
  }
  return -1;
}

/** A drill in the range begins with the word of any drill, but where there is little room. */
const MODES = (['en', 'zh-CN'] as const).flatMap((lang) => {
  const { mode, modeShort } = wordsOf(lang);
  return [mode.incident, mode.drill, modeShort.incident, modeShort.practice];
});

type Terminal = InstanceType<typeof xterm.Terminal>;

function rowsOf({ rows, buffer: { active } }: Terminal): readonly string[] {
  return Array.from(
    { length: rows },
    (_, row) => active.getLine(active.viewportY + row)?.translateToString(true) ?? '',
  );
}

function isEmpty(terminal: Terminal): boolean {
  return rowsOf(terminal).every((row) => row === '');
}

function faultsOf(terminal: Terminal, size: Drawn['sizes'][number]): readonly string[] {
  const { active } = terminal.buffer;
  const rows = rowsOf(terminal);
  const wide = rows.filter((_, row) => {
    const line = active.getLine(active.viewportY + row);
    return line?.translateToString(false, size.columns).trim() !== '';
  });
  // Where there is no room for the screen, one line says what is needed.
  const isHeaded =
    size.isTooSmall === true || MODES.some((mode) => rows[0]?.startsWith(mode) === true);
  const screen = rows.join('\n');
  return [
    ...wide.map((row) => `wider than ${size.columns}: ${row}`),
    ...(isHeaded ? [] : [`no header in the first row:\n${screen}`]),
  ];
}

function write(terminal: Terminal, text: string): Promise<void> {
  return new Promise((resolve) => {
    terminal.write(text, resolve);
  });
}

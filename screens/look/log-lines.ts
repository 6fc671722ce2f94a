import { widthOf } from '../width.ts';
import { wrap } from '../wrap.ts';

/* oxlint-disable no-control-regex -- colours and cursor moves that a program wrote for a terminal of its own, and what is left of them */
const ESCAPES = /\u001B(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001B]*(?:\u0007|\u001B\\)?|[@-Z\\^_=>])/g;
const CONTROLS = /[\u0000-\u001F\u007F-\u009F]/g;
/* oxlint-enable no-control-regex */

/** A line of output as it reads: no colours, a tab as spaces, of a line that was written over only what stood there last. */
export function plainLine(text: string): string {
  const bare = text.replaceAll(ESCAPES, '').replace(/\r+$/, '');
  const last = bare.slice(bare.lastIndexOf('\r') + 1);
  return last.replaceAll('\t', '    ').replaceAll(CONTROLS, '');
}

/** How many rows each line takes, as where each begins; one more stands for the end. */
export type LogLayout = { readonly starts: Int32Array; readonly rows: number };

/** A width at which no line is broken. */
export const UNBROKEN = Number.MAX_SAFE_INTEGER;

const kept = new WeakMap<
  readonly string[],
  { readonly width: number; readonly layout: LogLayout }
>();
const SHORT = /^[ -~]*$/;

/** Lines are only measured, and only once for each list: thousands of them come to the screen ten times a second. */
export function layoutOf(lines: readonly string[], width: number): LogLayout {
  // Cut at the edge each takes one row, whatever it says.
  if (width === UNBROKEN)
    return {
      starts: Int32Array.from({ length: lines.length + 1 }, (_, at) => at),
      rows: lines.length,
    };
  const known = kept.get(lines);
  if (known?.width === width) return known.layout;
  const starts = new Int32Array(lines.length + 1);
  let rows = 0;
  for (const [index, line] of lines.entries()) {
    starts[index] = rows;
    rows += rowsOf(line, width);
  }
  starts[lines.length] = rows;
  const layout = { starts, rows };
  kept.set(lines, { width, layout });
  return layout;
}

function rowsOf(line: string, width: number): number {
  if (line.length <= width && SHORT.test(line)) return 1;
  const text = plainLine(line);
  return widthOf(text) <= width ? 1 : wrap(text, width).length;
}

/** The line that stands at a row. */
export function lineAt({ starts }: LogLayout, row: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high - 1) {
    const middle = Math.floor((low + high) / 2);
    if ((starts[middle] ?? 0) <= row) low = middle;
    else high = middle;
  }
  return low;
}

/** Lines in which it stands, in small letters. */
export function matches(lines: readonly string[], text: string): readonly number[] {
  if (text === '') return [];
  return lines.flatMap((line, index) =>
    plainLine(line).toLowerCase().includes(text) ? [index] : [],
  );
}

import type { ProbeResult } from '../../model/catalogue.ts';

/** Tells news from what was said before: neither when it was heard nor how long it took is any. */
export function createDoorTold(): { isNews(said: ProbeResult): boolean } {
  let before = '';
  return {
    isNews({ evidence: _evidence, door = [], ...rest }) {
      const rows = door.map((row) => ({
        ...row,
        cells: row.cells.map(({ at: _at, seen: _seen, ...cell }) => cell),
      }));
      const now = JSON.stringify([rest, rows]);
      const isNews = now !== before;
      before = now;
      return isNews;
    },
  };
}

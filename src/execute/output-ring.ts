/** The last of what a step has written, for the screen: how much of it is kept is bounded, in lines and in characters. */
export type OutputRing = {
  add(text: string): void;
  /** The last line is not ended yet. Never changed once it was handed out: the same list until something is added. */
  lines(): readonly string[];
  /** All lines that were ended, those that are no longer kept as well. */
  total(): number;
};

const KEPT_LINES = 5000;
/** Beyond that older lines go as well: the evidence has them all. */
const KEPT_CHARACTERS = 2_000_000;
/** Of one line: to measure and to draw ten megabytes would stop everything. */
const LONGEST = 8192;

export function createOutputRing(): OutputRing {
  let ended: string[] = [];
  /** So many of them are no longer kept. */
  let gone = 0;
  let open = '';
  /** What the open line has beyond what is kept of it. */
  let beyond = 0;
  let characters = 0;
  let total = 0;
  let shown: readonly string[] | undefined;

  function grow(piece: string): void {
    const room = LONGEST - open.length;
    open += piece.length > room ? piece.slice(0, room) : piece;
    beyond += Math.max(0, piece.length - room);
  }
  function whole(): string {
    return beyond === 0 ? open : `${open} …+${beyond}`;
  }
  function end(): void {
    const line = whole();
    ended.push(line);
    characters += line.length;
    total += 1;
    open = '';
    beyond = 0;
  }
  function drop(): void {
    while (
      ended.length - gone > KEPT_LINES ||
      (characters > KEPT_CHARACTERS && gone < ended.length)
    ) {
      characters -= ended[gone]?.length ?? 0;
      // What it holds goes at once, the list itself is made anew now and then.
      ended[gone] = '';
      gone += 1;
    }
    if (gone < KEPT_LINES) return;
    ended = ended.slice(gone);
    gone = 0;
  }

  return {
    add(text) {
      shown = undefined;
      let from = 0;
      for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', from)) {
        grow(text.slice(from, at));
        end();
        from = at + 1;
      }
      grow(text.slice(from));
      drop();
    },
    lines: () => (shown ??= [...ended.slice(gone), whole()]),
    total: () => total,
  };
}

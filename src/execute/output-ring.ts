/** The last of what a step has written, for the screen: how much of it is kept is bounded, in lines and in characters. */
export type OutputRing = {
  /** `at`: when it came. */
  add(text: string, at?: number): void;
  /** The last line is not ended yet. Never changed once it was handed out: the same list until something is added. */
  lines(): readonly string[];
  /** When each of those lines came, as far as it began then. Never changed once it was handed out. */
  times(): readonly number[];
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
  let endedAt: number[] = [];
  /** So many of them are no longer kept. */
  let gone = 0;
  let open = '';
  let openAt = 0;
  /** What the open line has beyond what is kept of it. */
  let beyond = 0;
  let characters = 0;
  let total = 0;
  let shown: readonly string[] | undefined;
  let shownAt: readonly number[] | undefined;

  function grow(piece: string): void {
    const room = LONGEST - open.length;
    open += piece.length > room ? piece.slice(0, room) : piece;
    beyond += Math.max(0, piece.length - room);
  }
  function whole(): string {
    return beyond === 0 ? open : `${open} …+${beyond}`;
  }
  function endLine(): void {
    const line = whole();
    ended.push(line);
    endedAt.push(openAt);
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
    endedAt = endedAt.slice(gone);
    gone = 0;
  }

  return {
    add(text, at = 0) {
      shown = undefined;
      shownAt = undefined;
      let from = 0;
      if (open === '') openAt = at;
      for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', from)) {
        grow(text.slice(from, end));
        endLine();
        openAt = at;
        from = end + 1;
      }
      grow(text.slice(from));
      drop();
    },
    lines: () => (shown ??= [...ended.slice(gone), whole()]),
    times: () => (shownAt ??= [...endedAt.slice(gone), openAt]),
    total: () => total,
  };
}

const NEW_LINE = 0x0a;

export type Lines = {
  /** The lines that end in this part; undefined where one is longer than may be. */
  push(chunk: Buffer): readonly Buffer[] | undefined;
  /** Whether something has begun that has no end yet. */
  isTorn(): boolean;
};

/** Splits what arrives in parts into lines of at most so many bytes. */
export function createLines(longest: number): Lines {
  let parts: Buffer[] = [];
  let bytes = 0;
  return {
    push(chunk) {
      const lines: Buffer[] = [];
      let from = 0;
      for (let end = chunk.indexOf(NEW_LINE); end !== -1; end = chunk.indexOf(NEW_LINE, from)) {
        const last = chunk.subarray(from, end);
        if (bytes + last.length > longest) return undefined;
        lines.push(parts.length === 0 ? last : Buffer.concat([...parts, last]));
        parts = [];
        bytes = 0;
        from = end + 1;
      }
      const rest = chunk.subarray(from);
      bytes += rest.length;
      if (bytes > longest) return undefined;
      if (rest.length > 0) parts.push(rest);
      return lines;
    },
    isTorn: () => bytes > 0,
  };
}

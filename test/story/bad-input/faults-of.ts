/** A fault as it was printed for a person. */
export type Printed = {
  /** `file:line:column` */
  readonly at: string;
  readonly says: string;
  readonly found: string;
  readonly expected: string;
  readonly remedy: string;
};

/**
 * Reads the blocks back that a faulty file is told in: place and sentence, the line itself with a mark below, what was
 * found and expected, what to do. Where there is no line to show, none is. Throws where a block is not made so.
 */
export function faultsOf(lines: readonly string[]): readonly Printed[] {
  return lines
    .join('\n')
    .split('\n\n')
    .filter((block) => /^\S+:\d+:\d+ {2}/.test(block))
    .map((block) => {
      const match = BLOCK.exec(block);
      if (match === null) throw new Error(`This is no block of a fault:\n${block}`);
      const { at = '', column = '', says = '', mark = '', rest = '' } = match.groups ?? {};
      if (mark !== '' && mark.length !== Number(column))
        throw new Error(`The mark is in another place:\n${block}`);
      const told = rest.split('\n').map((line) => line.trim());
      const under = (word: RegExp) => {
        const line = told.find((one) => word.test(one));
        return line?.replace(word, '') ?? '';
      };
      return {
        at: `${at}:${column}`,
        says,
        found: under(/^(found|现为) +/),
        expected: under(/^(expected|应为) +/),
        remedy: told.at(-1) ?? '',
      };
    });
}

const BLOCK =
  /^(?<at>\S+:\d+):(?<column>\d+) {2}(?<says>.+)\n(?: +\d+ \|.*\n +\| (?<mark> *\^)\n)?(?<rest>[^]+)$/;

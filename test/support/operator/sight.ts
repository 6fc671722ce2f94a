import type { Words } from './words.ts';

/** Where the cursor stands: a row that can be chosen, or a field with what was typed in it. */
export type Focus = {
  /** The row's text, without the mark of the cursor. */
  readonly text: string;
  readonly field: string | null;
  /** The row below: the hint of a field, or what is wrong with it. */
  readonly below: string;
};

/** A screen of a run as an operator reads it: header, page, last event, keys. */
export type Sight = {
  readonly words: Words;
  readonly lines: readonly string[];
  readonly header: readonly [string, string];
  readonly title: string;
  readonly rows: readonly string[];
  readonly news: string;
  readonly keys: string;
  readonly focus: Focus | null;
};

const ABOVE = 3;
const BELOW = 3;
const CURSOR = '❯ ';
const FIELD = /^(?:[^[›]*? )?› ?(?<typed>.*)$/u;

export function sightOf(lines: readonly string[], words: Words): Sight {
  const body = lines.slice(ABOVE, -BELOW);
  const at = body.findIndex((line) => line.startsWith(CURSOR));
  const text = body[at]?.slice(CURSOR.length);
  return {
    words,
    lines,
    header: [lines[0] ?? '', lines[1] ?? ''],
    title: body[0] ?? '',
    rows: body.map((line) => line.replace(CURSOR, '').trim()),
    news: lines.at(-2) ?? '',
    keys: lines.at(-1) ?? '',
    focus:
      text === undefined
        ? null
        : {
            text,
            field: FIELD.exec(text)?.groups?.['typed'] ?? null,
            below: body[at + 1]?.trim() ?? '',
          },
  };
}

import { clipLine, lineOf, span, wrapLines, type Line } from '../line.ts';
import { LEAST_SIZE, type Size } from '../size.ts';
import { tooSmall } from '../too-small.ts';
import type { Words } from '../words.ts';
import type { StartOption, StartQuestion } from './question.ts';

export type StartFrame = {
  readonly question: StartQuestion;
  /** The option that the cursor stands on. */
  readonly index: number;
  /** How many screens of what is told were turned. */
  readonly turned: number;
  readonly words: Words;
  readonly size: Size;
  /** There is a question before this one. */
  readonly nested: boolean;
};

const CURSOR = 2;
/** The rule, and the keys. */
const FOOT = 2;
/** What is told keeps this many rows, however many options there are. */
const LEAST_TOLD = 3;

/** The start as rows, exactly as many as the screen has. Nothing has happened yet, and nothing is changed here. */
export function startFrame(frame: StartFrame): readonly Line[] {
  const { question, words, size } = frame;
  const { columns, rows } = size;
  if (columns < LEAST_SIZE.columns || rows < LEAST_SIZE.rows) return tooSmall(words, size).lines;
  const rule: Line = [span(words.glyphs.rule.repeat(columns), 'dim')];
  const head = [nameLine(frame), rule, ...wrapLines(question.title, columns, 'strong'), []];
  const room = rows - head.length - FOOT;
  const told = toldLines(question, columns);
  const options = optionLines(frame);
  const wanted = told.length === 0 ? 0 : Math.max(LEAST_TOLD, room - options.length - 1);
  const shown = window(told, Math.min(wanted, told.length), frame);
  const gap: readonly Line[] = shown.length === 0 ? [] : [[]];
  const left = room - shown.length - gap.length;
  const inView = around(options, frame.index, left);
  const body = [...shown, ...gap, ...inView.lines].map((line) =>
    clipLine(line, columns, words.glyphs.ellipsis),
  );
  const blanks = Array.from({ length: Math.max(0, room - body.length) }, (): Line => []);
  return [...head, ...body.slice(0, room), ...blanks, ruleOf(frame, inView.below), keysLine(frame)];
}

/** The name, and what is about to be started as its word. */
function nameLine({ question: { mode }, words }: StartFrame): Line {
  const name = span('dr-wizard', 'strong');
  if (mode === undefined) return [name];
  return lineOf(name, '  ', span(words.t(`mode.${mode}`), mode === 'practice' ? 'drill' : mode));
}

function toldLines({ about = [], command }: StartQuestion, columns: number): readonly Line[] {
  const told = about.flatMap((text, index) => [
    ...(index === 0 ? [] : [[]]),
    ...wrapLines(text, columns),
  ]);
  return command === undefined ? told : [...told, [], ...wrapLines(command, columns, 'strong')];
}

/** As much as there is room for; the last row says how much is left to read, and by which key. */
function window(
  told: readonly Line[],
  height: number,
  { turned, words }: StartFrame,
): readonly Line[] {
  if (told.length <= height) return told;
  const step = Math.max(1, height - 1);
  const last = told.length - step;
  const from = Math.min(turned * step, last);
  const n = told.length - from - step;
  const more = n === 0 ? words.t('start.told') : words.t('start.moreTold', { n });
  return [...told.slice(from, from + step), [span(more, 'dim')]];
}

type OptionLine = { readonly line: Line; readonly index: number };

function optionLines(frame: StartFrame): readonly OptionLine[] {
  const { question } = frame;
  return question.options.flatMap((option, index) => {
    const before = question.options[index - 1];
    const heads = option.group !== undefined && option.group !== before?.group;
    const group: readonly Line[] = heads
      ? [...(index === 0 ? [] : [[]]), [span(option.group, 'dim')]]
      : [];
    return [...group, ...ownLines(frame, option, index)].map((line) => ({ line, index }));
  });
}

function ownLines(frame: StartFrame, { label, more }: StartOption, index: number): readonly Line[] {
  const { words, size } = frame;
  const here = index === frame.index;
  const width = size.columns - CURSOR;
  const lines = [
    ...wrapLines(label, width, here ? 'strong' : 'plain'),
    ...(more === undefined ? [] : wrapLines(more, width - CURSOR, 'dim').map(indented)),
  ];
  const mark = here ? span(`${words.glyphs.cursor} `, 'strong') : span('  ');
  return lines.map((line, at) => [at === 0 ? mark : span('  '), ...line]);
}

function indented(line: Line): Line {
  return [span('  '), ...line];
}

/** The rows around the cursor, where not all fit, and how many stand below them. */
function around(
  options: readonly OptionLine[],
  index: number,
  room: number,
): { readonly lines: readonly Line[]; readonly below: number } {
  const lines = options.map(({ line }) => line);
  if (lines.length <= room) return { lines, below: 0 };
  const from = options.findIndex((one) => one.index === index);
  const to = options.findLastIndex((one) => one.index === index);
  const top = Math.max(0, Math.min(from, Math.max(0, to - room + 1)));
  return { lines: lines.slice(top, top + room), below: Math.max(0, lines.length - top - room) };
}

function ruleOf({ words, size }: StartFrame, below: number): Line {
  const rule = span(words.glyphs.rule.repeat(size.columns), 'dim');
  if (below === 0) return [rule];
  const more = ` ${words.t('frame.below', { n: below })} `;
  return clipLine([span(words.glyphs.rule.repeat(3), 'dim'), span(more), rule], size.columns, '');
}

function keysLine({ question, words, nested, size }: StartFrame): Line {
  const { keys } = words.glyphs;
  const parts = [
    [keys['updown'] ?? '', words.t('start.keys.move')],
    [keys['enter'] ?? '', words.t('start.keys.take')],
    ...(question.command === undefined ? [] : [['y', words.t('key.copy')] as const]),
    ['esc', words.t(nested ? 'start.keys.back' : 'start.keys.leave')],
    ...(nested ? [['q', words.t('start.keys.leave')] as const] : []),
    ['L', words.t('key.language')],
  ] as const;
  return clipLine(
    parts.flatMap(([key, label]) => [span(key, 'key'), span(` ${label}  `)]),
    size.columns,
    words.glyphs.ellipsis,
  );
}

import { KEYMAP } from '../../../screens/keymap.ts';
import type { Size } from '../../../screens/stage.ts';
import type { Random } from './random.ts';

/** One thing that happens to a session. It does not depend on what went before, so that any of them can be left out. */
export type Op =
  | { readonly is: 'key'; readonly name: string; readonly text: string }
  | { readonly is: 'paste'; readonly text: string }
  | { readonly is: 'resize'; readonly size: Size }
  /** Something in the world: which one follows from the number. */
  | { readonly is: 'world'; readonly n: number };

type Some<T> = readonly [T, ...(readonly T[])];

const NAMED: Some<string> = [
  'up',
  'down',
  ...KEYMAP.flatMap(({ keys }) => keys),
  'left',
  'right',
  'home',
  'end',
  'tab',
  'backtab',
  'backspace',
  'delete',
  'ctrl-a',
  'ctrl-e',
  'ctrl-k',
  'ctrl-u',
  'ctrl-w',
  'ctrl-l',
  'ctrl-c',
];
/** What leads somewhere, pressed more often than its share. */
const OFTEN: Some<string> = ['down', 'enter', 'enter', 'down', 'n', 'up', 'esc', 'space', 'left'];

/** What the pages of the demo want typed, and what no page wants. */
const WANTED: Some<string> = [
  'example',
  'nginx-second',
  'pull-secret',
  'us-east-1/ack-new',
  'ack-old',
  '0a1b2c3d4e5f',
  'netops',
  '47.91.20.7',
  '01:32',
  '40m',
  'because',
];
const TEXTS: Some<string> = [
  ...WANTED,
  '４７．９１．２０．７',
  'ｅｘａｍｐｌｅ',
  '灾备恢复，明天再做',
  '👨‍👩‍👧 ♻️ é ① e\u0301',
  '-1',
  '  ',
  'go',
  'x'.repeat(300),
  '集'.repeat(120),
  '"; exit 66 #',
  '\u202Eabc\u200Bdef',
];
const PASTES: Some<string> = [
  ...TEXTS,
  'first\nsecond\n',
  'example\r\n',
  '\u001B[2J\u001B[31mred\u0007',
  'tab\tand\u0000nul',
];

const SIZES: Some<Size> = [
  { columns: 80, rows: 24 },
  { columns: 40, rows: 15 },
  { columns: 100, rows: 30 },
  { columns: 160, rows: 50 },
  { columns: 41, rows: 16 },
  { columns: 99, rows: 15 },
  { columns: 101, rows: 60 },
  { columns: 159, rows: 24 },
  { columns: 300, rows: 15 },
  { columns: 39, rows: 24 },
  { columns: 80, rows: 14 },
  { columns: 1, rows: 1 },
  { columns: 7, rows: 3 },
];

export function keysOf(text: string): readonly Op[] {
  return Array.from(new Intl.Segmenter().segment(text), ({ segment }) => ({
    is: 'key',
    name: segment === ' ' ? 'space' : segment,
    text: segment,
  }));
}

export function key(name: string): Op {
  const isWritten = Array.from(name).length === 1;
  return { is: 'key', name, text: name === 'space' ? ' ' : isWritten ? name : '' };
}

/** At least `many` things, most of them keys. */
export function randomOps(random: Random, many: number): readonly Op[] {
  const ops: Op[] = [];
  while (ops.length < many) ops.push(...next(random));
  return ops;
}

function next(random: Random): readonly Op[] {
  const dice = random.int(100);
  if (dice < 40) return [key(random.of(OFTEN))];
  if (dice < 72) return [key(random.of(NAMED))];
  if (dice < 76) return Array.from({ length: 2 + random.int(12) }, () => key('down'));
  // Typed as it is wanted: into a field, on to the row that takes it, and taken.
  if (dice < 82)
    return [
      ...keysOf(random.of(WANTED)),
      ...Array.from({ length: random.int(4) }, () => key('enter')),
    ];
  if (dice < 84) return keysOf(random.of(TEXTS));
  if (dice < 87) return [{ is: 'paste', text: random.of(PASTES) }];
  if (dice < 90) return [{ is: 'resize', size: random.of(SIZES) }];
  if (dice < 91) return [key('L')];
  return [{ is: 'world', n: random.int(1_000_000) }];
}

/** As somebody can read it who is to do the same. */
export function showOp(op: Op): string {
  switch (op.is) {
    case 'key':
      return op.name;
    case 'paste':
      return `paste ${JSON.stringify(op.text)}`;
    case 'resize':
      return `resize ${op.size.columns}x${op.size.rows}`;
    case 'world':
      return `world ${op.n}`;
  }
}

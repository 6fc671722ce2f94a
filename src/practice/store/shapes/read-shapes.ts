import { CORE_SHAPES } from './core-shapes.ts';
import { GROUP_SHAPES } from './group-shapes.ts';
import { POD_SHAPES } from './pod-shapes.ts';
import { REVIEW_SHAPES } from './review-shapes.ts';

const SCALARS = {
  s: 'text',
  i: 'integer',
  n: 'number',
  b: 'boolean',
  q: 'quantity',
  x: 'int-or-text',
  t: 'time',
  y: 'bytes',
  '*': 'any',
} as const;

/** What may stand at a place of an object, and how what two managers say of it is merged. */
export type Shape =
  | { readonly is: (typeof SCALARS)[keyof typeof SCALARS] }
  | { readonly is: 'word'; readonly words: readonly string[] }
  | { readonly is: 'map'; readonly of: Shape; readonly atomic: boolean }
  | ListShape
  | ObjectShape;
export type ListShape = {
  readonly is: 'list';
  readonly of: Shape;
  readonly how: 'atomic' | 'set' | 'map';
  /** Of a `map`: what tells its items apart. */
  readonly keys: readonly string[];
  /** How a strategic patch merges it: by this key, value by value (`''`), or not at all. */
  readonly mergeBy: string | undefined;
};
export type ObjectShape = {
  readonly is: 'object';
  readonly name: string;
  readonly fields: () => ReadonlyMap<string, { readonly shape: Shape; readonly required: boolean }>;
  readonly atomic: boolean;
  /** Other fields may stand there as well, and are kept. */
  readonly open: boolean;
};

const lines = new Map<string, string>();
const known = new Map<string, ObjectShape>();

/**
 * A type of the API by its name. One line is one type: `name!:type`, where `!` is required, `~` is merged as a whole, `%`
 * is a map (`%%`: as a whole), `[]` a list, `<>` a set and `{keys}` a list by keys; `(A|B)` are words, small letters values.
 */
export function shapeOf(name: string): ObjectShape {
  const before = known.get(name);
  if (before !== undefined) return before;
  if (lines.size === 0)
    for (const text of [CORE_SHAPES, POD_SHAPES, GROUP_SHAPES, REVIEW_SHAPES]) index(text);
  const line = lines.get(name);
  if (line === undefined) throw new Error(`no shape of ${name}`);
  const [head = '', body = ''] = line.split(' = ');
  let fields: ReturnType<ObjectShape['fields']> | undefined;
  const shape: ObjectShape = {
    is: 'object',
    name,
    fields: () => (fields ??= readFields(body)),
    atomic: head.endsWith('~'),
    open: false,
  };
  known.set(name, shape);
  return shape;
}

/** All lines as they stand: for who compares them with another source. */
export function shapeLines(): ReadonlyMap<string, string> {
  if (lines.size === 0) shapeOf('ObjectMeta');
  return lines;
}

function index(text: string): void {
  for (const line of text.trim().replaceAll('\n  ', ' ').split('\n')) {
    const [head = ''] = line.split(' = ');
    lines.set(head.replace('~', ''), line);
  }
}

function readFields(body: string): ReturnType<ObjectShape['fields']> {
  return new Map(
    body.split(' ').map((field) => {
      const colon = field.indexOf(':');
      const head = field.slice(0, colon);
      const name = head.replace('!', '');
      return [name, { shape: readType(field.slice(colon + 1)), required: head !== name }];
    }),
  );
}

function readType(text: string): Shape {
  if (text.startsWith('~')) {
    const shape = readType(text.slice(1));
    return shape.is === 'object' ? { ...shape, atomic: true } : shape;
  }
  if (text.startsWith('%%')) return { is: 'map', of: readType(text.slice(2)), atomic: true };
  if (text.startsWith('%')) return { is: 'map', of: readType(text.slice(1)), atomic: false };
  if (text.startsWith('(')) return { is: 'word', words: text.slice(1, -1).split('|') };
  const list = /^(?:\[(?<merge>[^\]]*)\]|<(?<set>;?)>|\{(?<keys>[^}]*)\})(?<of>.*)$/.exec(text);
  if (list?.groups !== undefined) return readList(list.groups);
  return isScalar(text) ? { is: SCALARS[text] } : shapeOf(text);
}

function readList(groups: { readonly [name: string]: string | undefined }): ListShape {
  const of = readType(groups['of'] ?? '');
  const { merge, set, keys } = groups;
  if (keys !== undefined) {
    const [all = '', flag] = keys.split(';');
    const names = all.split(',');
    return {
      is: 'list',
      of,
      how: 'map',
      keys: names,
      mergeBy: flag === undefined ? names[0] : flag === '' ? undefined : flag,
    };
  }
  if (set !== undefined)
    return { is: 'list', of, how: 'set', keys: [], mergeBy: set === '' ? '' : undefined };
  const mergeBy = merge === undefined || merge === '' ? undefined : merge === '+' ? '' : merge;
  return { is: 'list', of, how: 'atomic', keys: [], mergeBy };
}

function isScalar(text: string): text is keyof typeof SCALARS {
  return Object.hasOwn(SCALARS, text);
}

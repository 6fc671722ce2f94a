import {
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Document,
  type Node,
} from 'yaml';

export type Key = string | number;

/** A file as it was read, with the YAML nodes that know where everything stands. */
export type Source = {
  readonly path: string;
  readonly text: string;
  readonly lines: LineCounter;
  readonly document: Document.Parsed;
  /** Lines with a syntax error: what else seems wrong there is only its consequence. */
  readonly brokenLines: ReadonlySet<number>;
  /** From this line on the parser lost its way; null where it found it again after each fault. */
  readonly lostFrom: number | null;
};

/** Something in a file: resolved to line and column only where there is a fault. */
export type Place = { readonly source: Source; readonly path: readonly Key[] };

export type Range = { readonly start: number; readonly end: number };

/** After these the rest of the file was read as part of something else, or not at all. */
export const LOST: ReadonlySet<string> = new Set([
  'MISSING_CHAR',
  'UNEXPECTED_TOKEN',
  'IMPOSSIBLE',
]);

export function parseSource(path: string, text: string): Source {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, version: '1.2' });
  const syntax = document.errors.filter((error) => error.code !== 'DUPLICATE_KEY');
  const lineOf = (error: { pos: [number, number] }) => lines.linePos(error.pos[0]).line;
  const lost = syntax.filter((error) => LOST.has(error.code)).map(lineOf);
  return {
    path,
    text,
    lines,
    document,
    brokenLines: new Set(syntax.map(lineOf)),
    lostFrom: lost.length === 0 ? null : Math.min(...lost),
  };
}

export function at(place: Place, ...keys: readonly Key[]): Place {
  return { source: place.source, path: [...place.path, ...keys] };
}

export function rootOf(source: Source): Place {
  return { source, path: [] };
}

/** Where a value stands; where it is not there, the key of what should hold it. */
export function rangeOf({ source, path }: Place, on: 'key' | 'value' = 'value'): Range {
  let node = follow(source, source.document.contents);
  let range = nodeRange(node) ?? { start: 0, end: 0 };
  for (const [index, key] of path.entries()) {
    const child = childOf(node, key);
    if (child === undefined) return range;
    const last = index === path.length - 1;
    const keyRange = nodeRange(child.key);
    node = follow(source, child.value);
    const valueRange = child.value === undefined ? undefined : nodeRange(child.value);
    range = (last && on === 'key' ? (keyRange ?? valueRange) : (valueRange ?? keyRange)) ?? range;
  }
  return range;
}

/** The text of a scalar as it stands in the file, for a fault's `found`. */
export function sourceText(place: Place): string {
  const { start, end } = rangeOf(place);
  const text = place.source.text.slice(start, end).split('\n', 1)[0] ?? '';
  return text.length > 80 ? `${text.slice(0, 80)}…` : text.trimEnd();
}

type Child = { readonly key: Node | undefined; readonly value: Node | undefined };

function childOf(node: Node | undefined, key: Key): Child | undefined {
  if (isMap(node)) {
    const pair = node.items.find(
      (one) => isScalar(one.key) && String(one.key.value) === String(key),
    );
    if (!isPair(pair)) return undefined;
    return { key: asNode(pair.key), value: asNode(pair.value) };
  }
  if (isSeq(node) && typeof key === 'number') {
    const item = node.items[key];
    return item === undefined ? undefined : { key: undefined, value: asNode(item) };
  }
  return undefined;
}

export function asNode(value: unknown): Node | undefined {
  return isScalar(value) || isMap(value) || isSeq(value) || isAlias(value) ? value : undefined;
}

function follow(source: Source, node: Node | null | undefined): Node | undefined {
  if (isAlias(node)) return node.resolve(source.document) ?? undefined;
  return node ?? undefined;
}

function nodeRange(node: Node | undefined): Range | undefined {
  const range = node?.range;
  return range === null || range === undefined ? undefined : { start: range[0], end: range[1] };
}

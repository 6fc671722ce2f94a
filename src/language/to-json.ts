import { isAlias, isMap, isScalar, isSeq, type Node, type Scalar } from 'yaml';
import type { Json } from '../model/json.ts';
import type { Faults } from './faults.ts';
import { asNode, at, LOST, rootOf, type Key, type Place, type Source } from './source.ts';

/** Aliases could make a small file a huge tree: this many nodes are more than any runbook has. */
const MAX_NODES = 200_000;
/** A key of these would reach into JavaScript's own objects somewhere down the road. */
const RESERVED = new Set(Object.getOwnPropertyNames(Object.prototype));

const SYNTAX: { readonly [code: string]: string } = {
  DUPLICATE_KEY: 'duplicate-key',
  BAD_INDENT: 'yaml-indent',
  TAB_AS_INDENT: 'yaml-indent',
  MISSING_CHAR: 'yaml-unclosed',
  MULTIPLE_DOCS: 'yaml-several-documents',
};

/** The file's data, with a fault for whatever in it is no plain YAML data. */
export function toJson(source: Source, faults: Faults): Json {
  reportSyntax(source, faults);
  let nodes = 0;
  // One path for all: copying it at every node takes longer than the rest.
  const path: Key[] = [];
  const here = (): Place => ({ source, path: [...path] });
  const inside = (key: Key, node: Node | undefined): Json => {
    path.push(key);
    const value = convert(node);
    path.pop();
    return value;
  };
  const convert = (node: Node | null | undefined): Json => {
    nodes += 1;
    if (nodes > MAX_NODES) {
      if (nodes === MAX_NODES + 1) {
        faults.add(here(), { code: 'too-many-values', expected: `≤ ${MAX_NODES}` });
      }
      return null;
    }
    if (isScalar(node)) return scalar(node, here, faults);
    if (isMap(node)) {
      const entries = new Map<string, Json>();
      for (const pair of node.items) {
        const key = isScalar(pair.key) ? String(pair.key.value) : undefined;
        if (key === undefined) {
          faults.add(here(), { code: 'key-not-text', expected: 'string' });
        } else if (RESERVED.has(key)) {
          const problem = { code: 'reserved-key', on: 'key', found: key, params: { key } } as const;
          faults.add(at(here(), key), problem);
        } else if (!entries.has(key)) {
          entries.set(key, inside(key, asNode(pair.value)));
        }
      }
      return Object.fromEntries(entries);
    }
    if (isSeq(node)) return node.items.map((item, index) => inside(index, asNode(item)));
    if (!isAlias(node)) return null;
    const target = node.resolve(source.document);
    if (target === undefined) faults.add(here(), { code: 'yaml-alias-unknown' });
    return convert(target);
  };
  return convert(source.document.contents);
}

function scalar({ value, source: written }: Scalar, here: () => Place, faults: Faults): Json {
  if (typeof value !== 'number') {
    return typeof value === 'string' || typeof value === 'boolean' ? value : null;
  }
  if (written !== undefined && written !== String(value)) {
    faults.add(here(), {
      code: 'number-not-kept',
      found: written,
      expected: `"${written}"`,
      params: { written, kept: String(value) },
    });
  }
  return Number.isFinite(value) ? value : String(value);
}

/** One fault a place: an open bracket alone makes the parser say three things. */
function reportSyntax(source: Source, faults: Faults): void {
  const lines = new Set<number>();
  let isLost = false;
  const all = [...source.document.errors, ...source.document.warnings];
  for (const error of all.toSorted((a, b) => a.pos[0] - b.pos[0])) {
    const code = SYNTAX[error.code] ?? 'yaml-syntax';
    const { line } = source.lines.linePos(error.pos[0]);
    const range = { start: error.pos[0], end: error.pos[1] };
    const text = source.text.slice(range.start).split('\n', 1)[0]?.trimEnd() ?? '';
    if (code === 'duplicate-key') {
      const key = /^[^:\s]+/.exec(text)?.[0] ?? text;
      faults.add(rootOf(source), { code, range, found: key, params: { key } });
    } else if (!lines.has(line) && !isLost) {
      lines.add(line);
      isLost = LOST.has(error.code);
      faults.add(rootOf(source), { code, range, found: text, params: { problem: error.code } });
    }
  }
}

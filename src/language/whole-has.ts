import type { ASTNode } from '@marcbachmann/cel-js';

/**
 * The same expression in which each `has(a.b.c)` asks of `a.b` first: CEL fails where that is missing as well, and a name of
 * a value has several parts, none of which is there before it is found.
 */
export function wholeHas(text: string, tree: ASTNode): string {
  let whole = text;
  // From the end, so that what stands before keeps its place. A `has()` holds no other one.
  for (const node of callsIn(tree).toSorted((a, b) => b.start - a.start)) {
    const [, [asked]] = node.args;
    const path = asked === undefined ? undefined : pathOf(asked);
    if (path === undefined || path.length < 3) continue;
    const each = path.slice(1).map((_, index) => `has(${path.slice(0, index + 2).join('.')})`);
    whole = `${whole.slice(0, node.start)}(${each.join(' && ')})${whole.slice(node.end)}`;
  }
  return whole;
}

type Call = Extract<ASTNode, { op: 'call' }>;

function callsIn(node: ASTNode): readonly Call[] {
  if (node.op === 'call' && node.args[0] === 'has') return [node];
  return nodesIn(node.args).flatMap(callsIn);
}

function nodesIn(args: unknown): readonly ASTNode[] {
  if (Array.isArray(args)) return args.flatMap(nodesIn);
  return isNode(args) ? [args] : [];
}

function isNode(value: unknown): value is ASTNode {
  return typeof value === 'object' && value !== null && 'op' in value && 'args' in value;
}

/** `['values', 'master', 'eip']`; undefined where it is no such path. */
function pathOf(node: ASTNode): readonly string[] | undefined {
  if (node.op === 'id') return [node.args];
  if (node.op !== '.') return undefined;
  const [of, name] = node.args;
  const path = pathOf(of);
  return path === undefined ? undefined : [...path, name];
}

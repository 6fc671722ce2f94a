import type { ASTNode } from '@marcbachmann/cel-js';
import type { CelFault } from './cel.ts';
import { hasNestedQuantifier } from './nested-quantifier.ts';
import type { Range } from './source.ts';

/** One path that an expression reads. `asked` where it only stands in `has(…)`. */
export type CelRead = {
  readonly root: string;
  readonly path: readonly string[];
  readonly asked: boolean;
  /** `.?` follows: missing would become an answer, unless the path is already a whole value. */
  readonly optional: boolean;
  readonly range: Range;
};
export type CelReads = { readonly reads: readonly CelRead[]; readonly faults: readonly CelFault[] };

const MACROS = new Set(['all', 'exists', 'exists_one', 'filter', 'map']);
/** A macro within a macro is the limit: one more takes seconds over a few hundred items. */
const MAX_MACROS = 2;
/** On these a missing name must block, so nothing may turn *missing* into an answer. */
const STRICT = new Set(['values', 'secrets']);

type Walk = { readonly bound: ReadonlySet<string>; readonly macros: number };

/** Every path an expression reads, from the tree before anything is evaluated, and what the language refuses in it. */
export function readsOf(text: string, tree: ASTNode): CelReads {
  const reads: CelRead[] = [];
  const faults: CelFault[] = [];
  const refuse = (code: string, { start, end }: ASTNode) =>
    faults.push({ code, found: text.slice(start, end), range: { start, end } });

  const visitAll = (nodes: readonly ASTNode[], walk: Walk) => {
    for (const node of nodes) visit(node, walk);
  };

  function visit(node: ASTNode, walk: Walk): void {
    const chain = chainOf(node);
    if (chain !== undefined) {
      visitAll(chain.indices, walk);
      if (!walk.bound.has(chain.root)) read(chain, false, node);
      return;
    }
    switch (node.op) {
      case 'value':
      case 'id':
        return;
      case 'call':
        visitCall(node.args[0], node.args[1], walk);
        return;
      case 'rcall':
        visitMethod(node, node.args, walk);
        return;
      case 'in': {
        const container = chainOf(node.args[1]);
        if (container?.path.length === 0 && STRICT.has(container.root)) {
          refuse('cel-in-values', node);
          visit(node.args[0], walk);
        } else {
          visitAll(node.args, walk);
        }
        return;
      }
      case 'list':
        visitAll(node.args, walk);
        return;
      case 'map':
        for (const entry of node.args) visitAll(entry, walk);
        return;
      case '.':
      case '.?':
        visit(node.args[0], walk);
        return;
      case '!_':
      case '-_':
        visit(node.args, walk);
        return;
      default:
        visitAll(node.args, walk);
    }
  }

  function visitCall(name: string, args: readonly ASTNode[], walk: Walk): void {
    const [only] = args;
    const chain = name === 'has' && only !== undefined ? chainOf(only) : undefined;
    if (chain === undefined || only === undefined) {
      visitAll(args, walk);
      return;
    }
    visitAll(chain.indices, walk);
    if (!walk.bound.has(chain.root)) read(chain, true, only);
  }

  function visitMethod(
    node: ASTNode,
    [name, receiver, args]: [string, ASTNode, ASTNode[]],
    walk: Walk,
  ): void {
    const [first] = args;
    visit(receiver, walk);
    if (name === 'matches') checkPattern(first, node);
    if (!MACROS.has(name) || first?.op !== 'id') {
      visitAll(args, walk);
      return;
    }
    const macros = walk.macros + 1;
    if (macros > MAX_MACROS) refuse('cel-macro-too-deep', node);
    visitAll(args.slice(1), { bound: new Set(walk.bound).add(first.args), macros });
  }

  function checkPattern(pattern: ASTNode | undefined, node: ASTNode): void {
    if (pattern?.op !== 'value' || typeof pattern.args !== 'string') {
      refuse('cel-pattern-not-fixed', pattern ?? node);
    } else if (hasNestedQuantifier(pattern.args)) {
      refuse('cel-nested-quantifier', pattern);
    }
  }

  function read(chain: Chain, asked: boolean, node: ASTNode): void {
    const { root, path, computed, optional } = chain;
    if (path.length > 0 || !STRICT.has(root)) {
      reads.push({ root, path, asked, optional, range: node.range });
    } else if (optional) refuse('cel-optional-value', node);
    else refuse(computed ? 'cel-computed-name' : 'cel-whole-root', node);
  }

  visit(tree, { bound: new Set(), macros: 0 });
  return { reads, faults };
}

type Chain = {
  readonly root: string;
  /** As far as it is known before the run. */
  readonly path: readonly string[];
  readonly computed: boolean;
  readonly optional: boolean;
  /** Indices of other than fixed text, which may read something themselves. */
  readonly indices: readonly ASTNode[];
};

/** `site.a["b"][0].c` as a path; undefined where it does not begin with a name. */
function chainOf(node: ASTNode): Chain | undefined {
  if (node.op === 'id') {
    return { root: node.args, path: [], computed: false, optional: false, indices: [] };
  }
  if (node.op !== '.' && node.op !== '.?' && node.op !== '[]' && node.op !== '[?]')
    return undefined;
  const chain = chainOf(node.args[0]);
  if (chain === undefined) return undefined;
  const { args } = node;
  const key = args[1];
  const isOpen = chain.computed || chain.optional;
  if (node.op === '.?' || node.op === '[?]') {
    return {
      ...chain,
      optional: true,
      indices: typeof key === 'string' ? chain.indices : [...chain.indices, key],
    };
  }
  if (typeof key === 'string') {
    return isOpen ? chain : { ...chain, path: [...chain.path, key] };
  }
  if (key.op === 'value' && typeof key.args === 'string') {
    const text: string = key.args;
    return isOpen ? chain : { ...chain, path: [...chain.path, text] };
  }
  return { ...chain, computed: true, indices: [...chain.indices, key] };
}

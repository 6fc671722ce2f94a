import type { ASTNode } from '@marcbachmann/cel-js';
import { WizardError } from '../model/error.ts';
import { isObject, type Json } from '../model/json.ts';
import type { Expr, Scope } from '../model/runbook.ts';
import { parseCel, ROOTS, toCel, type CelFault } from './cel.ts';
import { readsOf } from './cel-reads.ts';
import type { Use } from './context.ts';
import { expectedOf } from './faults.ts';
import { locate } from './locate.ts';
import { resolveRead } from './read-path.ts';
import type { Place } from './source.ts';

/** An expression that also knows what of it is missing in a scope. */
export type Compiled = Expr & {
  /** undefined where it could not be parsed. A function, so that no runbook carries its syntax trees along. */
  readonly tree: () => ASTNode | undefined;
  /** undefined where evaluating fails: for what is only shown. */
  attempt(scope: Scope): Json | undefined;
  /** The paths that the scope lacks; a secret counts as lacking, so that it is never shown. */
  missing(scope: Scope): readonly string[];
};

/** Compiles one CEL expression and reports everything that is wrong in it. */
export function compileExpression(text: string, place: Place, use: Use, wants?: 'bool'): Compiled {
  const { faults } = use.context;
  const names = Object.keys(use.locals);
  const program = parseCel(text, names);
  if ('fault' in program) {
    faults.add(place, celProblem(program.fault, text, place, names));
    return failing(text);
  }
  const { reads: all, faults: refused } = readsOf(text, program.tree);
  for (const fault of refused) faults.add(place, celProblem(fault, text, place, names));
  if (wants === 'bool' && program.type !== 'bool' && program.type !== 'dyn') {
    faults.add(place, { code: 'cel-not-bool', found: text, expected: 'bool' });
  }

  const blocking = new Set<string>();
  for (const read of all) {
    const { blocks, value, problem } = resolveRead(read, all, use);
    if (problem !== undefined) {
      faults.add(place, { ...problem, range: locate(place, text, read.range) });
    }
    if (blocks !== undefined) blocking.add(blocks);
    if (value !== undefined) {
      use.context.reads.push({ value, reader: use.reader, place, text, part: read.range });
    }
  }

  const reads = [...blocking];
  const roots = ROOTS.filter((root) => all.some((read) => read.root === root));
  const unknown = names.filter(
    (name) => use.locals[name] === undefined && all.some((read) => read.root === name),
  );
  const locals = Object.entries(use.locals).map(([name, item]) => [name, item ?? null] as const);
  const attempt = (scope: Scope) => {
    const own = roots.map((root) => [root, scope[root] ?? {}] as const);
    const result = program.run(
      Object.fromEntries([...own, ...locals].map(([root, value]) => [root, toCel(value)])),
    );
    return wants === 'bool' && typeof result !== 'boolean' ? undefined : result;
  };
  return {
    source: text,
    reads,
    tree: () => program.tree,
    attempt,
    evaluate(scope) {
      const result = attempt(scope);
      if (result === undefined) throw failure(text, place);
      return result;
    },
    missing: (scope) => [
      ...unknown,
      ...reads.filter((path) => path.startsWith('secrets.') || !isThere(scope, path)),
    ],
  };
}

/** Never with the scope in it: a secret may be there. */
function failure(text: string, place: Place): WizardError {
  const { line } = place.source.lines.linePos(locate(place, text, { start: 0, end: 0 }).start);
  const params = { expression: text, file: place.source.path, line };
  return new WizardError('faulty-file', 'expression-failed', params);
}

function failing(text: string): Compiled {
  return {
    source: text,
    reads: [],
    tree: () => undefined,
    attempt: () => undefined,
    evaluate: () => {
      throw new WizardError('faulty-file', 'expression-failed', {
        expression: text,
        file: '',
        line: 0,
      });
    },
    missing: () => [text],
  };
}

function isThere(scope: Scope, path: string): boolean {
  let value: Json | undefined = scope;
  for (const key of path.split('.')) {
    value = isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  }
  return value !== undefined;
}

function celProblem(fault: CelFault, text: string, place: Place, locals: readonly string[]) {
  const { code, found } = fault;
  const expected = code === 'cel-unknown-name' ? expectedOf(found, [...ROOTS, ...locals]) : '';
  const params = { found, expression: text };
  return { code, found, expected, params, range: locate(place, text, fault.range) };
}

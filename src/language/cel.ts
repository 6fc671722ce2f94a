import {
  Environment,
  EvaluationError,
  ParseError,
  TypeError,
  type ASTNode,
} from '@marcbachmann/cel-js';
import { isObject, type Json } from '../model/json.ts';
import { gather } from './gather.ts';
import type { Range } from './source.ts';
import { wholeHas } from './whole-has.ts';

export type CelFault = { readonly code: string; readonly found: string; readonly range: Range };
export type CelProgram = {
  readonly tree: ASTNode;
  /** As CEL names it: `bool`, `list<string>`, `dyn` where it depends on what is read. */
  readonly type: string;
  /** undefined where it fails, or where the result is nothing that JSON can hold. */
  run(scope: CelScope): Json | undefined;
};
export type CelScope = { readonly [root: string]: unknown };

/** The roots that every expression may read. */
export const ROOTS = ['site', 'values', 'secrets', 'run'] as const;

const environments = new Map<string, Environment>();

/** Parses and type-checks one expression. The library's own messages stay here: they may show the whole scope. */
export function parseCel(
  text: string,
  locals: readonly string[],
): CelProgram | { readonly fault: CelFault } {
  const environment = environmentFor(locals);
  try {
    const program = environment.parse(text);
    const { valid, error, type = 'dyn' } = program.check();
    if (!valid && error !== undefined) return { fault: faultOf(text, error) };
    const whole = wholeHas(text, program.ast);
    const evaluated = whole === text ? program : environment.parse(whole);
    return { tree: program.ast, type, run: (scope) => evaluate(evaluated, scope) };
  } catch (error) {
    return { fault: faultOf(text, error) };
  }
}

function evaluate(program: (scope: CelScope) => unknown, scope: CelScope): Json | undefined {
  try {
    return fromCel(program(scope));
  } catch {
    return undefined;
  }
}

function environmentFor(locals: readonly string[]): Environment {
  const key = locals.join(' ');
  const known = environments.get(key);
  if (known !== undefined) return known;
  const environment = new Environment({
    unlistedVariablesAreDyn: false,
    homogeneousAggregateLiterals: false,
    enableOptionalTypes: true,
  });
  for (const name of [...ROOTS, ...locals]) environment.registerVariable(name, 'dyn');
  environments.set(key, environment);
  return environment;
}

const CODES: { readonly [code: string]: string } = {
  unknown_variable: 'cel-unknown-name',
  no_matching_overload: 'cel-unknown-function',
  no_such_overload: 'cel-wrong-type',
};

function faultOf(text: string, error: unknown): CelFault {
  const isKnown =
    error instanceof ParseError || error instanceof TypeError || error instanceof EvaluationError;
  const { code, range } = isKnown ? error : { code: '', range: undefined };
  const start = Math.min(range?.start ?? 0, text.length);
  const end = Math.max(range?.end ?? start, start);
  const found = text.slice(start, end);
  return { code: CODES[code] ?? 'cel-syntax', found, range: { start, end } };
}

const converted = new WeakMap<object, unknown>();

/** Whole numbers go in as BigInt: the library takes JavaScript's own numbers for floating ones. */
export function toCel(value: Json): unknown {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : value;
  if (typeof value !== 'object' || value === null) return value;
  const known = converted.get(value);
  if (known !== undefined) return known;
  const made = Array.isArray(value)
    ? value.map((one: Json) => toCel(one))
    : Object.fromEntries(Object.entries(value).map(([key, one]) => [key, toCel(one)]));
  converted.set(value, made);
  return made;
}

/** undefined where it is nothing that JSON can hold, such as a type or an optional. */
function fromCel(value: unknown): Json | undefined {
  if (typeof value === 'bigint') return Number(value);
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) {
    const items = value.map(fromCel).filter((item) => item !== undefined);
    return items.length === value.length ? items : undefined;
  }
  if (!isObject(value) || Object.getPrototypeOf(value) !== Object.prototype) return undefined;
  const entries = Object.entries(value).map(([key, one]) => [key, fromCel(one)] as const);
  return entries.some(([, one]) => one === undefined) ? undefined : gather(entries);
}

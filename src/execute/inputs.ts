import { readsSecret, scopeOf } from '../core/scope.ts';
import { isObject, type Json, type JsonObject } from '../model/json.ts';
import type { Expr, StepId } from '../model/runbook.ts';
import type { LookContext } from './context.ts';

type Input = Record<string, Json>;

/** The input of a probe or an action. Secrets are resolved only now and stand nowhere else. */
export async function inputOf(
  context: LookContext,
  expr: Expr,
  signal: AbortSignal,
): Promise<Input> {
  const secrets: Record<string, Json> = {};
  for (const name of readsSecret(expr)) {
    const text = await context.ports.secrets.get(name, signal);
    nest(secrets, name.split('.'), text);
  }
  return evaluated(expr, scopeOf(context.book, context.recorder.state(), { secrets }));
}

/** The same for the screen: a secret shows as its name. */
export function shownInput(context: LookContext, expr: Expr): Input {
  const secrets: Record<string, Json> = {};
  for (const name of readsSecret(expr)) nest(secrets, name.split('.'), `‹secret ${name}›`);
  return evaluated(expr, scopeOf(context.book, context.recorder.state(), { secrets }));
}

function evaluated(expr: Expr, scope: JsonObject): Input {
  const value = expr.evaluate(scope);
  return isObject(value) ? { ...value } : {};
}

function nest(tree: Record<string, Json>, [key, ...rest]: readonly string[], text: string): void {
  if (key === undefined) return;
  if (rest.length === 0) {
    tree[key] = text;
    return;
  }
  const below = tree[key];
  const next: Record<string, Json> = isObject(below) ? { ...below } : {};
  tree[key] = next;
  nest(next, rest, text);
}

export function attemptKey(run: string, step: StepId, attempt: number): string {
  return `${run}/${step}/${attempt}`;
}

/** Of an undo; each thing that it removes has a key of its own below this one. */
export function undoKey(run: string, step: StepId, attempt: number): string {
  return `${run}/${step}/undo-${attempt}`;
}

import { isObject, type Json, type JsonObject } from '../model/json.ts';
import type { Expr, Runbook, Scope } from '../model/runbook.ts';
import type { RunState } from '../model/state.ts';
import type { Book, BookStep } from '../model/book.ts';
import { readsOfProof } from './book.ts';

type Tree = { [key: string]: Json };

/** What expressions may read now: the site with what was told since, the values, the run. Secrets never stand here. */
export function scopeOf(book: Book, state: RunState, extra: JsonObject = {}): Scope {
  let site: Json = book.runbook.site.data;
  const values: Tree = {};
  for (const { name, value } of Object.values(state.values)) {
    if (name.startsWith('site.')) site = withPath(site, name.split('.').slice(1), value);
    else if (!name.startsWith('run.')) place(values, name.split('.'), value);
  }
  return { site, values, run: runOf(book.runbook, state), ...extra };
}

function runOf(runbook: Runbook, state: RunState): JsonObject {
  return {
    id: state.run,
    mode: state.mode,
    runbook: runbook.id,
    ...(state.folder === null ? {} : { folder: state.folder }),
    ...(state.outageStartedAt === null ? {} : { outageStarted: state.outageStartedAt }),
  };
}

/** The first paths of `reads` that are not there. A hole left open below a site's path makes the whole path missing. */
export function missingReads(
  reads: readonly string[],
  scope: Scope,
  open: readonly string[],
): readonly string[] {
  return reads.filter(
    (path) =>
      path.split('.')[0] !== 'secrets' &&
      (!has(scope, path.split('.')) || open.some((hole) => overlaps(hole, path))),
  );
}

/** Which revisions of values a step and its proofs read now, but for those that its own probes find. */
export function revisionsRead(step: Pick<BookStep, 'reads' | 'proofs'>, state: RunState): string {
  const reads = [...step.reads, ...step.proofs.flatMap(readsOfProof)];
  const own = step.proofs.flatMap((proof) =>
    proof.is === 'probe' ? Object.values(proof.finds) : [],
  );
  return Object.values(state.values)
    .filter(({ name }) => !own.includes(name) && reads.some((path) => overlaps(pathOf(name), path)))
    .map(({ name, revision }) => `${name} ${revision}`)
    .join(' ');
}

/** A value's name as expressions read it. */
export function pathOf(name: string): string {
  return name.startsWith('site.') || name.startsWith('run.') ? name : `values.${name}`;
}

/** Site values still to be told: their ids, such as `site.registry.host`. */
export function openAsks(runbook: Runbook, state: RunState): readonly string[] {
  return runbook.site.asks.map((ask) => ask.id).filter((id) => state.values[id] === undefined);
}

export function readsSecret(expr: Expr): readonly string[] {
  return expr.reads
    .filter((path) => path.startsWith('secrets.'))
    .map((path) => path.slice('secrets.'.length));
}

function overlaps(hole: string, path: string): boolean {
  return hole === path || hole.startsWith(`${path}.`) || path.startsWith(`${hole}.`);
}

function has(at: Json | undefined, [key, ...rest]: readonly string[]): boolean {
  if (key === undefined) return at !== undefined;
  if (Array.isArray(at)) return has(at[Number(key)], rest);
  return isObject(at) && Object.hasOwn(at, key) && has(at[key], rest);
}

/** A copy of `at` with `value` at `path`; lists are addressed by index. */
function withPath(at: Json | undefined, [key, ...rest]: readonly string[], value: Json): Json {
  if (key === undefined) return value;
  if (Array.isArray(at))
    return at.map((one, i) => (i === Number(key) ? withPath(one, rest, value) : one));
  const object = isObject(at) ? at : {};
  return {
    ...object,
    [key]: withPath(Object.hasOwn(object, key) ? object[key] : undefined, rest, value),
  };
}

function place(tree: Tree, [key, ...rest]: readonly string[], value: Json): void {
  if (key === undefined || key === '__proto__') return;
  if (rest.length === 0) {
    tree[key] = value;
    return;
  }
  const below = tree[key];
  const next: Tree = isObject(below) ? { ...below } : {};
  tree[key] = next;
  place(next, rest, value);
}

import { isObject, type Json, type JsonObject } from '../../model/json.ts';
import { objectsAt, same, textAt, withAt } from './json.ts';
import { BETWEEN, leavesOf, type Leaves } from './leaves.ts';
import { apiVersionOf, type Kind } from './kinds.ts';
import { timeText, withMetadata } from './metadata.ts';

/** Who owns which fields: one entry of `managedFields`, read. */
export type Manager = {
  readonly name: string;
  readonly operation: 'Apply' | 'Update';
  readonly apiVersion: string;
  readonly subresource: string;
  readonly time: string;
  readonly fields: ReadonlySet<string>;
};

export type Who = Pick<Manager, 'name' | 'operation'> & { readonly subresource?: string };

export function managersOf(object: JsonObject): readonly Manager[] {
  return objectsAt(object, 'metadata', 'managedFields').map((one) => ({
    name: textAt(one, 'manager') ?? '',
    operation: textAt(one, 'operation') === 'Apply' ? 'Apply' : 'Update',
    apiVersion: textAt(one, 'apiVersion') ?? '',
    subresource: textAt(one, 'subresource') ?? '',
    time: textAt(one, 'time') ?? '',
    fields: readFields(one['fieldsV1']),
  }));
}

export function isSameManager(one: Manager, who: Who): boolean {
  return (
    one.name === who.name &&
    one.operation === who.operation &&
    one.subresource === (who.subresource ?? '')
  );
}

export function withManagers(object: JsonObject, managers: readonly Manager[]): JsonObject {
  const kept = managers.filter(({ fields }) => fields.size > 0).toSorted(byRank);
  if (kept.length === 0) return withAt(object, ['metadata', 'managedFields'], undefined);
  return withMetadata(object, {
    managedFields: kept.map(({ name, operation, apiVersion, subresource, time, fields }) => ({
      manager: name,
      operation,
      apiVersion,
      time,
      fieldsType: 'FieldsV1',
      fieldsV1: writeFields(fields),
      ...(subresource === '' ? {} : { subresource }),
    })),
  });
}

function byRank(a: Manager, b: Manager): number {
  const rank = ({ operation, time, name }: Manager): string => `${operation} ${time} ${name}`;
  return rank(a) < rank(b) ? -1 : Number(rank(a) > rank(b));
}

/** What somebody has changed is theirs from now on, and what is gone is nobody's. */
export function withUpdateBy(
  kind: Pick<Kind, 'group' | 'version' | 'shape'>,
  before: JsonObject | undefined,
  after: JsonObject,
  who: Who,
): JsonObject {
  const old: Leaves = before === undefined ? new Map() : leavesOf(kind.shape, before, true);
  const now = leavesOf(kind.shape, after, true);
  const changed = changedIn(old, now);
  const managers = before === undefined ? [] : managersOf(before);
  if (changed.size === 0 && old.size === now.size) return withManagers(after, managers);
  const own = managers.find((one) => isSameManager(one, who));
  const others = managers
    .filter((one) => one !== own)
    .map((one) => without(one, (path) => changed.has(path) || !now.has(path)));
  const kept = [...(own?.fields ?? [])].filter((path) => now.has(path));
  const mine: Manager = {
    name: who.name,
    operation: who.operation,
    apiVersion: apiVersionOf(kind),
    subresource: who.subresource ?? '',
    time: changed.size === 0 ? (own?.time ?? timeText()) : timeText(),
    fields: new Set([...kept, ...changed]),
  };
  return withManagers(after, [...others, mine]);
}

/** Paths that are new or have another value. */
export function changedIn(before: Leaves, after: Leaves): ReadonlySet<string> {
  const changed = new Set<string>();
  for (const [path, value] of after)
    if (!before.has(path) || !same(before.get(path), value)) changed.add(path);
  return changed;
}

export function without(manager: Manager, isGone: (path: string) => boolean): Manager {
  return { ...manager, fields: new Set([...manager.fields].filter((path) => !isGone(path))) };
}

/** `.spec.template.spec.containers[name="a"].image`, as conflicts name it. */
export function spoken(path: string): string {
  return path
    .split(BETWEEN)
    .map((part) => {
      const rest = part.slice(2);
      if (part.startsWith('f:')) return `.${rest}`;
      if (part.startsWith('v:')) return `[=${rest}]`;
      const key = Object.entries(parsedKey(rest));
      return `[${key.map(([name, value]) => `${name}=${JSON.stringify(value)}`).join(',')}]`;
    })
    .join('');
}

function parsedKey(text: string): JsonObject {
  const key: unknown = JSON.parse(text);
  return isObject(key) ? key : {};
}

function readFields(fields: Json | undefined): ReadonlySet<string> {
  const found = new Set<string>();
  const walk = (node: JsonObject, path: string): void => {
    const entries = Object.entries(node);
    if (entries.length === 0 && path !== '') found.add(path);
    for (const [key, inner] of entries) {
      if (key === '.') found.add(path);
      else if (isObject(inner)) walk(inner, path === '' ? key : `${path}${BETWEEN}${key}`);
    }
  };
  if (isObject(fields)) walk(fields, '');
  return found;
}

type Tree = { [key: string]: Tree };

function writeFields(fields: ReadonlySet<string>): JsonObject {
  const root: Tree = {};
  for (const path of [...fields].toSorted()) {
    let node = root;
    for (const part of path.split(BETWEEN)) node = node[part] ??= {};
  }
  // An owned path that has others below it says so by a dot.
  for (const path of fields) {
    let node: Tree = root;
    for (const part of path.split(BETWEEN)) node = node[part] ??= {};
    if (Object.keys(node).length > 0) node['.'] = {};
  }
  return root;
}

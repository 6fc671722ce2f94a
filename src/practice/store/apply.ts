import { isObject, type Json, type JsonObject } from '../../model/json.ts';
import { ApiFault } from './faults.ts';
import { isList } from './json.ts';
import { apiVersionOf, type Kind } from './kinds.ts';
import { BETWEEN, innerShape, itemKey, leavesOf } from './leaves.ts';
import {
  changedIn,
  isSameManager,
  type Manager,
  managersOf,
  spoken,
  without,
  withManagers,
} from './managers.ts';
import { timeText } from './metadata.ts';
import type { Shape } from './shapes/read-shapes.ts';

export type Applying = {
  readonly manager: string;
  readonly force: boolean;
  readonly subresource: string;
};

/**
 * Server-side apply: what the manager says stands there afterwards, what it said before and says no more is gone unless
 * somebody else says it too. Throws `ApiFault` 409 where another manager owns a field and says something else.
 */
export function applied(
  kind: Kind,
  live: JsonObject,
  config: JsonObject,
  { manager, force, subresource }: Applying,
): JsonObject {
  const who = { name: manager, operation: 'Apply', subresource } as const;
  const managers = managersOf(live);
  const own = managers.find((one) => isSameManager(one, who));
  const others = managers.filter((one) => one !== own);
  const said = new Set(leavesOf(kind.shape, config).keys());
  const dropped = [...(own?.fields ?? [])].filter((path) => !said.has(path));
  const free = dropped.filter((path) => !others.some(({ fields }) => fields.has(path)));
  const merged = asObject(merge(kind.shape, live, config));
  const after = asObject(pruned(kind.shape, merged, new Set(free), ''));
  const changed = changedIn(leavesOf(kind.shape, live), leavesOf(kind.shape, after));
  const taken = others.map((one) => ({
    from: one,
    paths: [...one.fields].filter((path) => changed.has(path) && said.has(path)).toSorted(byDepth),
  }));
  if (!force && taken.some(({ paths }) => paths.length > 0)) throw conflictOf(taken);
  const isSame = own !== undefined && own.fields.size === said.size && dropped.length === 0;
  const mine: Manager = {
    ...who,
    apiVersion: apiVersionOf(kind),
    time: isSame && changed.size === 0 ? own.time : timeText(),
    fields: said,
  };
  const left = others.map((one) => without(one, (path) => changed.has(path) && said.has(path)));
  return withManagers(after, [mine, ...left]);
}

/** At each level first what ends there, then what goes on below. */
function byDepth(one: string, other: string): number {
  const [a, b] = [one.split(BETWEEN), other.split(BETWEEN)];
  const index = a.findIndex((part, at) => part !== b[at]);
  const [aEnds, bEnds] = [index === a.length - 1, index === b.length - 1];
  if (aEnds !== bEnds) return aEnds ? -1 : 1;
  return (a[index] ?? '') < (b[index] ?? '') ? -1 : 1;
}

function conflictOf(
  taken: readonly { readonly from: Manager; readonly paths: readonly string[] }[],
): ApiFault {
  const causes = taken.flatMap(({ from, paths }) =>
    paths.map((path) => {
      const status = from.subresource === '' ? '' : ` with subresource "${from.subresource}"`;
      const using = from.operation === 'Apply' ? '' : ` using ${from.apiVersion}`;
      return {
        reason: 'FieldManagerConflict',
        message: `conflict with "${from.name}"${status}${using}`,
        field: spoken(path),
      };
    }),
  );
  const [first] = causes;
  const count = `Apply failed with ${causes.length} conflict${causes.length === 1 ? '' : 's'}`;
  const lines = [...new Set(causes.map(({ message }) => message))].map((message) => {
    const fields = causes.filter((one) => one.message === message).map(({ field }) => field);
    return fields.length === 1
      ? `${message}: ${fields.join('')}`
      : `${message.replace('conflict', 'conflicts')}:\n- ${fields.join('\n- ')}`;
  });
  const message = `${count}: ${causes.length === 1 && first !== undefined ? `${first.message}: ${first.field}` : lines.join('\n')}`;
  return new ApiFault(409, 'Conflict', message, { causes });
}

function merge(shape: Shape, live: Json | undefined, config: Json): Json {
  if (live === undefined) return config;
  if (shape.is === 'list' && shape.how !== 'atomic' && isList(live) && isList(config)) {
    const wanted = new Map(config.map((item) => [itemKey(shape, item), item]));
    const kept = live.map((item) => {
      const key = itemKey(shape, item);
      const mine = wanted.get(key);
      wanted.delete(key);
      return mine === undefined ? item : merge(shape.of, item, mine);
    });
    return [...kept, ...wanted.values()];
  }
  const isOpen = (shape.is === 'object' || shape.is === 'map') && !shape.atomic;
  if (!isOpen || !isObject(live) || !isObject(config)) return config;
  const both: { [key: string]: Json } = { ...live };
  for (const [key, value] of Object.entries(config))
    both[key] = merge(innerShape(shape, key), live[key], value);
  return both;
}

/** Without these paths, and without a map or list that is empty for that. */
function pruned(
  shape: Shape,
  value: Json,
  gone: ReadonlySet<string>,
  path: string,
): Json | undefined {
  if (gone.size === 0) return value;
  const below = (part: string): string => (path === '' ? part : `${path}${BETWEEN}${part}`);
  if (shape.is === 'list' && shape.how !== 'atomic' && isList(value)) {
    const left = value.flatMap((item) => {
      const place = below(itemKey(shape, item));
      if (gone.has(place)) return [];
      return [pruned(shape.of, item, gone, place) ?? item];
    });
    return left.length === 0 && value.length > 0 ? undefined : left;
  }
  if ((shape.is !== 'object' && shape.is !== 'map') || shape.atomic || !isObject(value))
    return gone.has(path) ? undefined : value;
  if (Object.keys(value).length === 0) return gone.has(path) ? undefined : value;
  const left: { [key: string]: Json } = {};
  for (const [key, inner] of Object.entries(value)) {
    const place = below(`f:${key}`);
    const isKey = path.slice(path.lastIndexOf(BETWEEN) + 1).startsWith('k:{') && isOfKey(path, key);
    const kept = isKey ? inner : pruned(innerShape(shape, key), inner, gone, place);
    if (kept !== undefined) left[key] = kept;
  }
  return Object.keys(left).length === 0 && path !== '' ? undefined : left;
}

function isOfKey(path: string, key: string): boolean {
  return path.slice(path.lastIndexOf(BETWEEN) + 1).includes(`${JSON.stringify(key)}:`);
}

function asObject(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

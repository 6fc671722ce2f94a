import { isObject, type Json } from '../../model/json.ts';
import { at, isList } from './json.ts';
import type { ListShape, Shape } from './shapes/read-shapes.ts';

/** The fields of an object that can be owned, by their path as `managedFields` writes it, and what stands there. */
export type Leaves = ReadonlyMap<string, Json>;

/** Between the parts of a path; JSON inside a part never holds it. */
export const BETWEEN = '\n';

/** What is left out of an item's key stands for this. */
const KEY_DEFAULTS: { readonly [key: string]: Json } = { protocol: 'TCP' };

/** The API server's own: nobody owns them. */
const NOBODYS = new Set(
  [
    'f:apiVersion',
    'f:kind',
    ...[
      'name',
      'namespace',
      'creationTimestamp',
      'selfLink',
      'uid',
      'generation',
      'managedFields',
      'resourceVersion',
      'deletionTimestamp',
      'deletionGracePeriodSeconds',
    ].map((key) => `f:metadata${BETWEEN}f:${key}`),
  ].flatMap((path) => [path]),
);

/** `withAround`: what holds others counts too, as it does where somebody does not apply but writes. */
export function leavesOf(shape: Shape, object: Json, withAround: boolean = false): Leaves {
  const found = new Map<string, Json>();
  collect(shape, object, '', found, withAround);
  for (const path of found.keys()) if (isNobodys(path)) found.delete(path);
  return found;
}

/** `k:{"name":"a"}`, by which an item of such a list is known. */
export function itemKey(shape: ListShape, item: Json): string {
  if (shape.how === 'set') return `v:${JSON.stringify(item)}`;
  const key = shape.keys
    .toSorted()
    .map((name) => [name, at(item, name) ?? KEY_DEFAULTS[name] ?? null] as const);
  return `k:${JSON.stringify(Object.fromEntries(key))}`;
}

function isNobodys(path: string): boolean {
  if (NOBODYS.has(path)) return true;
  const second = path.indexOf(BETWEEN, path.indexOf(BETWEEN) + 1);
  return second > 0 && NOBODYS.has(path.slice(0, second));
}

function collect(
  shape: Shape,
  value: Json,
  path: string,
  found: Map<string, Json>,
  withAround: boolean,
): void {
  const below = (part: string): string => (path === '' ? part : `${path}${BETWEEN}${part}`);
  if (shape.is === 'list' && shape.how !== 'atomic' && isList(value)) {
    if (withAround && value.length > 0 && !isAlways(path)) found.set(path, true);
    for (const item of value) {
      const place = below(itemKey(shape, item));
      // That it is there at all is owned too.
      found.set(place, shape.how === 'set' ? item : true);
      if (shape.how === 'map') collect(shape.of, item, place, found, withAround);
    }
    if (value.length === 0) found.set(path, value);
    return;
  }
  const isOpen = (shape.is === 'object' || shape.is === 'map') && !shape.atomic;
  if (!isOpen || !isObject(value) || Object.keys(value).length === 0) {
    if (path !== '' && !found.has(path)) found.set(path, value);
    return;
  }
  if (withAround && path !== '' && !found.has(path) && !isAlways(path)) found.set(path, true);
  for (const [key, inner] of Object.entries(value))
    collect(innerShape(shape, key), inner, below(`f:${key}`), found, withAround);
}

/** These are there from the beginning, whoever writes. */
function isAlways(path: string): boolean {
  return /(?:^|\n)f:(?:metadata|spec|status|template|jobTemplate|strategy|updateStrategy|containers)$/.test(
    path,
  );
}

export function innerShape(shape: Shape, key: string): Shape {
  if (shape.is === 'map') return shape.of;
  if (shape.is === 'object') return shape.fields().get(key)?.shape ?? ANY;
  return ANY;
}

const ANY: Shape = { is: 'any' };

import { isObject, type Json, type JsonObject } from '../../model/json.ts';
import { ApiFault } from './faults.ts';
import { goText } from './go-text.ts';
import { at, isList, listAt, same, textAt, textsAt } from './json.ts';
import { innerShape } from './leaves.ts';
import type { ListShape, Shape } from './shapes/read-shapes.ts';

const ORDER = '$setElementOrder/';
const DELETE = '$deleteFromPrimitiveList/';

/** Kubernetes' own patch: lists are merged item by item where their type says by which key; `$patch` and its like direct it. */
export function strategicPatch(shape: Shape, value: Json | undefined, patch: Json): Json {
  if (isObject(patch)) return patchObject(shape, isObject(value) ? value : {}, patch);
  if (isList(patch) && shape.is === 'list')
    return patchList(shape, isList(value) ? value : [], patch, []);
  return patch;
}

function patchObject(shape: Shape, value: JsonObject, patch: JsonObject): JsonObject {
  const { $patch: directive, $retainKeys: _retained, ...rest } = patch;
  if (directive === 'replace') return rest;
  const retained =
    at(patch, '$retainKeys') === undefined ? undefined : textsAt(patch, '$retainKeys');
  const merged: { [key: string]: Json } = Object.fromEntries(
    Object.entries(value).filter(([key]) => retained === undefined || retained.includes(key)),
  );
  for (const [key, one] of Object.entries(rest)) {
    if (key.startsWith(ORDER)) continue;
    if (key.startsWith(DELETE)) {
      const name = key.slice(DELETE.length);
      const gone = listAt(patch, key);
      merged[name] = listAt(merged, name).filter((item) => !gone.some((two) => same(item, two)));
      continue;
    }
    const inner = innerShape(shape, key);
    if (one === null || at(one, '$patch') === 'delete') delete merged[key];
    else if (isList(one) && inner.is === 'list')
      merged[key] = patchList(inner, listAt(merged, key), one, listAt(patch, `${ORDER}${key}`));
    else merged[key] = strategicPatch(inner, merged[key], one);
  }
  for (const key of Object.keys(rest).filter((one) => one.startsWith(ORDER))) {
    const name = key.slice(ORDER.length);
    const inner = innerShape(shape, name);
    if (rest[name] === undefined && inner.is === 'list' && merged[name] !== undefined)
      merged[name] = ordered(inner, listAt(merged, name), listAt(patch, key));
  }
  return merged;
}

function patchList(
  shape: ListShape,
  value: readonly Json[],
  patch: readonly Json[],
  order: readonly Json[],
): readonly Json[] {
  const { mergeBy } = shape;
  const items = patch.filter((one) => textAt(one, '$patch') !== 'replace');
  if (mergeBy === undefined || items.length < patch.length) return items;
  if (mergeBy === '')
    return [...value, ...items.filter((one) => !value.some((two) => same(one, two)))];
  let merged: readonly Json[] = value;
  // Where nobody says in which order, what is new comes first.
  const added: Json[] = [];
  for (const item of items) {
    const key = at(item, mergeBy);
    if (isObject(item) && key === undefined)
      throw new ApiFault(
        500,
        '',
        `map: ${goText(item)} does not contain declared merge key: ${mergeBy}`,
      );
    const index = merged.findIndex((one) => same(at(one, mergeBy), key));
    if (textAt(item, '$patch') === 'delete')
      merged = merged.filter((one) => !same(at(one, mergeBy), key));
    else if (index < 0) added.push(strategicPatch(shape.of, undefined, item));
    else merged = merged.with(index, strategicPatch(shape.of, merged[index], item));
  }
  return ordered(shape, [...added, ...merged], order);
}

function ordered(
  { mergeBy = '' }: ListShape,
  items: readonly Json[],
  order: readonly Json[],
): readonly Json[] {
  if (order.length === 0) return items;
  const keyOf = (item: Json): Json | undefined => (mergeBy === '' ? item : at(item, mergeBy));
  const place = (item: Json): number =>
    order.findIndex((one) => same(isObject(one) ? at(one, mergeBy) : one, keyOf(item)));
  return items
    .map((item, index) => ({ item, at: place(item), index }))
    .toSorted((a, b) => (a.at < 0 || b.at < 0 ? a.index - b.index : a.at - b.at))
    .map(({ item }) => item);
}

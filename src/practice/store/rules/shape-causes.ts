import { isObject, type Json, type JsonObject } from '../../../model/json.ts';
import { type FaultCause, required, unsupported } from '../faults.ts';
import { isList } from '../json.ts';
import type { Shape } from '../shapes/read-shapes.ts';

/** Where Go's zero value is as good as nothing said. */
const MAY_BE_EMPTY = new Set(['NodeSelectorTerm', 'RoleRef', 'ObjectReference', 'PolicyRule']);

/** What a value lacks that its type wants, and words that its type does not know. */
export function shapeCauses(
  shape: Shape,
  value: Json | undefined,
  field: string,
): readonly FaultCause[] {
  if (value === undefined) return [];
  if (shape.is === 'word')
    return typeof value === 'string' && value !== '' && !shape.words.includes(value)
      ? [unsupported(field, value, shape.words)]
      : [];
  if (shape.is === 'list' && isList(value))
    return value.flatMap((item, index) => shapeCauses(shape.of, item, `${field}[${index}]`));
  if (!isObject(value)) return [];
  if (shape.is === 'map')
    return Object.entries(value).flatMap(([key, inner]) =>
      shapeCauses(shape.of, inner, `${field}[${key}]`),
    );
  if (shape.is !== 'object') return [];
  return [...shape.fields()].flatMap(([key, one]) => {
    const place = field === '' ? key : `${field}.${key}`;
    if (one.required && !MAY_BE_EMPTY.has(shape.name) && isNothing(value, key, one.shape))
      return [required(place)];
    return shapeCauses(one.shape, value[key], place);
  });
}

/** In Go an empty text or list can't be told from none; a zero can. */
function isNothing(object: JsonObject, key: string, shape: Shape): boolean {
  const value = object[key];
  if (value === undefined) return shape.is !== 'boolean' && shape.is !== 'integer';
  return value === '' && shape.is !== 'map';
}

import { isObject, type Json, type JsonObject } from '../../model/json.ts';
import { ApiFault } from './faults.ts';
import { goText, goValue } from './go-text.ts';
import { at, isList } from './json.ts';
import { apiVersionOf, type Kind } from './kinds.ts';
import { nameOf, namespaceOf } from './metadata.ts';
import type { ListShape, Shape } from './shapes/read-shapes.ts';

/**
 * Who applies must not say what the kind does not have, nor in another type, however lenient they want it. Throws
 * `ApiFault` 500, as the API server does, with a line for each of them.
 */
export function refuseUntyped(kind: Kind, config: JsonObject): void {
  const said: string[] = [];
  walk(kind.shape, config, '', said);
  if (said.length === 0) return;
  const where = `${namespaceOf(config) ?? ''}/${nameOf(config)}; ${apiVersionOf(kind)}, Kind=${kind.kind}`;
  const list =
    said.length === 1 ? said.join('') : `errors:\n${said.map((one) => `  ${one}`).join('\n')}`;
  throw new ApiFault(500, '', `failed to create typed patch object (${where}): ${list}`);
}

function walk(shape: Shape, value: Json, path: string, said: string[]): void {
  if (value === null) return;
  const refuse = (why: string): unknown => said.push(`${path}: ${why}`);
  switch (shape.is) {
    case 'text':
    case 'word':
    case 'time':
    case 'bytes':
      if (typeof value !== 'string') refuse(`expected string, got ${goValue(value)}`);
      return;
    case 'integer':
    case 'number':
      if (typeof value !== 'number')
        refuse(`expected numeric (int or float), got ${goType(value)}`);
      return;
    case 'boolean':
      if (typeof value !== 'boolean') refuse(`expected boolean, got &{${goText(value)}}`);
      return;
    case 'quantity':
    case 'int-or-text':
      if (typeof value === 'object') refuse(`expected any scalar, got &{${goText(value)}}`);
      return;
    case 'list':
      if (isList(value)) walkList(shape, value, path, said);
      else refuse(`expected list, got &{${goText(value)}}`);
      return;
    case 'map':
    case 'object':
      if (!isObject(value)) refuse(`expected map, got &{${goText(value)}}`);
      else
        for (const [key, inner] of Object.entries(value)) {
          const below = shape.is === 'map' ? shape.of : shape.fields().get(key)?.shape;
          const isOpen = shape.is === 'object' && shape.open;
          if (below !== undefined) walk(below, inner, `${path}.${key}`, said);
          else if (!isOpen) said.push(`${path}.${key}: field not declared in schema`);
        }
      return;
    case 'any':
  }
}

function walkList(shape: ListShape, items: readonly Json[], path: string, said: string[]): void {
  const seen = new Set<string>();
  for (const [index, item] of items.entries()) {
    const key = keyOf(shape, item);
    if (key !== undefined && seen.has(key)) said.push(`${path}: duplicate entries for key ${key}`);
    if (key !== undefined) seen.add(key);
    walk(shape.of, item, `${path}${key ?? `[${index}]`}`, said);
  }
}

/** `[name="app"]`, by which an item of such a list is known. */
function keyOf({ how, keys }: ListShape, item: Json): string | undefined {
  if (how === 'set') return `[=${JSON.stringify(item)}]`;
  if (how !== 'map' || keys.some((key) => at(item, key) === undefined)) return undefined;
  return `[${keys.map((key) => `${key}=${JSON.stringify(at(item, key) ?? null)}`).join(',')}]`;
}

function goType(value: Json): string {
  if (typeof value === 'object')
    return isList(value) ? '[]interface {}' : 'map[string]interface {}';
  return typeof value === 'boolean' ? 'bool' : typeof value;
}

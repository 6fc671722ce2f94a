import { isObject, type Json, type JsonObject } from '../../model/json.ts';
import { type ApiFault, badRequest, invalid, wrong } from './faults.ts';
import { isList } from './json.ts';
import type { Kind } from './kinds.ts';
import type { Shape } from './shapes/read-shapes.ts';

/** What becomes of a field that the kind does not have: refused, warned of or dropped without a word. */
export type FieldValidation = 'Strict' | 'Warn' | 'Ignore';

/** What a field of this name is called in Go, for the words of the API server. */
const GO_TYPES: { readonly [is in Shape['is']]?: string } = {
  text: 'string',
  word: 'string',
  integer: 'int32',
  number: 'float64',
  boolean: 'bool',
  bytes: '[]uint8',
  time: 'string',
};

/** How what can't be read is refused. */
export type Refuse = (why: string) => ApiFault;

type Reading = {
  readonly kind: Kind;
  readonly unknown: string[];
  readonly refuse: Refuse;
};

function unreadBody(kind: Kind): Refuse {
  const what = `${kind.kind} in version "${kind.version}" cannot be handled as a ${kind.kind}`;
  return (why) => badRequest(`${what}: ${why}`);
}

/**
 * Takes from a body what its kind has, as the API server reads it: nulls are left out. Gives the fields that it does not
 * have. Throws `ApiFault` 400 where a value is of another type.
 */
export function decode(
  kind: Kind,
  body: JsonObject,
  refuse: Refuse = unreadBody(kind),
): { readonly object: JsonObject; readonly unknown: readonly string[] } {
  const unknown: string[] = [];
  const value = readValue(kind.shape, body, '', kind.kind, { kind, unknown, refuse });
  return { object: isObject(value) ? value : {}, unknown };
}

/** What is said of fields that are not there. Throws `ApiFault` where that is refused. */
export function judgeUnknown(
  kind: Kind,
  unknown: readonly string[],
  validation: FieldValidation,
  refuse: Refuse = unreadBody(kind),
): readonly string[] {
  if (unknown.length === 0 || validation === 'Ignore') return [];
  const said = unknown.map((field) => `unknown field "${field}"`);
  if (validation === 'Warn') return said;
  throw refuse(`strict decoding error: ${said.join(', ')}`);
}

function readValue(
  shape: Shape,
  value: Json,
  path: string,
  parent: string,
  reading: Reading,
): Json | undefined {
  if (value === null) return undefined;
  const { kind, unknown } = reading;
  const refuse = (): never => {
    if (kind.custom) throw unlikeSchema(kind, shape, value, path);
    const place = `${parent}.${path.replaceAll(/\[\d+\]/g, '')}`;
    const type = GO_TYPES[shape.is] ?? goType(shape, kind);
    throw reading.refuse(
      `json: cannot unmarshal ${jsonType(value)} into Go struct field ${place} of type ${type}`,
    );
  };
  // Go leaves an empty list or map out; definitions keep what they were given.
  const isDropped = !kind.custom;
  switch (shape.is) {
    case 'any':
      return value;
    case 'text':
    case 'word':
    case 'time':
      return typeof value === 'string' ? value : refuse();
    case 'bytes':
      return typeof value === 'string' ? bytes(value, reading) : refuse();
    case 'integer':
      return typeof value === 'number' && Number.isInteger(value) ? value : refuse();
    case 'number':
      return typeof value === 'number' ? value : refuse();
    case 'boolean':
      return typeof value === 'boolean' ? value : refuse();
    case 'int-or-text':
      return typeof value === 'number' || typeof value === 'string' ? value : refuse();
    case 'quantity':
      if (typeof value !== 'string' && typeof value !== 'number') return refuse();
      return quantity(String(value), reading);
    case 'list': {
      if (!isList(value)) return refuse();
      const items = value.map((item, index) =>
        readValue(shape.of, item, `${path}[${index}]`, parent, reading),
      );
      return items.length === 0 && isDropped
        ? undefined
        : items.filter((item) => item !== undefined);
    }
    case 'map':
      if (!isObject(value)) return refuse();
      if (Object.keys(value).length === 0 && isDropped) return undefined;
      return readAll(value, () => ({ shape: shape.of, at: path }), parent);
    case 'object': {
      if (!isObject(value)) return refuse();
      const fields = shape.fields();
      return readAll(
        value,
        (key) => {
          const field = fields.get(key);
          const place = path === '' ? key : `${path}.${key}`;
          if (field !== undefined) return { shape: field.shape, at: place };
          if (shape.open) return { shape: { is: 'any' }, at: place };
          unknown.push(place);
          return undefined;
        },
        shape.name,
      );
    }
  }

  function readAll(
    object: JsonObject,
    one: (key: string) => { readonly shape: Shape; readonly at: string } | undefined,
    name: string,
  ): JsonObject {
    const read: { [key: string]: Json } = {};
    for (const [key, inner] of Object.entries(object)) {
      const found = one(key);
      if (found === undefined) continue;
      const kept = readValue(found.shape, inner, found.at, name, reading);
      if (kept !== undefined) read[key] = kept;
    }
    return read;
  }
}

const SCHEMA_TYPES: { readonly [is in Shape['is']]?: string } = {
  text: 'string',
  list: 'array',
  map: 'object',
};

/** In the words of what checks objects of a definition's kind. */
function unlikeSchema(kind: Kind, shape: Shape, value: Json, path: string): ApiFault {
  const type = jsonType(value)
    .replace('bool', 'boolean')
    .replace(/^number .*/, 'number');
  const is = type === 'number' && Number.isInteger(value) ? 'integer' : type;
  const wanted = SCHEMA_TYPES[shape.is] ?? shape.is;
  const why = `${path} in body must be of type ${wanted}: "${is}"`;
  return invalid(kind, '', [wrong(path, `"${is}"`, why)]);
}

/** What JSON calls a value. */
export function jsonType(value: Json): string {
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'object') return isList(value) ? 'array' : 'object';
  return typeof value === 'number' && !Number.isInteger(value) ? `number ${value}` : typeof value;
}

function goType(shape: Shape, kind: Kind): string {
  if (shape.is === 'list')
    return `[]${shape.of.is === 'object' ? goType(shape.of, kind) : 'string'}`;
  if (shape.is === 'map') return 'map[string]string';
  return shape.is === 'object' ? `${kind.version}.${shape.name}` : shape.is;
}

function bytes(value: string, { refuse }: Reading): string {
  const clean = value.replaceAll(/[\r\n]/g, '');
  const bad = /[^A-Za-z0-9+/=]/.exec(clean);
  if (bad === null && clean.length % 4 === 0) return clean;
  throw refuse(
    `illegal base64 data at input byte ${bad?.index ?? clean.length - (clean.length % 4)}`,
  );
}

function quantity(value: string, { refuse }: Reading): string {
  if (/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+|[KMGTPE]i|[numkMGTPE])?$/.test(value)) return value;
  throw refuse(
    `quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'`,
  );
}

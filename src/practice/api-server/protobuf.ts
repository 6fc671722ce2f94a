import { isObject, type Json, type JsonObject } from '../../model/json.ts';

/** `name` is a text, `name#` a number, `name?` a flag, `name!` bytes, `name:Type` a message; before it `*` where there are several, `%` for a map. */
const MESSAGES: { readonly [name: string]: { readonly [field: number]: string } } = {
  Unknown: { 1: 'typeMeta:TypeMeta', 2: 'raw!' },
  TypeMeta: { 1: 'apiVersion', 2: 'kind' },
  ObjectMeta: {
    1: 'name',
    2: 'generateName',
    3: 'namespace',
    5: 'uid',
    6: 'resourceVersion',
    11: '%labels',
    12: '%annotations',
    13: '*ownerReferences:OwnerReference',
    14: '*finalizers',
  },
  OwnerReference: {
    1: 'kind',
    3: 'name',
    4: 'uid',
    5: 'apiVersion',
    6: 'controller?',
    7: 'blockOwnerDeletion?',
  },
  Namespace: { 1: 'metadata:ObjectMeta' },
  Secret: { 1: 'metadata:ObjectMeta', 2: '%data!', 3: 'type', 4: '%stringData', 5: 'immutable?' },
  ConfigMap: { 1: 'metadata:ObjectMeta', 2: '%data', 3: '%binaryData!', 4: 'immutable?' },
  ServiceAccount: {
    1: 'metadata:ObjectMeta',
    2: '*secrets:LocalObjectReference',
    3: '*imagePullSecrets:LocalObjectReference',
    4: 'automountServiceAccountToken?',
  },
  LocalObjectReference: { 1: 'name' },
  SelfSubjectAccessReview: { 1: 'metadata:ObjectMeta', 2: 'spec:SelfSubjectAccessReviewSpec' },
  SelfSubjectAccessReviewSpec: { 1: 'resourceAttributes:ResourceAttributes' },
  ResourceAttributes: {
    1: 'namespace',
    2: 'verb',
    3: 'group',
    4: 'version',
    5: 'resource',
    6: 'subresource',
    7: 'name',
  },
  SelfSubjectRulesReview: { 1: 'metadata:ObjectMeta', 2: 'spec:SelfSubjectRulesReviewSpec' },
  SelfSubjectRulesReviewSpec: { 1: 'namespace' },
  SelfSubjectReview: { 1: 'metadata:ObjectMeta' },
  DeleteOptions: {
    1: 'gracePeriodSeconds#',
    2: 'preconditions:Preconditions',
    4: 'propagationPolicy',
    5: '*dryRun',
  },
  Preconditions: { 1: 'uid', 2: 'resourceVersion' },
  Scale: { 1: 'metadata:ObjectMeta', 2: 'spec:ScaleSpec' },
  ScaleSpec: { 1: 'replicas#' },
};
const MAGIC = Buffer.from('k8s\0');
const TEXT = 2;

/** What the usual tools send as protobuf: only some small kinds are understood; undefined for any other. */
export function fromProtobuf(bytes: Buffer): JsonObject | undefined {
  if (!bytes.subarray(0, MAGIC.length).equals(MAGIC)) return undefined;
  const outer = new Map(fieldsIn(bytes.subarray(MAGIC.length)));
  const [meta, raw] = [outer.get(1), outer.get(2)];
  if (!Buffer.isBuffer(meta) || !Buffer.isBuffer(raw)) return undefined;
  const type = message('TypeMeta', meta);
  const { kind } = type;
  if (typeof kind !== 'string' || MESSAGES[kind] === undefined) return undefined;
  return { ...type, ...message(kind, raw) };
}

function message(name: string, bytes: Buffer): JsonObject {
  const read: { [key: string]: Json } = {};
  for (const [number, value] of fieldsIn(bytes)) {
    const field = MESSAGES[name]?.[number];
    if (field === undefined) continue;
    const [, many = '', key = '', type = ''] = /^([*%]?)(\w+)(.*)$/.exec(field) ?? [];
    if (many === '%' && Buffer.isBuffer(value)) {
      const entry = new Map(fieldsIn(value));
      const before = read[key];
      const others = isObject(before) ? before : {};
      read[key] = {
        ...others,
        [asText(entry.get(1))]: valueOf(entry.get(2) ?? Buffer.alloc(0), type),
      };
    } else if (many === '*') {
      const before = read[key];
      read[key] = [...(Array.isArray(before) ? before : []), valueOf(value, type)];
    } else if (type !== '' || asText(value) !== '') read[key] = valueOf(value, type);
  }
  return read;
}

function valueOf(value: Buffer | number, type: string): Json {
  if (type === '?') return value === 1;
  if (type === '#') return typeof value === 'number' ? value : 0;
  if (type === '!') return Buffer.isBuffer(value) ? value.toString('base64') : '';
  if (type.startsWith(':')) return Buffer.isBuffer(value) ? message(type.slice(1), value) : {};
  return asText(value);
}

function asText(value: Buffer | number | undefined): string {
  return Buffer.isBuffer(value) ? value.toString('utf8') : '';
}

function* fieldsIn(bytes: Buffer): Generator<readonly [number: number, value: Buffer | number]> {
  let at = 0;
  const varint = (): number => {
    let [value, factor] = [0, 1];
    for (;;) {
      const byte = bytes[at] ?? 0;
      at += 1;
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
      factor *= 128;
    }
  };
  while (at < bytes.length) {
    const tag = varint();
    const [number, wire] = [Math.floor(tag / 8), tag % 8];
    if (wire === TEXT) {
      const length = varint();
      yield [number, bytes.subarray(at, at + length)];
      at += length;
    } else if (wire === 0) yield [number, varint()];
    else at += wire === 1 ? 8 : 4;
  }
}

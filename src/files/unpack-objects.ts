import { isObject, type JsonObject } from '../model/json.ts';
import type { KubeObject } from '../model/ports.ts';
import { aCause, found, type Found, type Params } from '../model/verdict.ts';
import { glimpse } from './glimpse.ts';

export type Unpacked =
  /** `gone` where the input says that it was deleted. */
  | { readonly is: 'object' | 'gone'; readonly object: KubeObject }
  /** What stands there is no object that could be judged: an entry all the same. */
  | { readonly is: 'unreadable'; readonly found: Found };

/** `place` is for people: `pods.json:1 items[3]`. `of` is what the list around it is made of. */
type Packed = {
  readonly value: unknown;
  readonly place: string;
  readonly of?: { readonly apiVersion: unknown; readonly kind: string };
  readonly gone?: true;
};

/** What stands around an object where `--output-watch-events` was asked for. */
const WATCHED: readonly unknown[] = ['ADDED', 'MODIFIED', 'DELETED', 'BOOKMARK', 'ERROR'];

/** The objects of one document, those of lists and of lists of lists too. Nothing in it is left out silently. */
export function unpackObjects(file: string, line: number, value: unknown): Unpacked[] {
  const unpacked: Unpacked[] = [];
  const left: Packed[] = [{ value, place: `${file}:${line}` }];
  const opened = new Set<unknown>();
  // Lists may be nested deeper than calls may be, and by an alias a list may hold itself.
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const inside = insideOf(next);
    if (inside === undefined) unpacked.push(readObject(next, file));
    else if (!opened.has(next.value)) {
      opened.add(next.value);
      for (const one of inside.toReversed()) left.push(one);
    }
  }
  return unpacked;
}

/** What is in a list or a watch event; undefined where it is neither. */
function insideOf({ value, place, of }: Packed): readonly Packed[] | undefined {
  if (Array.isArray(value)) return entries(value, place);
  if (!isObject(value)) return undefined;
  const { type, object, apiVersion, kind = of?.kind, items, metadata } = value;
  if (WATCHED.includes(type) && isObject(object)) {
    if (type === 'BOOKMARK') return [];
    return [{ value: object, place, ...(type === 'DELETED' ? { gone: true } : {}) }];
  }
  if (isObject(metadata) && ('name' in metadata || 'generateName' in metadata)) return undefined;
  if (kind === undefined && Array.isArray(items)) return entries(items, `${place} items`);
  if (typeof kind !== 'string' || !kind.endsWith('List')) return undefined;
  if (items === null || (items === undefined && kind === 'List')) return [];
  if (!Array.isArray(items)) return undefined;
  const ofItems = kind === 'List' ? {} : { of: { apiVersion, kind: kind.slice(0, -4) } };
  return entries(items, `${place} items`).map((one) => ({ ...one, ...ofItems }));
}

function entries(values: readonly unknown[], place: string): readonly Packed[] {
  return values.map((value, index) => ({ value, place: `${place}[${index}]` }));
}

function readObject({ value, place, of, gone }: Packed, file: string): Unpacked {
  const unreadable = (code: string, params: Params): Unpacked => ({
    is: 'unreadable',
    found: {
      ...found('unknown', aCause(code, { place, ...params })),
      object: { kind: 'File', name: file },
    },
  });
  if (!isObject(value)) return unreadable('given-no-object', { shown: glimpse(value) });
  const { apiVersion = of?.apiVersion, kind = of?.kind } = value;
  if (!isWord(kind) || !isWord(apiVersion)) {
    const field = isWord(kind) ? 'apiVersion' : 'kind';
    return unreadable('given-without-kind', { field, shown: glimpse(value) });
  }
  if (kind === 'Status' && apiVersion === 'v1')
    return unreadable('given-refusal', { shown: glimpse(value['message']) });
  const metadata = metadataOf(value);
  if (typeof metadata === 'string')
    return unreadable('given-without-name', { kind, field: metadata });
  return { is: gone ? 'gone' : 'object', object: { ...value, apiVersion, kind, metadata } };
}

/** Tools write `namespace: ""` and `uid: null` where there is none. Gives what is wrong in its stead. */
function metadataOf({ metadata }: JsonObject): KubeObject['metadata'] | string {
  if (!isObject(metadata)) return 'metadata';
  const { name, namespace, uid, labels, annotations, ...rest } = metadata;
  if (!isWord(name)) return 'metadata.name';
  const isNone = namespace === undefined || namespace === null || namespace === '';
  if (!isNone && typeof namespace !== 'string') return 'metadata.namespace';
  return {
    ...rest,
    name,
    ...(isNone ? {} : { namespace }),
    ...(isWord(uid) ? { uid } : {}),
    ...(isTexts(labels) ? { labels } : {}),
    ...(isTexts(annotations) ? { annotations } : {}),
  };
}

function isWord(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isTexts(value: unknown): value is { readonly [key: string]: string } {
  return isObject(value) && Object.values(value).every((one) => typeof one === 'string');
}

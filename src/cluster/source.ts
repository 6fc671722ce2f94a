import { isKubeObject } from '../model/kube-object.ts';
import type { KubeObject, ListQuery } from '../model/ports.ts';
import { pathOf, type Resource } from './discovery.ts';
import type { Pace } from './pace.ts';
import { Nonsense } from './refusal.ts';
import { nameOf } from './resource-name.ts';
import type { Opened, StreamRequest, Streams } from './streams.ts';
import type { Turns } from './turns.ts';

export const LONGEST_OBJECT = 32 * 1024 * 1024;

/** Where objects of one kind are read from, and what is needed for that. */
export type Source = {
  readonly streams: Streams;
  readonly pace: Pace;
  readonly turns: Turns;
  readonly resource: Resource;
  readonly query: ListQuery;
};

export function callOf({ resource, query }: Source) {
  const { kind, namespace } = query;
  return {
    verb: 'list',
    resource: nameOf(resource),
    kind,
    ...(namespace === undefined ? {} : { namespace }),
  } as const;
}

export function openAt(
  source: Source,
  search: { readonly [name: string]: string },
  more: Pick<StreamRequest, 'endMs' | 'gzip'>,
  signal: AbortSignal,
): Promise<Opened> {
  const { streams, pace, resource, query } = source;
  const { namespace, labelSelector, fieldSelector } = query;
  const all = new URLSearchParams(search);
  if (labelSelector !== undefined) all.set('labelSelector', labelSelector);
  if (fieldSelector !== undefined) all.set('fieldSelector', fieldSelector);
  const path = `${pathOf(resource, namespace)}?${all.toString()}`;
  return streams.open({ path, ...callOf(source), quietMs: pace.quietMs, ...more }, signal);
}

/** Throws `Nonsense` for what is no object of the API: it is never passed over in silence. */
export function asObject(value: unknown, { apiVersion, kind }: ListQuery): KubeObject {
  // The API leaves both out inside a list.
  const object: unknown =
    typeof value === 'object' && value !== null ? { apiVersion, kind, ...value } : value;
  if (!isKubeObject(object)) throw new Nonsense('no object');
  return object;
}

export function readJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    throw new Nonsense('no JSON');
  }
}

import { isObject, type JsonObject } from '../model/json.ts';
import type { KubeObject } from '../model/ports.ts';
import type { ObjectRef } from '../model/verdict.ts';

/** What stands at a path of an object, undefined where anything on the way is missing. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  let here = value;
  for (const key of path) {
    if (!isObject(here)) return undefined;
    here = here[key];
  }
  return here;
}

export function numberAt(value: unknown, ...path: readonly string[]): number | undefined {
  const number = at(value, ...path);
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** Counts of the API are int32. */
const MOST = 2 ** 31 - 1;

/** A count: whole and not negative. Anything else that stands there is no count, and no number is made of it. */
export function wholeAt(value: unknown, ...path: readonly string[]): number | undefined {
  const number = numberAt(value, ...path);
  return number !== undefined && Number.isInteger(number) && number >= 0 && number <= MOST
    ? number
    : undefined;
}

export function textAt(value: unknown, ...path: readonly string[]): string | undefined {
  const text = at(value, ...path);
  return typeof text === 'string' ? text : undefined;
}

/** The texts of a list; what is no text there is left out. */
export function textsAt(value: unknown, ...path: readonly string[]): readonly string[] {
  const list = at(value, ...path);
  return Array.isArray(list) ? list.filter((one) => typeof one === 'string') : [];
}

/** The objects of a list; what is no object there is left out. */
export function objectsAt(value: unknown, ...path: readonly string[]): readonly JsonObject[] {
  const list = at(value, ...path);
  return Array.isArray(list) ? list.filter((one): one is JsonObject => isObject(one)) : [];
}

/** `status` is empty where it can't be told: it is none of the three, or the condition stands there twice. */
export type Condition = {
  readonly type: string;
  readonly status: 'True' | 'False' | 'Unknown' | '';
  readonly reason: string;
  readonly message: string;
  readonly observedGeneration?: number;
};

export function conditionOf(object: unknown, type: string): Condition | undefined {
  const all = objectsAt(object, 'status', 'conditions').filter((each) => each['type'] === type);
  const [one] = all;
  if (one === undefined) return undefined;
  const observed = numberAt(one, 'observedGeneration');
  return {
    type,
    status: all.length === 1 ? statusOf(one['status']) : '',
    reason: textAt(one, 'reason') ?? '',
    message: shortText(textAt(one, 'message') ?? ''),
    ...(observed === undefined ? {} : { observedGeneration: observed }),
  };
}

function statusOf(status: unknown): Condition['status'] {
  return status === 'True' || status === 'False' || status === 'Unknown' ? status : '';
}

/** A foreign message as one short line: it may hold line breaks and control characters, and be pages long. */
export function shortText(text: string, limit: number = 240): string {
  const line = text.replaceAll(/[\p{C}\s]+/gu, ' ').trim();
  return line.length <= limit ? line : `${line.slice(0, limit - 1)}…`;
}

/** The same of a message whose last words say the most, such as one that was handed on from program to program. */
export function bothEnds(text: string, limit: number = 240): string {
  const line = shortText(text, Infinity);
  if (line.length <= limit) return line;
  const head = Math.floor(limit / 3);
  return `${line.slice(0, head)} … ${line.slice(line.length - (limit - head - 3))}`;
}

/** The reference to what controls it. A node controls its mirror pods, but says nothing about them. */
export function controllerRef(object: KubeObject): JsonObject | undefined {
  return objectsAt(object, 'metadata', 'ownerReferences').find(
    (one) => one['controller'] === true && one['kind'] !== 'Node',
  );
}

/** The UID of what controls it. */
export function controllerOf(object: KubeObject): string | undefined {
  return textAt(controllerRef(object), 'uid');
}

/** undefined where it has none: written by hand, or not made yet. */
export function uidOf(object: KubeObject): string | undefined {
  return textAt(object, 'metadata', 'uid') || undefined;
}

export function namespaceOf(object: KubeObject): string | undefined {
  return textAt(object, 'metadata', 'namespace') || undefined;
}

export function isBeingDeleted(object: KubeObject): boolean {
  return (at(object, 'metadata', 'deletionTimestamp') ?? null) !== null;
}

export function refOf(object: KubeObject): ObjectRef {
  const { apiVersion, kind, metadata } = object;
  const [namespace, uid] = [namespaceOf(object), uidOf(object)];
  return {
    kind,
    name: metadata.name,
    apiVersion,
    ...(namespace === undefined ? {} : { namespace }),
    ...(uid === undefined ? {} : { uid }),
  };
}

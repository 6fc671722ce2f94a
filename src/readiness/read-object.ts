import { isObject, type JsonObject } from '../model/json.ts';
import type { KubeObject } from '../model/ports.ts';
import type { ObjectRef } from '../model/verdict.ts';

/** What stands at a path of an object, undefined where anything on the way is missing. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((here, key) => (isObject(here) ? here[key] : undefined), value);
}

export function numberAt(value: unknown, ...path: readonly string[]): number | undefined {
  const number = at(value, ...path);
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

export function textAt(value: unknown, ...path: readonly string[]): string | undefined {
  const text = at(value, ...path);
  return typeof text === 'string' ? text : undefined;
}

/** The objects of a list; what is no object there is left out. */
export function objectsAt(value: unknown, ...path: readonly string[]): readonly JsonObject[] {
  const list = at(value, ...path);
  return Array.isArray(list) ? list.filter((one): one is JsonObject => isObject(one)) : [];
}

export type Condition = {
  readonly type: string;
  readonly status: string;
  readonly reason: string;
  readonly message: string;
};

export function conditionOf(object: unknown, type: string): Condition | undefined {
  const one = objectsAt(object, 'status', 'conditions').find((each) => each['type'] === type);
  if (one === undefined) return undefined;
  return {
    type,
    status: textAt(one, 'status') ?? '',
    reason: textAt(one, 'reason') ?? '',
    message: shortText(textAt(one, 'message') ?? ''),
  };
}

/** A foreign message as one short line: it may hold line breaks and control characters, and be pages long. */
export function shortText(text: string, limit: number = 240): string {
  const line = text.replaceAll(/[\p{C}\s]+/gu, ' ').trim();
  return line.length <= limit ? line : `${line.slice(0, limit - 1)}…`;
}

/** The UID of what controls it. A node controls its mirror pods, but says nothing about them. */
export function controllerOf(object: KubeObject): string | undefined {
  const owner = objectsAt(object, 'metadata', 'ownerReferences').find(
    (one) => one['controller'] === true && one['kind'] !== 'Node',
  );
  return textAt(owner, 'uid');
}

export function refOf(object: KubeObject): ObjectRef {
  const { apiVersion, kind, metadata } = object;
  return {
    kind,
    name: metadata.name,
    apiVersion,
    ...(metadata.namespace === undefined ? {} : { namespace: metadata.namespace }),
    ...(metadata.uid === undefined ? {} : { uid: metadata.uid }),
  };
}

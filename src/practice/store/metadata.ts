import type { JsonObject } from '../../model/json.ts';
import { objectAt, textAt, textsAt } from './json.ts';

export function nameOf(object: JsonObject): string {
  return textAt(object, 'metadata', 'name') ?? '';
}

export function namespaceOf(object: JsonObject): string | undefined {
  return textAt(object, 'metadata', 'namespace');
}

export function uidOf(object: JsonObject): string {
  return textAt(object, 'metadata', 'uid') ?? '';
}

export function versionOf(object: JsonObject): string {
  return textAt(object, 'metadata', 'resourceVersion') ?? '';
}

export function finalizersOf(object: JsonObject): readonly string[] {
  return textsAt(object, 'metadata', 'finalizers');
}

export function isGoing(object: JsonObject): boolean {
  return textAt(object, 'metadata', 'deletionTimestamp') !== undefined;
}

export function labelsOf(object: JsonObject): JsonObject {
  return objectAt(object, 'metadata', 'labels');
}

export function withMetadata(object: JsonObject, more: JsonObject): JsonObject {
  return { ...object, metadata: { ...objectAt(object, 'metadata'), ...more } };
}

/** As the API writes times: whole seconds. */
export function timeText(ms: number = Date.now()): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

import { isObject, type Json, type JsonObject } from '../../model/json.ts';
import { same } from '../store/json.ts';

/** The merge patch that makes the second of the first; undefined where they are the same. */
export function difference(before: JsonObject, after: JsonObject): JsonObject | undefined {
  const patch: { [key: string]: Json } = {};
  for (const key of Object.keys(before)) if (after[key] === undefined) patch[key] = null;
  for (const [key, now] of Object.entries(after)) {
    const old = before[key];
    if (same(old ?? null, now)) continue;
    const inner = isObject(old) && isObject(now) ? difference(old, now) : now;
    if (inner !== undefined) patch[key] = inner;
  }
  return Object.keys(patch).length === 0 ? undefined : patch;
}

/** What the API server alone says of an object. */
const ITS_OWN = [
  'uid',
  'resourceVersion',
  'generation',
  'creationTimestamp',
  'deletionTimestamp',
  'deletionGracePeriodSeconds',
  'managedFields',
  'selfLink',
];

/** What others say of it. */
export function wantedOf(object: JsonObject): JsonObject {
  const { kind: _kind, apiVersion: _version, metadata, ...rest } = object;
  const said = Object.entries(isObject(metadata) ? metadata : {});
  const kept = said.filter(([key]) => !ITS_OWN.includes(key));
  return { ...rest, metadata: Object.fromEntries(kept) };
}

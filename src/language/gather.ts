import type { Json, JsonObject } from '../model/json.ts';

/** An object of what is there; an entry without a value is left out. */
export function gather(entries: readonly (readonly [string, Json | undefined])[]): JsonObject {
  return Object.fromEntries(
    entries.flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])),
  );
}

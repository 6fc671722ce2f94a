import { isObject, type JsonObject } from '../../model/json.ts';

const UID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/**
 * Which UID of the range's is which of the real API server's: that gives each object a new one, while others of the range
 * name it by the old one already.
 */
export type Uids = {
  /** Nobody else has this one yet. */
  born(ours: string): void;
  pair(ours: string, real: string): void;
  /** It will never have one. */
  forget(ours: string): void;
  /** Whether an object names another one that the real API server does not have yet. */
  isEarly(object: JsonObject, own: string): boolean;
  toReal(object: JsonObject): JsonObject;
  toOurs(object: JsonObject): JsonObject;
  real(text: string): string;
};

export function createUids(): Uids {
  const reals = new Map<string, string>();
  const ours = new Map<string, string>();
  const early = new Set<string>();

  function translated(object: JsonObject, by: ReadonlyMap<string, string>): JsonObject {
    const text = JSON.stringify(object);
    const said = text.replaceAll(UID, (uid) => by.get(uid) ?? uid);
    if (said === text) return object;
    const value: unknown = JSON.parse(said);
    return isObject(value) ? value : object;
  }

  return {
    born: (uid) => void early.add(uid),
    forget: (uid) => void early.delete(uid),
    pair(own, real) {
      early.delete(own);
      if (own === real) return;
      reals.set(own, real);
      ours.set(real, own);
    },
    isEarly: (object, own) =>
      early.size > 0 &&
      (JSON.stringify(object).match(UID) ?? []).some((uid) => uid !== own && early.has(uid)),
    toReal: (object) => translated(object, reals),
    toOurs: (object) => translated(object, ours),
    real: (text) => text.replaceAll(UID, (uid) => reals.get(uid) ?? uid),
  };
}

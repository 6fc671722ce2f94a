import * as fc from 'fast-check';
import { isObject } from '../../../src/model/json.ts';
import type { KubeObject } from '../../../src/model/ports.ts';

/** What no API server would write, and what a hand might. */
export const absurd = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    '0',
    'True',
    true,
    false,
    -1,
    0.5,
    1e300,
    2 ** 31,
    [],
    [null],
    [[]],
    {},
    { toString: 1 },
    [{ type: 'Ready' }, { type: 'Ready', status: 'True' }],
    JSON.parse('{"__proto__": {"status": "True"}, "constructor": null}'),
  ),
  fc.jsonValue({ maxDepth: 3 }),
);

export function pathsOf(
  value: unknown,
  above: readonly string[] = [],
): readonly (readonly string[])[] {
  const own = Array.isArray(value)
    ? [...value.entries()].map(([index, one]) => [String(index), one] as const)
    : isObject(value)
      ? Object.entries(value)
      : [];
  return own.flatMap(([key, one]) => [[...above, key], ...pathsOf(one, [...above, key])]);
}

/** A copy with something else at the path; undefined takes it out. */
export function withAt(value: unknown, [key, ...rest]: readonly string[], put: unknown): unknown {
  if (key === undefined) return put;
  if (Array.isArray(value))
    return value.map((one, i) => (String(i) === key ? withAt(one, rest, put) : one));
  const { [key]: old, ...others } = isObject(value) ? value : {};
  const now = withAt(old, rest, put);
  return now === undefined ? others : { ...others, [key]: now };
}

export function isStillNamed(object: unknown): object is KubeObject {
  const { apiVersion, kind, metadata } = { ...(isObject(object) ? object : {}) };
  const name = isObject(metadata) ? metadata['name'] : undefined;
  return [apiVersion, kind, name].every((one) => typeof one === 'string');
}

import { isObject, type Json, type JsonObject } from '../model/json.ts';
import type { Scope } from '../model/runbook.ts';
import type { Compiled } from './expression.ts';

/**
 * What an expression will come to as far as it is known. It is tried twice, with two kinds of text in place of what is
 * missing: where both agree the result does not depend on it, where they don't both stand there, as in `CNAME / A`.
 */
export function previewOf(expression: Compiled, scope: Scope): Json {
  const missing = expression.missing(scope);
  if (missing.length === 0) {
    const known = expression.attempt(scope);
    return known === undefined ? unknownOf(expression) : known;
  }
  const names = missing.map((path) => `‹${path}›`);
  const addresses = missing.map((_, index) => `192.0.2.${index + 1}`);
  const asNames = expression.attempt(filled(scope, missing, names));
  const asAddresses = expression.attempt(filled(scope, missing, addresses));
  const merged =
    asNames === undefined || asAddresses === undefined
      ? undefined
      : merge(asNames, asAddresses, (text) =>
          addresses.reduce(
            (all, address, index) => all.replaceAll(address, names[index] ?? ''),
            text,
          ),
        );
  return merged ?? names.join(', ');
}

/** What lies in a list that is known in parts: by what is read, as a formula is no word for it. */
export function unknownOf({ reads, source }: Pick<Compiled, 'reads' | 'source'>): string {
  return `‹${reads.length === 0 ? source : reads.join(', ')}›`;
}

function filled(scope: Scope, paths: readonly string[], texts: readonly string[]): Scope {
  return paths.reduce<JsonObject>(
    (all, path, index) => withValue(all, path.split('.'), texts[index] ?? ''),
    scope,
  );
}

function withValue(
  holder: JsonObject,
  [key = '', ...rest]: readonly string[],
  text: string,
): JsonObject {
  const inner = Object.hasOwn(holder, key) ? holder[key] : undefined;
  const value = rest.length === 0 ? text : withValue(isObject(inner) ? inner : {}, rest, text);
  return { ...holder, [key]: value };
}

/** undefined where the two have not even the same shape. */
function merge(a: Json, b: Json, named: (text: string) => string): Json | undefined {
  if (typeof a === 'string' && typeof b === 'string') {
    return a === named(b) ? a : `${a} / ${named(b)}`;
  }
  if (Array.isArray(a) && Array.isArray(b)) {
    const items = a.map((one: Json, index) => merge(one, b[index] ?? null, named));
    const whole = items.filter((item) => item !== undefined);
    return a.length === b.length && whole.length === a.length ? whole : undefined;
  }
  if (isObject(a) && isObject(b)) {
    const entries = Object.entries(a).map(
      ([key, one]) => [key, merge(one, b[key] ?? null, named)] as const,
    );
    const whole = entries.flatMap(([key, value]) =>
      value === undefined ? [] : [[key, value] as const],
    );
    return whole.length === Object.keys(b).length ? Object.fromEntries(whole) : undefined;
  }
  return a === b ? a : undefined;
}

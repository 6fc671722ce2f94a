import type { Field } from '../model/catalogue.ts';
import { checkValue } from '../model/field-value.ts';
import { isObject, type Json } from '../model/json.ts';
import { expectedOf } from './faults.ts';

export type Fit =
  | { readonly ok: true; readonly value: Json }
  | { readonly ok: false; readonly code: string; readonly expected: string };

/**
 * Whether a value is of a field's type, lists and maps with all they hold, and how it is kept. What an expression gives
 * becomes text where text is wanted: only in a file can a number be written in a way that is not kept.
 */
export function fit(given: Json, field: Field, isComputed = false): Fit {
  const { oneOf, of } = field;
  const isScalar = typeof given === 'number' || typeof given === 'boolean';
  const value = isComputed && isScalar && field.type === 'string' ? String(given) : given;
  if (oneOf !== undefined && typeof value === 'string' && !oneOf.includes(value)) {
    return { ok: false, code: 'not-one-of', expected: expectedOf(value, oneOf) };
  }
  if (field.type === 'list' && !Array.isArray(value)) {
    return { ok: false, code: 'wrong-type', expected: 'list' };
  }
  const checked = checkValue(field.type, value);
  if (!checked.ok) {
    const isNumber = typeof value === 'number' && field.type === 'string';
    return { ok: false, code: isNumber ? 'number-for-string' : 'wrong-type', expected: field.type };
  }
  if (of === undefined) return checked;
  if (Array.isArray(value)) {
    return gathered(
      value.map((one: Json) => fit(one, of, isComputed)),
      (values) => values,
    );
  }
  if (!isObject(value)) return checked;
  const keys = Object.keys(value);
  return gathered(
    keys.map((key) => fit(value[key] ?? null, of, isComputed)),
    (values) => Object.fromEntries(keys.map((key, index) => [key, values[index] ?? null])),
  );
}

function gathered(all: readonly Fit[], made: (values: readonly Json[]) => Json): Fit {
  const values: Json[] = [];
  for (const one of all) {
    if (!one.ok) return one;
    values.push(one.value);
  }
  return { ok: true, value: made(values) };
}

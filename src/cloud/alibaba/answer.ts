import { isObject, type Json, type JsonObject } from '../../model/json.ts';

/** A text in an answer, along these keys; '' where there is none. Numbers are texts too: ids come as either. */
export function text(answer: Json | undefined, ...keys: readonly string[]): string {
  const value = at(answer, keys);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** undefined where it is none: what is not told is not 0. */
export function number(answer: Json | undefined, ...keys: readonly string[]): number | undefined {
  const value = at(answer, keys);
  const told = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof told === 'number' && Number.isFinite(told) ? told : undefined;
}

/** The objects of a list in an answer. */
export function list(answer: Json | undefined, ...keys: readonly string[]): readonly JsonObject[] {
  const value = at(answer, keys);
  return Array.isArray(value) ? value.filter(isObject) : [];
}

export function at(answer: Json | undefined, keys: readonly string[]): Json | undefined {
  let value = answer;
  for (const key of keys) value = isObject(value) ? value[key] : undefined;
  return value;
}

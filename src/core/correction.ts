import type { AskDef } from '../model/runbook.ts';
import { checkValue, type CheckedValue } from '../model/field-value.ts';
import { isObject, type Json } from '../model/json.ts';

const MAX_SHOWN = 60;

/**
 * What is to stand in the place of a known value. What a step asks for has a type; anything else was found, and keeps its
 * form: a table that became text would fail every expression that reads it. Text is read as what stands there now.
 */
export function checkCorrection(
  ask: Pick<AskDef, 'type'> | undefined,
  now: Json | undefined,
  next: Json,
): CheckedValue {
  if (ask !== undefined) return checkValue(ask.type, next);
  if (now === undefined || now === null) return { ok: true, value: next };
  const read = typeof next === 'string' ? readAs(now, next) : { ok: true as const, value: next };
  if (!read.ok || isLike(read.value, now)) return read;
  return {
    ok: false,
    code: 'value-unlike',
    params: { value: shown(read.value), like: shown(now) },
  };
}

function readAs(now: Json, text: string): CheckedValue {
  if (typeof now === 'string') return { ok: true, value: text };
  if (typeof now === 'number') return checkValue('int', text);
  if (typeof now === 'boolean') return checkValue('bool', text);
  const isList = Array.isArray(now) && now.every((one) => typeof one === 'string');
  if (isList && !text.trim().startsWith('[')) return checkValue('list', text);
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    const fault = error instanceof Error ? error.message : String(error);
    return { ok: false, code: 'value-not-json', params: { value: shown(text), fault } };
  }
}

function isLike(next: Json, now: Json): boolean {
  if (now === null) return true;
  if (Array.isArray(now))
    return Array.isArray(next) && (now.length === 0 || next.every((one) => isRowOf(one, now)));
  if (!isObject(now)) return typeof next === typeof now;
  // Its keys may be names of things, such as `prod`: only what stands below them has a form.
  const forms = Object.values(now);
  return (
    isObject(next) &&
    Object.entries(next).every(([key, value]) =>
      key in now
        ? isLike(value, now[key] ?? null)
        : forms.length === 0 || forms.some((form) => isLike(value, form)),
    )
  );
}

/** A row of a table has what every row has. */
function isRowOf(next: Json, rows: readonly Json[]): boolean {
  return rows.some(
    (row) =>
      isLike(next, row) &&
      (!isObject(row) ||
        Object.keys(row).every(
          (key) =>
            (isObject(next) && key in next) || rows.some((one) => isObject(one) && !(key in one)),
        )),
  );
}

function shown(value: Json): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const letters = Array.from(text);
  return letters.length <= MAX_SHOWN ? text : `${letters.slice(0, MAX_SHOWN).join('')}...`;
}

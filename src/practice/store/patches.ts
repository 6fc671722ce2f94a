import { isObject, type Json, type JsonObject } from '../../model/json.ts';
import { ApiFault } from './faults.ts';
import { at, isList, same, textAt } from './json.ts';

/** RFC 7386: null takes away, objects are merged, anything else is replaced. */
export function mergePatch(value: Json | undefined, patch: Json): Json {
  if (!isObject(patch)) return patch;
  const merged: { [key: string]: Json } = { ...(isObject(value) ? value : {}) };
  for (const [key, one] of Object.entries(patch)) {
    if (one === null) delete merged[key];
    else merged[key] = mergePatch(merged[key], one);
  }
  return merged;
}

/** RFC 6902. Throws `ApiFault` where a step can't be done or a test fails. */
export function jsonPatch(value: Json, steps: readonly Json[]): Json {
  let now = value;
  for (const step of steps) {
    const op = textAt(step, 'op') ?? '';
    const path = pointer(textAt(step, 'path') ?? '');
    const from = pointer(textAt(step, 'from') ?? '');
    const given = at(step, 'value') ?? null;
    switch (op) {
      case 'add':
        now = changed(now, path, { op: 'add', value: given });
        break;
      case 'replace':
        needed(now, path);
        now = changed(now, path, { op: 'replace', value: given });
        break;
      case 'remove':
        needed(now, path);
        now = changed(now, path, { op: 'remove' });
        break;
      case 'copy':
        now = changed(now, path, { op: 'add', value: needed(now, from) });
        break;
      case 'move': {
        const moved = needed(now, from);
        now = changed(changed(now, from, { op: 'remove' }), path, { op: 'add', value: moved });
        break;
      }
      case 'test':
        if (!same(lookUp(now, path) ?? null, given)) throw unprocessable();
        break;
      default:
        throw unprocessable();
    }
  }
  return now;
}

type Step = { readonly op: 'add' | 'replace'; readonly value: Json } | { readonly op: 'remove' };

function changed(value: Json, [key, ...rest]: readonly string[], step: Step): Json {
  if (key === undefined) return step.op === 'remove' ? null : step.value;
  if (isList(value)) {
    const index = key === '-' ? value.length : Number(key);
    if (!Number.isInteger(index) || index < 0 || index > value.length) throw unprocessable();
    if (rest.length > 0) return value.with(index, changed(value[index] ?? null, rest, step));
    if (step.op === 'remove') return value.toSpliced(index, 1);
    return value.toSpliced(index, step.op === 'replace' ? 1 : 0, step.value);
  }
  if (!isObject(value)) throw unprocessable();
  if (rest.length > 0) {
    const inner = value[key];
    if (inner === undefined) throw unprocessable();
    return { ...value, [key]: changed(inner, rest, step) };
  }
  if (step.op !== 'remove') return { ...value, [key]: step.value };
  const { [key]: _gone, ...others } = value;
  return others;
}

function needed(value: Json, path: readonly string[]): Json {
  const found = lookUp(value, path);
  if (found === undefined) throw unprocessable();
  return found;
}

function lookUp(value: Json, path: readonly string[]): Json | undefined {
  let now: Json | undefined = value;
  for (const key of path) {
    if (isList(now)) now = now[Number(key)];
    else now = isObject(now) ? now[key] : undefined;
  }
  return now;
}

function pointer(text: string): readonly string[] {
  return text
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function unprocessable(): ApiFault {
  const message = 'the server rejected our request due to an error in our request';
  return new ApiFault(422, 'Invalid', message, {});
}

export function asObject(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

import type { Field, Fields } from '../model/catalogue.ts';
import { WizardError } from '../model/error.ts';
import { isObject, type Json, type JsonObject } from '../model/json.ts';
import type { Expr, Scope } from '../model/runbook.ts';
import type { Use } from './context.ts';
import { expectedOf } from './faults.ts';
import { fit } from './fit.ts';
import { gather } from './gather.ts';
import { previewOf } from './preview.ts';
import { at, rangeOf, type Place } from './source.ts';
import { compileParts, inText, isTemplate, joined, shownIn } from './template.ts';

/** One value of a `with`: undefined is what an optional key comes to where its expression gives null. */
type Built = {
  readonly reads: readonly string[];
  readonly evaluate: (scope: Scope) => Json | undefined;
  readonly preview: (scope: Scope) => Json | undefined;
};

/**
 * Compiles the `with` of an action or a probe against its fields. What is written out is checked now, what an
 * expression gives when it is evaluated. `fields` is null where the name is unknown: its expressions are checked all the same.
 */
export function compileWith(
  written: JsonObject,
  place: Place,
  usesPlace: Place,
  fields: Fields | null,
  use: Use,
): Expr {
  const { faults } = use.context;
  if (fields !== null) reportKeys(written, place, usesPlace, fields, faults.add);
  const entries = Object.entries(written)
    .filter(([key]) => fields === null || Object.hasOwn(fields, key))
    .map(
      ([key, value]) =>
        [key, build(value, at(place, key), key, fields?.[key] ?? null, use)] as const,
    );
  return {
    source: JSON.stringify(written),
    reads: [...new Set(entries.flatMap(([, built]) => built.reads))],
    evaluate: (scope) => gather(entries.map(([key, built]) => [key, built.evaluate(scope)])),
    preview: (scope) => gather(entries.map(([key, built]) => [key, built.preview(scope)])),
  };
}

/** A value that no field describes: the rows of a table of records. */
export function compileValue(value: Json, place: Place, use: Use): Expr {
  const { reads, evaluate, preview } = build(value, place, '', null, use);
  return {
    source: typeof value === 'string' ? value : JSON.stringify(value),
    reads,
    evaluate: (scope) => evaluate(scope) ?? null,
    preview: (scope) => preview(scope) ?? null,
  };
}

function reportKeys(
  written: JsonObject,
  place: Place,
  usesPlace: Place,
  fields: Fields,
  add: Use['context']['faults']['add'],
): void {
  for (const key of Object.keys(written)) {
    if (Object.hasOwn(fields, key)) continue;
    const expected = expectedOf(key, Object.keys(fields));
    const problem = { code: 'unknown-with-key', on: 'key', found: key, expected } as const;
    add(at(place, key), { ...problem, params: { key, near: expected } });
  }
  for (const [key, field] of Object.entries(fields)) {
    if (field.optional || Object.hasOwn(written, key)) continue;
    const problem = { code: 'missing-with-key', on: 'key', found: '', expected: key } as const;
    add(usesPlace, { ...problem, params: { key } });
  }
}

function build(value: Json, place: Place, key: string, field: Field | null, use: Use): Built {
  if (typeof value === 'string' && isTemplate(value)) {
    const secrets = field === null ? use.secrets : field.secret === true;
    return templated(value, place, key, field, { ...use, secrets });
  }
  const shallow = field === null || hasParts(value) ? undefined : field;
  const checked = shallow === undefined ? undefined : fit(value, shallow);
  const isOther = field !== null && hasParts(value) && field.type !== formOf(value);
  if (isOther || checked?.ok === false) {
    const code = checked?.ok === false ? checked.code : 'wrong-type';
    const expected = checked?.ok === false ? checked.expected : (field?.type ?? '');
    use.context.faults.add(place, { code, expected, params: { key, expected } });
    return { reads: [], evaluate: () => null, preview: () => value };
  }
  if (Array.isArray(value)) {
    const of = field === null ? null : (field.of ?? null);
    const items = value.map((one: Json, index) => build(one, at(place, index), key, of, use));
    return {
      reads: items.flatMap((item) => item.reads),
      evaluate: (scope) => items.map((item) => item.evaluate(scope) ?? null),
      preview: (scope) => items.map((item) => item.preview(scope) ?? null),
    };
  }
  if (isObject(value)) {
    const of = field === null ? null : inherit(field);
    const entries = Object.entries(value).map(
      ([name, one]) => [name, build(one, at(place, name), `${key}.${name}`, of, use)] as const,
    );
    return {
      reads: entries.flatMap(([, built]) => built.reads),
      evaluate: (scope) =>
        Object.fromEntries(entries.map(([name, built]) => [name, built.evaluate(scope) ?? null])),
      preview: (scope) => gather(entries.map(([name, built]) => [name, built.preview(scope)])),
    };
  }
  const kept = checked?.ok === true ? checked.value : value;
  return { reads: [], evaluate: () => kept, preview: () => kept };
}

function templated(text: string, place: Place, key: string, field: Field | null, use: Use): Built {
  const { parts, reads, lone } = compileParts(text, place, use);
  const evaluate = (scope: Scope): Json | undefined => {
    const value =
      lone === undefined
        ? joined(parts, (expression) => inText(expression.evaluate(scope)))
        : lone.evaluate(scope);
    if (field === null) return value;
    if (value === null && field.optional) return undefined;
    const fits = fit(value, field, true);
    if (fits.ok) return fits.value;
    // Without the value: it may hold a secret.
    const { line } = place.source.lines.linePos(rangeOf(place).start);
    const { expected } = fits;
    const params = { key, expected, expression: text, file: place.source.path, line };
    throw new WizardError('faulty-file', 'with-wrong-type', params);
  };
  const preview = (scope: Scope): Json | undefined => {
    if (lone === undefined) return joined(parts, (expression) => shownIn(expression, scope));
    const known = previewOf(lone, scope);
    return known === null && field?.optional === true ? undefined : known;
  };
  return { reads, evaluate, preview };
}

/** Keys of a map without a field of their own are as secret as the map. */
function inherit(field: Field): Field | null {
  const of = field.of ?? null;
  if (!field.secret) return of;
  return { ...(of ?? { type: 'string', doc: {} }), secret: true };
}

function hasParts(value: Json): boolean {
  return typeof value === 'object' && value !== null;
}

function formOf(value: Json): 'list' | 'map' {
  return Array.isArray(value) ? 'list' : 'map';
}

import { checkHostName } from '../model/host-name.ts';
import { isObject, type Json, type JsonObject } from '../model/json.ts';
import { aCause, type Cause, type Params } from '../model/verdict.ts';
import { dnsValue, type DnsValue } from './dns-value.ts';

/** What one name is to lead to. */
export type DnsExpected = {
  readonly name: string;
  readonly values: readonly DnsValue[];
  /** The values as they are shown, with where they come from. */
  readonly want: string;
  /** `via`: something stands in between, such as a CDN, and the chain of CNAMEs goes through `target`. */
  readonly expect: 'direct' | 'via';
  readonly target: string | null;
  readonly view: 'public' | 'private';
  /** Every one of the values has to be there, as each has a row of its own; else one of them is enough. */
  readonly isEach?: true;
};

export type ReadExpected =
  | { readonly ok: true; readonly expected: DnsExpected }
  | { readonly ok: false; readonly name: string; readonly cause: Cause };

const CLOSED: readonly (readonly [string, readonly string[]])[] = [
  ['expect', ['direct', 'via']],
  ['view', ['public', 'private']],
  ['type', ['A', 'AAAA', 'CNAME']],
];
const TYPES = { A: 4, AAAA: 6, CNAME: undefined } as const;

/** One row of `records` as it was given. What can't be understood is never passed over: it says what is wrong with it. */
export function expectedOf(row: Json, source?: string | null): ReadExpected {
  const given = isObject(row) ? row : {};
  const name = text(given, 'name') ?? '';
  const wrong = (code: string, params: Params = {}): ReadExpected => {
    const object = { kind: 'Host', name };
    return { ok: false, name, cause: aCause(code, { names: name, ...params }, { object }) };
  };
  const checked = checkHostName(name, 'dns');
  if (!checked.ok) return wrong(checked.code, checked.params);
  for (const [key, allowed] of CLOSED) {
    const value = given[key] ?? null;
    if (value !== null && (typeof value !== 'string' || !allowed.includes(value)))
      return wrong('dns-record-malformed', {
        key,
        value: shown(value),
        expected: allowed.join(' | '),
      });
  }
  const expect = given['expect'] === 'via' ? 'via' : 'direct';
  const written = text(given, 'target');
  const target = written === undefined ? undefined : checkHostName(written, 'dns');
  if (expect === 'via' && target === undefined) return wrong('dns-target-missing');
  if (target?.ok === false) return wrong('dns-value-invalid', { value: shown(written ?? '') });
  const raw = [given['values'] ?? given['value'] ?? []].flat().filter((one) => one !== null);
  if (expect === 'direct' && raw.length === 0) return wrong('dns-value-missing');
  const values: DnsValue[] = [];
  for (const one of raw) {
    const value = typeof one === 'string' ? dnsValue(one) : undefined;
    if (value === undefined) return wrong('dns-value-invalid', { value: shown(one) });
    if (value.value === checked.name) return wrong('dns-value-itself', { value: value.value });
    if (!isOfType(value, given['type']))
      return wrong('dns-value-type', { value: value.value, type: shown(given['type'] ?? '') });
    values.push(value);
  }
  const through = target?.ok === true ? target.name : null;
  const all = expect === 'via' ? (through ?? '') : values.map(({ value }) => value).join(', ');
  return {
    ok: true,
    expected: {
      name: checked.name,
      values,
      want: source === undefined || source === null ? all : `${all} (${source})`,
      expect,
      target: through,
      view: given['view'] === 'private' ? 'private' : 'public',
    },
  };
}

function isOfType(value: DnsValue, type: Json | undefined): boolean {
  if (type !== 'A' && type !== 'AAAA' && type !== 'CNAME') return true;
  return (value.is === 'address' ? value.family : undefined) === TYPES[type];
}

function text(given: JsonObject, key: string): string | undefined {
  const value = given[key];
  return typeof value === 'string' ? value : undefined;
}

function shown(value: Json): string {
  const all = typeof value === 'string' ? value : JSON.stringify(value);
  return all.length > 60 ? `${all.slice(0, 60)}…` : all;
}

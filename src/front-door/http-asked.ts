import { isObject, type Json, type JsonObject } from '../model/json.ts';
import { checkHostName } from '../model/host-name.ts';
import { aCause, type Cause } from '../model/verdict.ts';
import { familyOf } from './dns-value.ts';

/** What one host is asked, and what the site expects of its answer: null where it says nothing. */
export type HttpAsked = {
  readonly host: string;
  readonly path: string;
  readonly status: readonly number[] | null;
  readonly header: { readonly name: string; readonly value: string | null } | null;
  readonly body: string | null;
};

const KEYS = ['host', 'path', 'status', 'header', 'body'];
const MAX_SHOWN = 120;
const PATH = /^\/[^\s\p{Cc}\p{Cf}#]*$/u;
const TOKEN = /^[\w!#$%&'*+.^`|~-]+$/;

/** One entry of the hosts: a name, or a map. A cause where it can't be read: it comes out of an expression. */
export function httpAsked(entry: Json): HttpAsked | Cause {
  const map: JsonObject = isObject(entry) ? entry : { host: entry };
  const wrong = (key: string) => aCause('http-host-malformed', { key, entry: shown(entry) });
  const strange = Object.keys(map).find((key) => !KEYS.includes(key));
  if (strange !== undefined) return wrong(strange);
  const { host: written, path = '/', status = null, header = null, body = null } = map;
  if (typeof written !== 'string') return wrong('host');
  const checked = familyOf(written) === undefined ? checkHostName(written) : null;
  if (checked?.ok === false) return aCause(checked.code, checked.params);
  if (typeof path !== 'string' || !PATH.test(path)) return wrong('path');
  const statuses = status === null ? null : [status].flat().map(statusOf);
  if (statuses?.length === 0 || statuses?.includes(undefined) === true) return wrong('status');
  const expected = header === null ? null : headerOf(header);
  if (expected === undefined) return wrong('header');
  // An empty text is in every body: nothing would be proven.
  if (body !== null && (typeof body !== 'string' || body.trim() === '')) return wrong('body');
  return {
    host: checked?.name ?? written,
    path,
    status: statuses?.flatMap((one) => one ?? []) ?? null,
    header: expected,
    body,
  };
}

function statusOf(value: Json): number | undefined {
  const number = typeof value === 'string' && /^\d{3}$/.test(value) ? Number(value) : value;
  const isStatus = Number.isInteger(number) && Number(number) >= 200 && Number(number) <= 599;
  return isStatus ? Number(number) : undefined;
}

function headerOf(header: Json): HttpAsked['header'] | undefined {
  if (!isObject(header)) return undefined;
  const { name, value = null, ...more } = header;
  if (typeof name !== 'string' || !TOKEN.test(name) || Object.keys(more).length > 0)
    return undefined;
  const text = typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
  if (text !== null && (typeof text !== 'string' || text.trim() === '')) return undefined;
  return { name: name.toLowerCase(), value: text };
}

function shown(entry: Json): string {
  const text = typeof entry === 'string' ? entry : JSON.stringify(entry);
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}

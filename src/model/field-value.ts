import type { FieldType } from './catalogue.ts';
import { checkHostName } from './host-name.ts';
import { isObject, type Json } from './json.ts';
import type { Params } from './verdict.ts';

/** A value as it is kept, or why it is none of its type: `code` has a sentence and a remedy in text/. */
export type CheckedValue =
  | { readonly ok: true; readonly value: Json }
  | { readonly ok: false; readonly code: string; readonly params: Params };

const MAX_SHOWN = 60;
const YES = new Set(['yes', 'y', 'true', '是', '对']);
const NO = new Set(['no', 'n', 'false', '否', '不']);
const DURATION = /^(?=\d)(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/;
const QUANTITY = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[numkMGTPE]|[KMGTPE]i|[eE][+-]?\d+)?$/;
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * Checks a value where it is captured: in a runbook, in an answer, at a screen. What people type is brought into
 * form first: full-width digits, an ideographic full stop and blanks around it never make a value wrong.
 */
export function checkValue(type: FieldType, value: Json): CheckedValue {
  const kept = CHECKS[type](typeof value === 'string' ? typed(type, value) : value);
  if (kept !== undefined) return { ok: true, value: kept };
  return { ok: false, code: `value-not-${type}`, params: { value: shown(value) } };
}

/** `30s`, `5m`, `2h`, `1h30m` in milliseconds; undefined where the text is no duration. */
export function durationMs(text: string): number | undefined {
  const match = DURATION.exec(text);
  if (match === null) return undefined;
  const [, hours = 0, minutes = 0, seconds = 0] = match;
  return (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000;
}

const CHECKS: { readonly [type in FieldType]: (value: Json) => Json | undefined } = {
  string: (value) => (typeof value === 'string' ? value : undefined),
  int: (value) => {
    const number = typeof value === 'string' && /^[+-]?\d+$/.test(value) ? Number(value) : value;
    return Number.isSafeInteger(number) ? number : undefined;
  },
  bool: (value) => {
    if (typeof value === 'boolean') return value;
    if (typeof value !== 'string') return undefined;
    return YES.has(value.toLowerCase()) || (NO.has(value.toLowerCase()) ? false : undefined);
  },
  ip: (value) => (typeof value === 'string' && isIp(value) ? value : undefined),
  hostname: (value) => (typeof value === 'string' ? hostname(value) : undefined),
  address: (value) => {
    if (typeof value !== 'string') return undefined;
    return isIp(value) ? value : hostname(value);
  },
  name: (value) => (typeof value === 'string' && isName(value) ? value : undefined),
  path: (value) =>
    typeof value === 'string' && value !== '' && !value.includes('\0') ? value : undefined,
  duration: (value) =>
    typeof value === 'string' && durationMs(value) !== undefined ? value : undefined,
  quantity: (value) => {
    const text = typeof value === 'number' ? String(value) : value;
    return typeof text === 'string' && QUANTITY.test(text) ? text : undefined;
  },
  list: (value) => {
    if (Array.isArray(value)) return value;
    return typeof value === 'string' && value !== '' ? value.split(/[,，、;；\s]+/u) : undefined;
  },
  map: (value) => (isObject(value) ? value : undefined),
};

function typed(type: FieldType, text: string): string {
  if (type === 'string') return text;
  if (type === 'path' || type === 'list' || type === 'map') return text.trim();
  const plain = text.normalize('NFKC').replaceAll('。', '.').trim();
  if (type === 'duration') return withUnits(plain);
  return type === 'bool' ? plain : plain.replaceAll(DASHES, '-');
}

/** What an input method, or a page that something was copied from, writes for a hyphen. */
const DASHES = /[\u2010-\u2015\u2212]/gu;

/** Units as they are written in Chinese. */
function withUnits(text: string): string {
  return text.replaceAll('小时', 'h').replaceAll(/分钟?/gu, 'm').replaceAll('秒', 's');
}

function isIp(text: string): boolean {
  return isIpv4(text) || isIpv6(text);
}

function isIpv4(text: string): boolean {
  const parts = text.split('.');
  return (
    parts.length === 4 &&
    parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256)
  );
}

function isIpv6(text: string): boolean {
  const lastColon = text.lastIndexOf(':');
  if (lastColon < 0) return false;
  const tail = text.slice(lastColon + 1);
  if (tail.includes('.')) {
    return isIpv4(tail) && isIpv6(`${text.slice(0, lastColon)}:0:0`);
  }
  const [head = '', rest, more] = text.split('::');
  if (more !== undefined) return false;
  const groups = (part: string) => (part === '' ? [] : part.split(':'));
  const all = [...groups(head), ...groups(rest ?? '')];
  if (!all.every((group) => /^[\da-f]{1,4}$/i.test(group))) return false;
  return rest === undefined ? all.length === 8 : all.length < 8;
}

function hostname(text: string): string | undefined {
  const checked = checkHostName(text);
  return checked.ok ? checked.name : undefined;
}

function isName(text: string): boolean {
  return text.length <= 253 && text.split('.').every((label) => LABEL.test(label));
}

function shown(value: Json): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}

import { isObject } from '../model/json.ts';

const MOST = 120;
/** Keys whose text tells why there is no object. What stands under others may be a secret. */
const TELLS = /^(?:error|message|warning|usage)/i;

/** The beginning of a value on one line, so that a person knows it again. Goes no deeper than one level. */
export function glimpse(value: unknown): string {
  if (!isObject(value)) return oneLine(scalar(value));
  const keys = Object.entries(value).slice(0, 5);
  if (keys.length === 0) return '{}';
  return oneLine(
    keys.map(([key, one]) => (TELLS.test(key) ? `${key}: ${scalar(one)}` : key)).join(', '),
  );
}

function scalar(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return '[…]';
  if (isObject(value)) return '{…}';
  return value === undefined ? '' : JSON.stringify(value);
}

function oneLine(text: string): string {
  const line = text
    .slice(0, 2 * MOST)
    .replaceAll(/\s+/g, ' ')
    .trim();
  return line.length <= MOST ? line : `${line.slice(0, MOST)}…`;
}

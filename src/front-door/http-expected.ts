import type { HttpSeen } from '../model/http.ts';
import type { HttpAsked } from './http-asked.ts';
import { aFault, type DoorFault } from './door-fault.ts';
import { titleOf } from './http-title.ts';

type Answer = Extract<HttpSeen, { readonly is: 'answer' }>;

const MAX_SHOWN = 80;

/** Why a gateway has no answer of what is behind it, in its own number. */
const GATEWAY: { readonly [status: number]: string } = {
  502: 'http-bad-gateway',
  503: 'http-unavailable',
  504: 'http-gateway-timeout',
};

/** Whether a status is what the site expects; of itself every one below 500 is an answer. */
export function statusFault({ status: expected }: HttpAsked, status: number): DoorFault | null {
  if (expected?.includes(status) === true) return null;
  const gateway = GATEWAY[status];
  if (gateway !== undefined) return aFault(gateway, 'status', { status }, 'wait');
  if (expected !== null) {
    const params = { status, expected: expected.join(', ') };
    return aFault('http-status-differs', 'status', params, 'wait');
  }
  return status < 500 ? null : aFault('http-server-error', 'status', { status }, 'wait');
}

/** Whether an answer has the header and the text that the site expects. An older version may still be answering. */
export function expectationFaults(asked: HttpAsked, answer: Answer): readonly DoorFault[] {
  const header = headerFault(asked.header, answer);
  const body = bodyFault(asked.body, answer);
  return [...(header === null ? [] : [header]), ...(body === null ? [] : [body])];
}

function headerFault(expected: HttpAsked['header'], { headers }: Answer): DoorFault | null {
  if (expected === null) return null;
  const { name: header, value } = expected;
  const has = Object.hasOwn(headers, header) ? headers[header] : undefined;
  if (has === undefined) return aFault('http-header-missing', 'header', { header }, 'wait');
  if (value === null || isIn(value, has)) return null;
  const params = { header, has: short(has), expected: value };
  return aFault('http-header-differs', 'header', params, 'wait');
}

/** The whole value or one part of it: `text/html` is in `text/html; charset=utf-8`. */
function isIn(value: string, has: string): boolean {
  const parts = has.split(/[,;]/).map((part) => part.trim());
  return [has.trim(), ...parts].includes(value.trim());
}

function bodyFault(text: string | null, { body, cut }: Answer): DoorFault | null {
  if (text === null || body.includes(text)) return null;
  const params = { text: short(text), title: titleOf(body) ?? '-' };
  return aFault(cut ? 'http-text-not-in-beginning' : 'http-text-missing', 'text', params, 'wait');
}

function short(text: string): string {
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}

import { createHash } from 'node:crypto';
import { WizardError, type ErrorKind } from '../model/error.ts';
import { isObject, type JsonObject } from '../model/json.ts';
import type { Params } from '../model/verdict.ts';
import { typedPatchFaults } from './typed-patch.ts';

/** What a call was about: all that an error may say of it. */
export type Call = {
  readonly server: string;
  readonly verb: 'get' | 'list' | 'patch' | 'update' | 'delete' | 'create';
  readonly resource: string;
  readonly kind?: string;
  readonly name?: string;
  readonly namespace?: string;
};

const UNKNOWN_AUTHORITY = new Set([
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'CERT_SIGNATURE_FAILURE',
  'CERT_UNTRUSTED',
  'INVALID_CA',
]);
const RESET = new Set([
  'ECONNRESET',
  'EPIPE',
  'UND_ERR_SOCKET',
  // A stream of HTTP/2 that ended without an answer.
  'UND_ERR_INFO',
  'UND_ERR_CLOSED',
  'UND_ERR_DESTROYED',
]);
const NO_ROUTE = new Set([
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EHOSTDOWN',
  'EADDRNOTAVAIL',
  'ETIMEDOUT',
]);

/** A failed connection or request as a code. Of the error itself only the system's code is taken. */
export function transportError(error: unknown, { server }: Call): WizardError {
  const code = codeOf(error);
  const host = new URL(server).hostname;
  const is = (name: string, params: Params = {}) =>
    new WizardError('cluster-unreachable', name, { server, ...params });
  if (code === 'ECONNREFUSED') return is('api-refused');
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return is('host-not-found', { host });
  if (UNKNOWN_AUTHORITY.has(code)) return is('api-tls-unknown-authority');
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') return is('api-tls-name', { host });
  if (code === 'CERT_HAS_EXPIRED' || code === 'CERT_NOT_YET_VALID') return is('api-tls-expired');
  if (code.startsWith('ERR_SSL') || code === 'EPROTO') return is('api-tls-failed', { code });
  if (isReset(code)) return is('api-reset');
  if (NO_ROUTE.has(code)) return is('api-no-route', { code });
  return is('api-garbage', { code });
}

function isReset(code: string): boolean {
  return RESET.has(code) || code.startsWith('ERR_HTTP2');
}

/** A connection that may succeed the next time; a certificate does not change that fast. */
export function isPassing(error: unknown): boolean {
  const code = codeOf(error);
  return code === 'ECONNREFUSED' || isReset(code) || NO_ROUTE.has(code);
}

/** Of several addresses that were tried, the first one's. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '?';
  if ('code' in error && typeof error.code === 'string') return error.code;
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  return error.cause === undefined ? error.name : codeOf(error.cause);
}

/** An answer that is no success, as a code. Neither its message nor its headers go further than here. */
export function answerError(status: number, body: string, call: Call): WizardError {
  const answer = parseStatus(body);
  const { server, verb, resource, kind = resource, namespace = '*' } = call;
  const name =
    call.namespace === undefined ? (call.name ?? '-') : `${namespace}/${call.name ?? '-'}`;
  const is = (type: ErrorKind, code: string, params: Params = {}) =>
    new WizardError(type, code, params);
  if (status === 401) return is('forbidden', 'api-unauthorized', { server });
  const faults = status === 500 ? typedPatchFaults(answer.message) : undefined;
  if (faults !== undefined) return is('faulty-file', 'api-invalid', { kind, name, fields: faults });
  if (status >= 500 || status === 429) {
    const webhook = /failed calling webhook "([\w.-]+)"/.exec(answer.message)?.[1];
    if (webhook !== undefined)
      return is('not-proven', 'api-webhook-failed', { kind, name, webhook });
    return is('cluster-unreachable', 'api-unavailable', { server, status });
  }
  const webhook = /admission webhook "([\w.-]+)" denied/.exec(answer.message)?.[1];
  if (webhook !== undefined)
    return is('not-proven', 'api-denied-by-webhook', { kind, name, webhook });
  if (status === 403) {
    if (answer.causes.some((cause) => cause['reason'] === 'NamespaceTerminating'))
      return is('not-proven', 'namespace-terminating', {
        kind: 'Namespace',
        name: namespace,
        held: '-',
      });
    const quota = /exceeded quota: ([\w.-]+)/.exec(answer.message)?.[1];
    if (quota !== undefined) return is('not-proven', 'api-quota-exceeded', { kind, name, quota });
    return is('forbidden', 'api-forbidden', { verb, resource, namespace });
  }
  if (status === 404)
    return is('not-proven', 'api-not-found', {
      kind: answer.kind || kind,
      name: answer.name || name,
    });
  if (status === 409) return conflict(answer, { kind, name });
  if (status === 400 || status === 422)
    return is('not-proven', 'api-invalid', { kind, name, fields: fieldsOf(answer) });
  return is('not-proven', 'api-refused-request', { verb, resource, status });
}

function conflict(answer: Answer, about: Params): WizardError {
  const owned = answer.causes.flatMap((cause) => {
    const manager = /^conflicts? with "([^"]{1,100})"/.exec(text(cause['message']))?.[1];
    return manager === undefined ? [] : [{ manager, field: text(cause['field']) }];
  });
  if (owned.length === 0) return new WizardError('not-proven', 'api-object-replaced', about);
  const managers = [...new Set(owned.map(({ manager }) => manager))];
  return new WizardError('not-proven', 'api-conflict', {
    ...about,
    managers: managers.toSorted().join(', '),
    fields: fieldsOf(answer),
    conflict: digestOf(owned),
  });
}

/** Who owns which fields, all of them: more than a person reads of it. */
function digestOf(owned: readonly { readonly manager: string; readonly field: string }[]): string {
  const lines = owned.map(({ manager, field }) => JSON.stringify([manager, field])).toSorted();
  return createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 16);
}

/** Paths of fields only: what stands in them may be secret. */
function fieldsOf({ causes, message }: Answer): string {
  const named = causes.map((cause) => text(cause['field'])).filter((field) => field !== '');
  const strict = [...message.matchAll(/unknown field "([\w.[\]-]+)"/g)];
  const fields = [...named, ...strict.map((match) => match[1] ?? '')];
  return [...new Set(fields)].slice(0, 10).join(', ') || '-';
}

type Answer = {
  readonly message: string;
  readonly kind: string;
  readonly name: string;
  readonly causes: readonly JsonObject[];
};

function parseStatus(body: string): Answer {
  let status: unknown;
  try {
    status = JSON.parse(body);
  } catch {
    status = undefined;
  }
  if (!isObject(status) || status['kind'] !== 'Status')
    return { message: '', kind: '', name: '', causes: [] };
  const details = isObject(status['details']) ? status['details'] : {};
  const causes = Array.isArray(details['causes']) ? details['causes'] : [];
  return {
    message: text(status['message']),
    kind: text(details['kind']),
    name: text(details['name']),
    causes: causes.filter((cause): cause is JsonObject => isObject(cause)),
  };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

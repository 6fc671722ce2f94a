import type { HttpSeen } from '../model/http.ts';
import type { Phase } from './attempt.ts';

export type Failure = Pick<Exclude<HttpSeen, { is: 'answer' }>, 'is' | 'code'>;

/** What went wrong that no library tells of: an answer, not a fault of the program. */
export class RequestEnded extends Error {
  override readonly name = 'RequestEnded';
  readonly failure: Failure;

  constructor(is: Failure['is'], code: string) {
    super(code);
    this.failure = { is, code };
  }
}

const RESET = new Set(['ECONNRESET', 'EPIPE', 'ECONNABORTED']);
/** What the other side means by ending a stream: `NO_ERROR`, `CANCEL`, `REFUSED_STREAM`. */
const GOODBYES = new Set([0, 7, 8]);
/** The library's own refusal of what is too much or makes no sense: `PROTOCOL_ERROR`, `ENHANCE_YOUR_CALM` … */
const NONSENSE = new Set([1, 3, 6, 9, 11]);

/** What became of a request that ended with this error. */
export function failureOf(error: unknown, phase: Phase): Failure {
  if (error instanceof RequestEnded) return error.failure;
  const { code, isSystem } = codeOf(error);
  if (code === 'ECONNREFUSED') return { is: 'refused', code };
  if (code === 'ETIMEDOUT') return { is: 'timeout', code };
  if (RESET.has(code)) {
    // Node calls a connection that was closed too early a reset one; only the system's own is one.
    return { is: isSystem ? 'reset' : 'closed', code };
  }
  if (phase === 'connect') return { is: 'unreachable', code };
  if (phase === 'tls' || /^(?:ERR_SSL|ERR_TLS)_/.test(code)) return { is: 'tls', code };
  if (code === 'HPE_INVALID_EOF_STATE') return { is: 'closed', code };
  const http2 = http2CodeOf(error);
  if (http2 !== undefined) return { is: ended(http2), code: `HTTP2_${http2}` };
  return isSystem ? { is: 'unreachable', code } : { is: 'garbage', code };
}

function ended(code: number): Failure['is'] {
  if (GOODBYES.has(code)) return 'closed';
  return NONSENSE.has(code) ? 'garbage' : 'reset';
}

/** The code with which a stream or a session of HTTP/2 ended, where the error tells one. */
export function http2CodeOf(error: unknown): number | undefined {
  const { code } = codeOf(error);
  if (code === 'ERR_HTTP2_STREAM_CANCEL') return 8;
  if (code !== 'ERR_HTTP2_STREAM_ERROR' && code !== 'ERR_HTTP2_SESSION_ERROR') return undefined;
  const text = error instanceof Error ? error.message : '';
  const name = /NGHTTP2_([A-Z0-9_]+)/.exec(text)?.[1];
  const number = /code (\d+)/.exec(text)?.[1];
  return name === undefined ? Number(number ?? 2) : Math.max(0, NAMES.indexOf(name));
}

/** RFC 9113 §7. */
const NAMES: readonly string[] = [
  'NO_ERROR',
  'PROTOCOL_ERROR',
  'INTERNAL_ERROR',
  'FLOW_CONTROL_ERROR',
  'SETTINGS_TIMEOUT',
  'STREAM_CLOSED',
  'FRAME_SIZE_ERROR',
  'REFUSED_STREAM',
  'CANCEL',
  'COMPRESSION_ERROR',
  'CONNECT_ERROR',
  'ENHANCE_YOUR_CALM',
  'INADEQUATE_SECURITY',
  'HTTP_1_1_REQUIRED',
];

/** The code of an error; of several addresses tried, the first one's. */
function codeOf(error: unknown): { readonly code: string; readonly isSystem: boolean } {
  if (!(error instanceof Error)) return { code: 'UNKNOWN', isSystem: false };
  if ('code' in error && typeof error.code === 'string')
    return { code: error.code, isSystem: 'syscall' in error };
  return error instanceof AggregateError && error.errors.length > 0
    ? codeOf(error.errors[0])
    : { code: error.name, isSystem: false };
}

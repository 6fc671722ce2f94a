import { WizardError } from '../model/error.ts';
import { aCause, type Cause } from '../model/verdict.ts';
import { shownAddress } from './web-address.ts';

/** What ended a request that no library has an error for. */
export class Broken extends Error {
  override readonly name = 'Broken';
  readonly code: string;

  constructor(code: 'STALLED' | 'CLOSED' | 'GARBAGE') {
    super(code);
    this.code = code;
  }
}

const CUT = new Set([
  'ECONNRESET',
  'EPIPE',
  'ECONNABORTED',
  'CLOSED',
  'ERR_STREAM_PREMATURE_CLOSE',
  'ERR_STREAM_DESTROYED',
]);
const NO_NAME = new Set(['ENOTFOUND', 'EAI_AGAIN', 'ENODATA']);

/** Why there is no answer, or no more of it; undefined where the error is none of a connection. */
export function connectionCause(error: unknown, url: URL): Cause | undefined {
  const code = codeOf(error);
  // What says already who has to act is no connection's.
  if (code === undefined || error instanceof WizardError) return undefined;
  const { host } = url;
  const params = { url: shownAddress(url), host, code };
  const healing = { healsByItself: true };
  if (isCertificate(code)) return aCause('download-certificate', params);
  if (code.startsWith('ERR_SSL') || code.startsWith('ERR_TLS') || code === 'EPROTO')
    return aCause('download-no-tls', params);
  if (code === 'STALLED') return aCause('download-stalled', params, healing);
  if (CUT.has(code)) return aCause('download-cut', params, healing);
  if (NO_NAME.has(code)) return aCause('download-no-name', params, healing);
  if (code === 'GARBAGE' || code.startsWith('HPE_')) return aCause('download-garbage', params);
  // Anything else with a code of Node's own is a bug.
  return /^E(?!RR_)/.test(code) ? aCause('download-unreachable', params, healing) : undefined;
}

/** The names that OpenSSL gives to what is wrong with a certificate. */
function isCertificate(code: string): boolean {
  return /CERT|_SIGNED_|UNABLE_TO_|SIGNATURE|CRL/.test(code) && !code.startsWith('ERR_SSL');
}

/** The code of an error; of several addresses tried, the first one's. */
function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error instanceof AggregateError ? codeOf(error.errors[0]) : undefined;
}

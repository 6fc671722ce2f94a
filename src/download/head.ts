import { aCause, type Cause } from '../model/verdict.ts';
import type { Answer } from './request.ts';
import { shownAddress } from './web-address.ts';

/** What the head of an answer says of the file. `null` where it does not tell. */
export type FileHead = {
  /** Of the whole file. */
  readonly bytes: number | null;
  /** Where this answer begins in it. */
  readonly from: number;
  readonly modifiedAt: number | null;
  readonly contentType: string;
  readonly ranges: boolean;
  /** What to ask with to go on later: a strong ETag, else Last-Modified. */
  readonly validator: string | null;
};

export function headOf({ status, headers }: Answer): FileHead {
  const { from, total } = rangeOf(status, headers['content-range'] ?? '');
  const length = numberOf(headers['content-length']);
  const etag = headers['etag'] ?? '';
  const modified = headers['last-modified'] ?? '';
  const modifiedAt = Date.parse(modified);
  return {
    bytes: status === 206 ? total : length,
    from,
    modifiedAt: Number.isNaN(modifiedAt) ? null : modifiedAt,
    contentType: (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '',
    ranges: status === 206 || headers['accept-ranges'] === 'bytes',
    validator: etag !== '' && !etag.startsWith('W/') ? etag : modified === '' ? null : modified,
  };
}

function rangeOf(status: number, written: string): { from: number; total: number | null } {
  const [, from = '', total = ''] = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(written) ?? [];
  if (status !== 206) return { from: 0, total: null };
  // An answer in part that does not say which part could be any.
  return { from: from === '' ? -1 : Number(from), total: numberOf(total) };
}

function numberOf(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : null;
}

/** Why this answer brings no file; undefined where it does. `begin` is the beginning of its body. */
export function refusal({ url, status, headers }: Answer, begin: string): Cause | undefined {
  if (status === 200 || status === 206) return undefined;
  const code = /<Code>([^<]{1,80})<\/Code>/.exec(begin)?.[1] ?? '';
  const params = { url: shownAddress(url), host: url.host, status };
  const said = { ...params, code: code === '' ? `HTTP ${status}` : code };
  const isBucket = code !== '' || 'x-oss-request-id' in headers || 'x-amz-request-id' in headers;
  switch (status) {
    case 401:
    case 403:
      // A bucket says so of what is not there as well, to those who may not list it.
      return isBucket
        ? aCause('download-bucket-refuses', said)
        : aCause('download-refused', params);
    case 404:
    case 410:
      return isBucket ? aCause('download-bucket-lacks', said) : aCause('download-missing', params);
    default:
      return aCause('download-status', params, { healsByItself: isPassing(status) });
  }
}

/** A server that says so may answer later. */
export function isPassing(status: number): boolean {
  return status === 408 || status === 425 || status === 429 || status >= 500;
}

/** How long the server asks to wait. */
export function retryAfterMs({ headers }: Answer): number {
  const seconds = numberOf(headers['retry-after']) ?? 0;
  return Math.min(seconds, 60) * 1000;
}

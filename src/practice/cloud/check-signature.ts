import { createHash, createHmac } from 'node:crypto';
import type http from 'node:http';

export type HeldKey = { readonly secret: string; readonly token?: string };
export type Keys = { readonly [id: string]: HeldKey };

/** Why a signed request is refused, by the cloud's own code; null where it is right. */
export type Verdict = { readonly code: string; readonly status: number } | null;

const SKEW_MS = 15 * 60_000;
const ALGORITHM = 'ACS3-HMAC-SHA256';

/** Signature version 3, as help.aliyun.com "Signature V3" describes it: made here once more, from the request itself. */
export function checkV3(
  request: http.IncomingMessage,
  body: string,
  keys: Keys,
  now: number,
): Verdict {
  const header = (name: string) => String(request.headers[name] ?? '');
  const [, id = '', signedNames = '', signature = ''] =
    /^ACS3-HMAC-SHA256 Credential=([^,]+),SignedHeaders=([^,]+),Signature=([0-9a-f]{64})$/.exec(
      header('authorization'),
    ) ?? [];
  const key = Object.hasOwn(keys, id) ? keys[id] : undefined;
  if (key === undefined) return { code: 'InvalidAccessKeyId.NotFound', status: 404 };
  if (key.token !== undefined && header('x-acs-security-token') !== key.token)
    return { code: 'InvalidSecurityToken.Expired', status: 400 };
  if (Math.abs(Date.parse(header('x-acs-date')) - now) > SKEW_MS)
    return { code: 'InvalidTimeStamp.Expired', status: 400 };
  const names = signedNames.split(';');
  const required = ['host', 'x-acs-action', 'x-acs-version', 'x-acs-date', 'x-acs-content-sha256'];
  const isWhole = [...required, 'x-acs-signature-nonce'].every((name) => names.includes(name));
  const payload = createHash('sha256').update(body).digest('hex');
  if (!isWhole || header('x-acs-content-sha256') !== payload)
    return { code: 'IncompleteSignature', status: 400 };
  const url = new URL(request.url ?? '/', 'http://stub');
  const canonical = [
    request.method,
    url.pathname,
    canonicalQuery(url.searchParams),
    ...names.map((name) => `${name}:${header(name).trim()}`),
    '',
    names.join(';'),
    payload,
  ].join('\n');
  const hashed = createHash('sha256').update(canonical).digest('hex');
  const expected = createHmac('sha256', key.secret).update(`${ALGORITHM}\n${hashed}`).digest('hex');
  return expected === signature ? null : { code: 'SignatureDoesNotMatch', status: 400 };
}

/** Signature version 1, with which the credentials package asks for a role's keys ("RPC signature"). */
export function checkV1(url: URL, form: URLSearchParams, keys: Keys): Verdict {
  const all = new URLSearchParams([...url.searchParams, ...form]);
  const signature = all.get('Signature');
  all.delete('Signature');
  const key = keys[all.get('AccessKeyId') ?? ''];
  if (key === undefined) return { code: 'InvalidAccessKeyId.NotFound', status: 404 };
  const text = `POST&${encode('/')}&${encode(canonicalQuery(all))}`;
  const expected = createHmac('sha1', `${key.secret}&`).update(text).digest('base64');
  return expected === signature ? null : { code: 'SignatureDoesNotMatch', status: 400 };
}

function canonicalQuery(query: URLSearchParams): string {
  return [...query]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .join('&');
}

function encode(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { CloudCall } from '../../cloud-calls/call.ts';
import type { Sent } from './exchange.ts';

export type Keys = {
  readonly id: string;
  readonly secret: string;
  /** Of a role or a session: '' where the key is one of its own. */
  readonly token: string;
};

/** API reference of each product, "Versions". */
const VERSIONS: { readonly [product: string]: string } = {
  sts: '2015-04-01',
  ecs: '2014-05-26',
  vpc: '2016-04-28',
  cs: '2015-12-15',
  alidns: '2015-01-09',
  quotas: '2020-05-10',
};

const ALGORITHM = 'ACS3-HMAC-SHA256';

/**
 * A call as it is sent (help.aliyun.com, "Signature version 3"): the vendor's own package makes the canonical request and
 * signs it, with a time and a number of its own for each try.
 */
export async function signed(call: CloudCall, endpoint: URL, keys: Keys): Promise<Sent> {
  const { OpenApiUtil } = await import('./openapi.ts');
  const body = call.body === undefined ? '' : JSON.stringify(call.body);
  const payload = createHash('sha256').update(body).digest('hex');
  const method = call.path?.method ?? 'POST';
  const pathname = call.path?.name ?? '/';
  const headers: { [name: string]: string } = {
    host: endpoint.host,
    accept: 'application/json',
    'user-agent': 'dr-wizard',
    'x-acs-version': VERSIONS[call.product] ?? '',
    'x-acs-action': call.action,
    'x-acs-date': OpenApiUtil.getTimestamp(),
    'x-acs-signature-nonce': OpenApiUtil.getNonce(),
    'x-acs-content-sha256': payload,
    ...(body === '' ? {} : { 'content-type': 'application/json; charset=utf-8' }),
    ...(keys.token === ''
      ? {}
      : { 'x-acs-accesskey-id': keys.id, 'x-acs-security-token': keys.token }),
  };
  const protocol = endpoint.protocol.slice(0, -1);
  const port = Number(endpoint.port);
  const request = { protocol, port, method, pathname, query: { ...call.query }, headers };
  const authorization = OpenApiUtil.getAuthorization(
    // Of a request only what is signed is read.
    { ...request, body: Readable.from([]) },
    ALGORITHM,
    payload,
    keys.id,
    keys.secret,
  );
  const url = new URL(pathname, endpoint);
  url.search = new URLSearchParams(call.query).toString();
  return { url, method, headers: { ...headers, authorization }, body };
}

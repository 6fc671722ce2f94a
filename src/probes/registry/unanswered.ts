import { unreachedBy } from '../../front-door/unreached.ts';
import type { Readers } from '../../model/ports.ts';
import type { CertificateFacts } from '../../model/tls.ts';
import { aCause, found, type Found, type Params } from '../../model/verdict.ts';
import type { Server, Unanswered } from './conversation.ts';

/** Why a server came to no answer. What a connection meets may pass; a certificate stays wrong until somebody acts. */
export async function unansweredBy(
  seen: Unanswered,
  server: Server,
  { tls }: Pick<Readers, 'tls'>,
  signal: AbortSignal,
): Promise<Found> {
  const { host, port } = server;
  const { is, code } = seen;
  const wait = (cause: string) => told('wait', cause, { host, port, code }, host);
  switch (is) {
    case 'refused':
      return wait('registry-refused');
    case 'timeout':
      return wait('registry-timeout');
    case 'reset':
    case 'closed':
      return wait('registry-closed');
    case 'garbage':
      return told('fail', 'registry-no-http', { host, port, code }, host);
    case 'unreachable':
      return unreached(code, host, port);
    case 'tls':
      return untrusted(code, server, tls, signal);
  }
}

function unreached(code: string, host: string, port: number): Found {
  const params = { host, port, code };
  switch (unreachedBy(code)) {
    case 'name':
      return told('wait', 'registry-host-not-found', params, host);
    case 'way':
      return told('wait', 'registry-no-route', params, host);
    case 'machine':
      return told('unknown', 'registry-untested', params, host);
  }
}

const SELF_SIGNED = 'DEPTH_ZERO_SELF_SIGNED_CERT';
const UNKNOWN_CA = new Set([
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** Asks once more for what TLS saw: the failed request knows only a code. */
async function untrusted(
  code: string,
  { host, port, roots }: Server,
  tls: Readers['tls'],
  signal: AbortSignal,
): Promise<Found> {
  const seen = await tls.handshake({ address: host, port, serverName: host, roots }, signal);
  if (seen.is === 'plain-http') return told('fail', 'registry-plain-http', { host, port }, host);
  const [leaf] = seen.is === 'shaken' ? seen.chain : [];
  const why = seen.is === 'shaken' ? (seen.authorizationError ?? code) : code;
  if (leaf === undefined) return told('fail', 'registry-tls-failed', { host, port, code }, host);
  return told('fail', ...certificateCause(why, leaf, host, port), host);
}

function certificateCause(
  code: string,
  leaf: CertificateFacts,
  host: string,
  port: number,
): readonly [code: string, params: Params] {
  const { subject, issuer, fingerprint } = leaf;
  if (code === SELF_SIGNED) return ['registry-self-signed', { host, port, subject, fingerprint }];
  if (UNKNOWN_CA.has(code)) return ['registry-unknown-ca', { host, port, issuer }];
  if (code === 'CERT_HAS_EXPIRED' || code === 'CERT_NOT_YET_VALID')
    return [
      'registry-certificate-time',
      { host, port, from: dateOf(leaf.notBefore), to: dateOf(leaf.notAfter) },
    ];
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
    const names = [...leaf.names, ...leaf.addresses].join(', ') || '-';
    return ['registry-certificate-name', { host, port, names }];
  }
  return ['registry-tls-failed', { host, port, code }];
}

function dateOf(ms: number): string {
  return new Date(ms).toISOString();
}

/** A verdict on a registry or on who gives its tokens. */
export function told(
  verdict: 'wait' | 'fail' | 'unknown',
  code: string,
  params: Params,
  host: string,
): Found {
  const object = { kind: 'Host', name: host };
  return found(verdict, aCause(code, params, { object, healsByItself: verdict === 'wait' }));
}

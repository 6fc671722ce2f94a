import type { CertificateFacts, StapledOcsp, TlsSeen } from '../model/tls.ts';
import { instantText } from './certificate-time.ts';

/** Of a certificate of very many names: all of them stand in its PEM. */
const MOST_NAMES = 100;

/** What a handshake has shown, line by line, as it came: foreign text. */
export function seenLines(seen: TlsSeen): readonly string[] {
  if (seen.is !== 'shaken') return [`${seen.address ?? '-'} ${seen.is} ${seen.code}`];
  const { address, protocol, cipher, authorized, authorizationError, chain, ocsp } = seen;
  return [
    `${address} ${protocol} ${cipher}`,
    `verify ${authorized ? 'ok' : (authorizationError ?? 'failed')}`,
    ...(ocsp === null ? [] : [ocspLine(ocsp)]),
    ...chain.flatMap(certificateLines),
  ];
}

function certificateLines(one: CertificateFacts, index: number): readonly string[] {
  const names = [...one.names, ...one.addresses];
  const more = names.length > MOST_NAMES ? [`+${names.length - MOST_NAMES}`] : [];
  return [
    `${index} s: ${one.subject}`,
    `  i: ${one.issuer}`,
    `  ${instantText(one.notBefore)} .. ${instantText(one.notAfter)}`,
    ...(names.length === 0
      ? []
      : [`  names ${[...names.slice(0, MOST_NAMES), ...more].join(', ')}`]),
    `  key ${one.key.type} ${one.key.bits ?? '?'}, signature ${one.signatureAlgorithm}`,
    `  sha256 ${one.fingerprint}`,
  ];
}

function ocspLine({ is, code, revokedAt, nextUpdate }: StapledOcsp): string {
  const at = revokedAt === null ? '' : ` ${instantText(revokedAt)}`;
  const until = nextUpdate === null ? '' : `, until ${instantText(nextUpdate)}`;
  return `ocsp ${is}${code === '' ? '' : ` ${code}`}${at}${until}`;
}

export type SeenHost = { readonly host: string; readonly seen: TlsSeen };

/** Each host with what was seen, and then every certificate once, as PEM. */
export function evidenceText(all: readonly SeenHost[]): string {
  const hosts = all.flatMap(({ host, seen }) => [
    host,
    ...seenLines(seen).map((line) => `  ${line}`),
    '',
  ]);
  const chains = all.flatMap(({ seen }) => (seen.is === 'shaken' ? seen.chain : []));
  const pems = new Map(
    chains.map(({ fingerprint, subject, pem }) => [fingerprint, { subject, pem }]),
  );
  return [
    ...hosts,
    ...[...pems].flatMap(([fingerprint, { subject, pem }]) => [
      subject,
      `sha256 ${fingerprint}`,
      pem.trimEnd(),
      '',
    ]),
  ].join('\n');
}

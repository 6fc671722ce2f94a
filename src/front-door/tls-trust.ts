import type { CertificateFacts, TlsSeen } from '../model/tls.ts';
import { issuingFault } from './certificate-rules.ts';
import { aFault, type DoorFault } from './door-fault.ts';
import type { SentPath } from './tls-path.ts';

export type Shaken = Extract<TlsSeen, { readonly is: 'shaken' }>;

/** Why a chain leads to nobody who is trusted. */
export function trustFaults(
  { endsInTrusted, hasNamesake = false }: Shaken,
  { path, impostor }: SentPath,
): readonly DoorFault[] {
  if (impostor !== null) return [aFault('tls-impostor', 'issuer', { impostor: impostor.subject })];
  const last = path.at(-1);
  if (endsInTrusted || last === undefined) return [];
  const { subject, issuer, isSelfSigned } = last;
  if (isSelfSigned) {
    if (path.length === 1) return [aFault('tls-self-signed', 'self', { subject })];
    return hasNamesake
      ? [aFault('tls-impostor-root', 'root', { root: subject })]
      : [aFault('tls-root-unknown', 'root', { root: subject })];
  }
  return path.length === 1
    ? [aFault('tls-intermediate-missing', 'chain', { issuer })]
    : [aFault('tls-issuer-unknown', 'chain', { last: subject, issuer })];
}

/** Whether those who issued may do so. */
export function issuerFaults(needed: readonly CertificateFacts[]): readonly DoorFault[] {
  return needed.slice(1).flatMap((one, below) => {
    switch (issuingFault(one, below)) {
      case null:
        return [];
      case 'no-ca':
        return [aFault('tls-issuer-not-ca', 'issuer', { issuer: one.subject })];
      case 'path-too-long': {
        const most = one.pathLength ?? '-';
        return [aFault('tls-path-too-long', 'issuer', { issuer: one.subject, most })];
      }
    }
  });
}

const MOST_SHOWN = 6;

export function orderFaults(
  { chain }: Shaken,
  { isInOrder, impostor }: SentPath,
): readonly DoorFault[] {
  if (isInOrder || impostor !== null) return [];
  const order = chain.map(({ commonName, subject }) => commonName ?? subject);
  const more = order.length > MOST_SHOWN ? ['…'] : [];
  return [
    aFault('tls-chain-disordered', 'order', {
      order: [...order.slice(0, MOST_SHOWN), ...more].join(' | '),
    }),
  ];
}

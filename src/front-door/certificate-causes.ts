import { checkHostName } from '../model/host-name.ts';
import type { CertificateFacts, CertificateReader } from '../model/tls.ts';
import { aCause, type Cause, type Params } from '../model/verdict.ts';
import {
  hasWeakKey,
  hasWeakSignature,
  isForServers,
  isOfPublicCa,
  issuingFault,
  mayUseKey,
  validityAt,
} from './certificate-rules.ts';
import { instantText } from './certificate-time.ts';

type Reader = Pick<CertificateReader, 'key' | 'covers' | 'sorted'>;

/** The text that holds a private key, a secret, and what it is called. */
export type KeyText = { readonly where: string; readonly text: string };

/** A cause that names where the certificates are. */
export type Say = (code: string, params?: Params) => Cause;

export function keyCauses(
  { where, key }: { readonly where: string; readonly key: KeyText | null },
  leaf: CertificateFacts,
  reader: Reader,
): readonly Cause[] {
  if (key === null) return [];
  const { where: file } = key;
  const seen = reader.key(key.text, leaf);
  switch (seen.is) {
    case 'key':
      return seen.matches ? [] : [aCause('certificate-key-mismatch', { where, file })];
    case 'encrypted':
      return [aCause('certificate-key-encrypted', { file })];
    case 'several':
      return [aCause('certificate-key-several', { file, keys: seen.code })];
    case 'none':
      return [aCause('certificate-key-none', { file, found: '-' })];
    case 'malformed':
      return [aCause('certificate-key-malformed', { file, code: seen.code })];
  }
}

export function timeCauses(leaf: CertificateFacts, say: Say, now: number): readonly Cause[] {
  switch (validityAt(leaf, now)) {
    case 'valid':
      return [];
    case 'ended':
      return [say('certificate-ended', { until: instantText(leaf.notAfter) })];
    case 'not-begun':
      return [say('certificate-not-begun', { from: instantText(leaf.notBefore) })];
  }
}

const MOST_NAMES = 20;

export function nameCauses(
  hosts: readonly string[],
  leaf: CertificateFacts,
  reader: Reader,
  say: Say,
): readonly Cause[] {
  const missing = hosts.filter((host) => !coversHost(leaf, host, reader));
  if (missing.length === 0) return [];
  const has = [...leaf.names, ...leaf.addresses].slice(0, MOST_NAMES).join(', ') || '-';
  return [say('certificate-names-missing', { missing: missing.join(', '), has })];
}

/** A wildcard that is asked for has to stand there as such. */
function coversHost(leaf: CertificateFacts, host: string, reader: Reader): boolean {
  if (host.startsWith('*.')) return leaf.names.includes(host.toLowerCase());
  const checked = checkHostName(host);
  return reader.covers(leaf, checked.ok ? checked.name : host);
}

/**
 * Whom the chain leads to. An issuer that is not there is only owed where it can be none but one that public roots know:
 * browsers and some controllers fetch it (AIA). A private one leads to nobody whom clients trust.
 */
export function trustCauses(
  { chain, endsInTrusted }: ReturnType<Reader['sorted']>,
  all: readonly CertificateFacts[],
  say: Say,
): { readonly wrong: readonly Cause[]; readonly owed: readonly Cause[] } {
  const last = chain.at(-1);
  if (endsInTrusted || last === undefined) return { wrong: [], owed: [] };
  if (!last.isSelfSigned) {
    const { issuer } = last;
    const hasNamesake = all.some(({ subject }) => subject === issuer);
    return chain.length === 1 && isOfPublicCa(last) && !hasNamesake
      ? { wrong: [], owed: [say('certificate-issuer-missing', { issuer })] }
      : { wrong: [say('certificate-issuer-unknown', { issuer })], owed: [] };
  }
  return chain.length === 1
    ? { wrong: [say('certificate-signed-by-itself', { subject: last.subject })], owed: [] }
    : { wrong: [say('certificate-root-not-trusted', { root: last.subject })], owed: [] };
}

/** Those that issued: whether they may, and whether they still do. */
export function issuerCauses(
  needed: readonly CertificateFacts[],
  say: Say,
  now: number,
): readonly Cause[] {
  return needed.slice(1).flatMap((one, below) => {
    const params = { issuer: one.subject, until: instantText(one.notAfter) };
    return [
      ...(issuingFault(one, below) === null
        ? []
        : [say('certificate-issuer-may-not', { issuer: one.subject })]),
      ...(validityAt(one, now) === 'valid' ? [] : [say('certificate-issuer-ended', params)]),
    ];
  });
}

export function strengthCauses(one: CertificateFacts, say: Say): readonly Cause[] {
  const { subject, key, signatureAlgorithm, unread } = one;
  return [
    ...(hasWeakKey(one)
      ? [say('certificate-key-weak', { subject, type: key.type, bits: key.bits ?? '-' })]
      : []),
    ...(hasWeakSignature(one)
      ? [say('certificate-signature-weak', { subject, algorithm: signatureAlgorithm })]
      : []),
    ...(unread === true ? [say('certificate-part-unread', { subject })] : []),
  ];
}

export function useCauses(
  leaf: CertificateFacts,
  needed: readonly CertificateFacts[],
  say: Say,
): readonly Cause[] {
  return [
    ...(needed.every((one) => one.isSelfSigned || isForServers(one))
      ? []
      : [say('certificate-not-for-servers')]),
    // Whatever the key exchange, a server of today signs.
    ...(mayUseKey(leaf, 'digitalSignature')
      ? []
      : [say('certificate-key-usage', { has: leaf.keyUsage?.join(', ') || '-' })]),
  ];
}

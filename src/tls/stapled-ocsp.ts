import { createHash, verify, X509Certificate } from 'node:crypto';
import {
  BasicOCSPResponse,
  id_kp_OCSPSigning,
  id_pkix_ocsp_basic,
  OCSPResponse,
  OCSPResponseStatus,
  type CertID,
  type SingleResponse,
} from '@peculiar/asn1-ocsp';
import { AsnConvert } from '@peculiar/asn1-schema';
import { SubjectPublicKeyInfo } from '@peculiar/asn1-x509';
import type { StapledOcsp } from '../model/tls.ts';
import { isIssuedBy } from '../net/issued-by.ts';

/** Clocks differ: an answer may be from so far ahead. */
const SKEW_MS = 300_000;
/** How a signature of this kind is proven; null where the key knows the hash itself. */
const HASH_OF_SIGNATURE: { readonly [oid: string]: string | null } = {
  '1.2.840.113549.1.1.5': 'sha1',
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
  '1.2.840.10045.4.1': 'sha1',
  '1.2.840.10045.4.3.2': 'sha256',
  '1.2.840.10045.4.3.3': 'sha384',
  '1.2.840.10045.4.3.4': 'sha512',
  '1.3.101.112': null,
};
const HASH_OF_ID: { readonly [oid: string]: string } = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
};

/** What a stapled answer says of a certificate, and whether who says it may. `issuers`: who may have issued it. */
export function stapledOcsp(
  der: Uint8Array,
  leaf: X509Certificate,
  issuers: readonly X509Certificate[],
  now: number,
): StapledOcsp {
  try {
    return judged(der, leaf, issuers, now);
  } catch {
    // The parser throws plain errors of several kinds for what is broken.
    return unusable('malformed');
  }
}

function judged(
  der: Uint8Array,
  leaf: X509Certificate,
  issuers: readonly X509Certificate[],
  now: number,
): StapledOcsp {
  const { responseStatus, responseBytes } = AsnConvert.parse(der, OCSPResponse);
  if (responseStatus !== OCSPResponseStatus.successful)
    return unusable(OCSPResponseStatus[responseStatus] ?? String(responseStatus));
  if (responseBytes?.responseType !== id_pkix_ocsp_basic) return unusable('not-basic');

  const basic = AsnConvert.parse(responseBytes.response.buffer, BasicOCSPResponse);
  const issuer = issuers.find((one) => isIssuedBy(leaf, one));
  if (issuer === undefined) return unusable('issuer-unknown');
  const answer = basic.tbsResponseData.responses.find(({ certID }) => isOf(certID, leaf, issuer));
  if (answer === undefined) return unusable('other-certificate');
  if (!signersOf(basic, issuer, now).some((signer) => hasSigned(basic, signer)))
    return unusable('signature');
  return timely(answer, now);
}

function timely({ certStatus, thisUpdate, nextUpdate }: SingleResponse, now: number): StapledOcsp {
  const until = nextUpdate?.getTime() ?? null;
  if (thisUpdate.getTime() > now + SKEW_MS)
    return { ...unusable('not-yet-valid'), nextUpdate: until };
  const revokedAt = certStatus.revoked?.revocationTime.getTime() ?? null;
  // That does not run out: what was revoked stays so.
  if (certStatus.revoked !== undefined)
    return { is: 'revoked', revokedAt, nextUpdate: until, code: '' };
  if (until !== null && until < now) return { ...unusable('expired'), nextUpdate: until };
  const is = certStatus.good === null ? 'good' : 'unknown';
  return { is, revokedAt: null, nextUpdate: until, code: '' };
}

/** Serial and issuer's key: names alone would be those of an impostor too. */
function isOf(
  { hashAlgorithm, issuerKeyHash, serialNumber }: CertID,
  leaf: X509Certificate,
  issuer: X509Certificate,
): boolean {
  const hash = HASH_OF_ID[hashAlgorithm.algorithm];
  if (hash === undefined) return false;
  const spki = issuer.publicKey.export({ type: 'spki', format: 'der' });
  const { subjectPublicKey } = AsnConvert.parse(spki, SubjectPublicKeyInfo);
  const keyHash = createHash(hash).update(Buffer.from(subjectPublicKey)).digest();
  return (
    keyHash.equals(Buffer.from(issuerKeyHash.buffer)) &&
    numberOf(Buffer.from(serialNumber).toString('hex')) === numberOf(leaf.serialNumber)
  );
}

function numberOf(hex: string): bigint {
  return BigInt(`0x${hex || '0'}`);
}

/** The issuer itself, or whom it has given just this right (RFC 6960 §4.2.2.2). */
function signersOf(
  { certs = [] }: BasicOCSPResponse,
  issuer: X509Certificate,
  now: number,
): readonly X509Certificate[] {
  const delegates = certs
    .map((one) => new X509Certificate(Buffer.from(AsnConvert.serialize(one))))
    .filter(
      (one) =>
        (one.keyUsage ?? []).includes(id_kp_OCSPSigning) &&
        one.validFromDate.getTime() <= now &&
        one.validToDate.getTime() >= now &&
        isIssuedBy(one, issuer),
    );
  return [issuer, ...delegates];
}

function hasSigned(
  { tbsResponseDataRaw, signatureAlgorithm, signature }: BasicOCSPResponse,
  { publicKey }: X509Certificate,
): boolean {
  const hash = HASH_OF_SIGNATURE[signatureAlgorithm.algorithm];
  if (hash === undefined || tbsResponseDataRaw === undefined) return false;
  try {
    return verify(hash, Buffer.from(tbsResponseDataRaw), publicKey, Buffer.from(signature));
  } catch {
    // A key of another kind than the signature.
    return false;
  }
}

function unusable(code: string): StapledOcsp {
  return { is: 'unusable', revokedAt: null, nextUpdate: null, code };
}

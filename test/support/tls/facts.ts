import type { CertificateFacts, TlsSeen } from '../../../src/model/tls.ts';

export const NOW = Date.UTC(2026, 0, 31);
const DAY_MS = 86_400_000;

/** What is known of a certificate that is right for www.example.test. */
export function certificateFacts(of: Partial<CertificateFacts> = {}): CertificateFacts {
  const subject = of.subject ?? 'CN=www.example.test';
  return {
    subject,
    issuer: 'CN=CA',
    commonName: subject.replace('CN=', ''),
    organization: null,
    names: of.isCa === true ? [] : ['www.example.test'],
    addresses: [],
    notBefore: NOW - 30 * DAY_MS,
    notAfter: NOW + 61 * DAY_MS,
    fingerprint: `sha256 of ${subject}`,
    serial: '01',
    isCa: false,
    isSelfSigned: false,
    key: { type: 'ec', bits: 256 },
    signatureAlgorithm: 'ecdsaWithSHA256',
    keyUsage: of.isCa === true ? ['keyCertSign'] : ['digitalSignature'],
    extendedKeyUsage: null,
    pathLength: null,
    isIssuedByNext: null,
    pem: `PEM of ${subject}\n`,
    ...of,
  };
}

export const LEAF = certificateFacts({ isIssuedByNext: true });
export const CA = certificateFacts({ subject: 'CN=CA', issuer: 'CN=Root', isCa: true });
export const ROOT = certificateFacts({
  subject: 'CN=Root',
  issuer: 'CN=Root',
  isCa: true,
  isSelfSigned: true,
});

type Shaken = Extract<TlsSeen, { readonly is: 'shaken' }>;

/** A handshake in which all is right. */
export function shaken(of: Partial<Shaken> = {}): Shaken {
  const { chain = [LEAF, CA] } = of;
  return {
    is: 'shaken',
    address: '203.0.113.10',
    protocol: 'TLSv1.3',
    cipher: 'TLS_AES_256_GCM_SHA384',
    authorized: true,
    authorizationError: null,
    coversName: true,
    chain,
    endsInTrusted: true,
    anchors: chain.slice(-1).map(({ fingerprint }) => fingerprint),
    ocsp: null,
    asksForClientCertificate: false,
    ms: 12,
    ...of,
  };
}

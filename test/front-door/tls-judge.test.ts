import { expect, test } from 'vitest';
import { judgeTls, type TlsAsked } from '../../src/front-door/tls-judge.ts';
import type { TlsSeen } from '../../src/model/tls.ts';
import { CA, certificateFacts, LEAF, NOW, ROOT, shaken } from '../support/tls/facts.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

const ASKED: TlsAsked = {
  host: 'www.example.test',
  port: 443,
  isByName: false,
  expected: null,
  clocks: { now: NOW, skewMs: null },
  warnDays: 14,
};

function told(seen: TlsSeen, asked: Partial<TlsAsked> = {}): string {
  const { verdict, causes } = judgeTls({ ...ASKED, ...asked }, seen);
  return [verdict, ...causes.map(({ code }) => code)].join(' ');
}

test('what is right passes, with the days that are left', () => {
  expect(judgeTls(ASKED, shaken())).toEqual({
    verdict: 'pass',
    causes: [],
    notes: [],
    word: 'days',
    days: 61,
  });
});

test('what the TLS stack refuses never passes, whatever else is said of it', () => {
  const refused = { authorized: false, authorizationError: 'INVALID_PURPOSE' };
  const staple = certificateFacts({ ...LEAF, mustStaple: true });

  expect(told(shaken(refused))).toBe('fail tls-not-trusted');
  expect(told(shaken({ ...refused, chain: [staple, CA] }))).toBe(
    'fail tls-not-trusted tls-must-staple',
  );
});

const weak = (key: { type: string; bits: number | null }) =>
  shaken({ chain: [{ ...LEAF, key }, CA] });
const signed = (signatureAlgorithm: string) =>
  shaken({ chain: [{ ...LEAF, signatureAlgorithm }, CA] });

test.each([
  ['no certificate', shaken({ chain: [] }), 'fail tls-no-certificate'],
  ['an EC key of 192 bits', weak({ type: 'ec', bits: 192 }), 'fail tls-key-weak'],
  ['a DSA key', weak({ type: 'dsa', bits: 3072 }), 'fail tls-key-weak'],
  ['an RSA key of 2047 bits', weak({ type: 'rsa', bits: 2047 }), 'fail tls-key-weak'],
  ['an RSA key of 2048 bits', weak({ type: 'rsa', bits: 2048 }), 'pass'],
  ['a key of a kind nobody knows', weak({ type: 'unknown', bits: null }), 'pass'],
  ['MD5', signed('md5WithRSAEncryption'), 'fail tls-signature-weak'],
  ['SHA-1 in RSASSA-PSS', signed('sha1WithRSASSA-PSS'), 'fail tls-signature-weak'],
  ['SHA-1 in ECDSA', signed('ecdsaWithSHA1'), 'fail tls-signature-weak'],
  ['SHA-512', signed('sha512WithRSAEncryption'), 'pass'],
  [
    'a weak signature of the root, which nobody proves',
    shaken({ chain: [LEAF, CA, { ...ROOT, signatureAlgorithm: 'sha1WithRSAEncryption' }] }),
    'pass',
  ],
  [
    'a part that can not be read',
    shaken({ chain: [{ ...LEAF, unread: true }, CA] }),
    'unknown tls-certificate-unread',
  ],
  [
    'the old key exchange of TLS 1.2 with a key that encrypts',
    shaken({
      cipher: 'TLS_RSA_WITH_AES_128_GCM_SHA256',
      chain: [{ ...LEAF, keyUsage: ['keyEncipherment'] }, CA],
    }),
    'pass',
  ],
  [
    'any extended usage, which browsers do not take for servers',
    shaken({ chain: [{ ...LEAF, extendedKeyUsage: ['2.5.29.37.0'] }, CA] }),
    'fail tls-not-for-servers',
  ],
  [
    'a default certificate: nothing else is said of it',
    shaken({
      authorized: false,
      authorizationError: 'DEPTH_ZERO_SELF_SIGNED_CERT',
      coversName: false,
      endsInTrusted: false,
      chain: [
        certificateFacts({
          subject: 'O=Acme Co, CN=Kubernetes Ingress Controller Fake Certificate',
          issuer: 'O=Acme Co, CN=Kubernetes Ingress Controller Fake Certificate',
          commonName: 'Kubernetes Ingress Controller Fake Certificate',
          isSelfSigned: true,
          notAfter: NOW - DAY_MS,
        }),
      ],
    }),
    'wait tls-default-certificate',
  ],
  [
    'a certificate of a CA that only looks like a default one',
    shaken({
      chain: [{ ...LEAF, commonName: 'TRAEFIK DEFAULT CERT' }, CA],
    }),
    'pass',
  ],
  [
    'an old way beyond a root that is trusted',
    shaken({
      chain: [
        LEAF,
        { ...CA, isIssuedByNext: true },
        { ...ROOT, issuer: 'CN=Older', isSelfSigned: false, notAfter: NOW - DAY_MS },
      ],
      anchors: [CA.fingerprint],
    }),
    'pass',
  ],
  [
    'an OCSP answer that the CA does not know it',
    shaken({ ocsp: { is: 'unknown', revokedAt: null, nextUpdate: null, code: '' } }),
    'pass',
  ],
] as const)('%s', (_, seen, is) => {
  expect(told(seen)).toBe(is);
});

test('that what lies beyond a trusted root ends soon is nobody’s matter', () => {
  const seen = shaken({
    chain: [
      LEAF,
      { ...CA, isIssuedByNext: true },
      { ...ROOT, issuer: 'CN=Older', isSelfSigned: false, notAfter: NOW + DAY_MS },
    ],
    anchors: [CA.fingerprint],
  });

  expect(judgeTls(ASKED, seen).notes).toEqual([]);
});

const expired = shaken({
  authorized: false,
  authorizationError: 'CERT_HAS_EXPIRED',
  chain: [{ ...LEAF, notAfter: NOW - HOUR_MS }, CA],
});

test.each([
  ['the clocks agree', expired, 1000, 'fail tls-expired'],
  ['the server gives no time', expired, null, 'fail tls-expired'],
  ['by the server it has not ended', expired, -2 * HOUR_MS, 'unknown tls-clock-wrong'],
  ['both clocks say so', expired, 2 * HOUR_MS, 'fail tls-expired'],
  ['only by the server it has ended', shaken(), 100 * DAY_MS, 'unknown tls-clock-wrong'],
  ['only by the server it has not begun', shaken(), -100 * DAY_MS, 'unknown tls-clock-wrong'],
  ['the clocks differ and it does not matter', shaken(), HOUR_MS, 'pass'],
] as const)('whether it is valid: %s', (_, seen, skewMs, is) => {
  expect(told(seen, { clocks: { now: NOW, skewMs } })).toBe(is);
});

const EXPECTED = { shown: '203.0.113.10', addresses: ['203.0.113.10'], source: '2.3 external' };
const other = { ...EXPECTED, shown: '203.0.113.77', addresses: ['203.0.113.77'] };
const v6 = { ...EXPECTED, addresses: ['2001:DB8::0:1'] };

test.each([
  ['the right one', shaken(), EXPECTED, true, 'pass'],
  ['as IPv6 writes it', shaken({ address: '::ffff:203.0.113.10' }), EXPECTED, true, 'pass'],
  ['written in another way', shaken({ address: '2001:db8::1' }), v6, true, 'pass'],
  ['another one by name', shaken(), other, true, 'wait tls-leads-elsewhere'],
  ['another one that was given', shaken(), other, false, 'fail tls-other-address'],
  ['none known', shaken(), { ...other, addresses: null }, true, 'unknown tls-expected-unresolved'],
  ['none at all', shaken(), { ...other, addresses: [] }, true, 'wait tls-leads-elsewhere'],
] as const)('the address is tied to what is expected: %s', (_, seen, expected, isByName, is) => {
  expect(told(seen, { expected, isByName })).toBe(is);
});

test('a mismatch shows both addresses with their sources', () => {
  const { causes } = judgeTls({ ...ASKED, expected: other, isByName: true }, shaken());

  expect(causes[0]).toMatchObject({
    params: { address: '203.0.113.10', expected: '203.0.113.77', source: '2.3 external' },
    healsByItself: true,
  });
});

const failed = (is: Exclude<TlsSeen['is'], 'shaken'>, code: string) =>
  ({ is, code, address: '203.0.113.10', ms: 3 }) as const;

test.each([
  [failed('plain-http', 'wrong_version_number'), 'fail tls-plain-http'],
  [failed('alert', 'handshake_failure'), 'fail tls-handshake-refused'],
  [failed('alert', 'unrecognized_name'), 'fail tls-name-unknown'],
  [failed('alert', 'internal_error'), 'wait tls-server-error'],
  [failed('alert', 'protocol_version'), 'fail tls-too-old'],
  [failed('alert', 'bad_signature'), 'fail tls-key-mismatch'],
  [failed('alert', 'excessive_message_size'), 'fail tls-chain-too-large'],
  [failed('client-certificate', 'certificate_required'), 'fail tls-client-certificate'],
  [failed('garbage', 'wrong_version_number'), 'unknown tls-garbage'],
  [failed('reset', 'ECONNRESET'), 'wait tls-reset'],
  [failed('closed', 'ECONNRESET'), 'wait tls-closed'],
  [failed('timeout', 'ETIMEDOUT'), 'wait tls-timeout'],
  [failed('timeout', 'HANDSHAKE'), 'wait tls-slow'],
  [failed('refused', 'ECONNREFUSED'), 'wait tls-port-refused'],
  [failed('unreachable', 'EHOSTUNREACH'), 'wait tls-unreachable'],
  [failed('unreachable', 'ENOTFOUND'), 'wait tls-host-not-found'],
  [failed('unreachable', 'EMFILE'), 'unknown tls-untested'],
] as const)('no handshake is told apart, case %#', (seen, is) => {
  expect(told(seen)).toBe(is);
});

import { X509Certificate } from 'node:crypto';
import { array, assert, nat, property, tuple } from 'fast-check';
import { expect, test } from 'vitest';
import { factsOf } from '../../src/tls/facts.ts';
import { aMadeCertificate } from '../support/tls/made.ts';

const HOUR_MS = 3_600_000;

test('what a certificate says is told in plain facts', async () => {
  const root = await aMadeCertificate({ subject: 'CN=Root, O=Test', ca: true, pathLength: 2 });
  const leaf = await aMadeCertificate({
    subject: 'CN=www.example.com, O=Example',
    issuer: root,
    names: ['WWW.example.com', '*.example.com', '10.0.0.1', '::1'],
    notBefore: -HOUR_MS,
    notAfter: HOUR_MS,
    keyUsage: ['digitalSignature'],
    extendedKeyUsage: ['1.3.6.1.5.5.7.3.1'],
    mustStaple: true,
    ofPublicCa: true,
  });

  const facts = factsOf(new X509Certificate(leaf.cert), new X509Certificate(root.cert));

  expect(facts).toEqual({
    subject: 'CN=www.example.com, O=Example',
    issuer: 'CN=Root, O=Test',
    commonName: 'www.example.com',
    organization: 'Example',
    names: ['www.example.com', '*.example.com'],
    addresses: ['10.0.0.1', '::1'],
    notBefore: expect.any(Number),
    notAfter: expect.any(Number),
    fingerprint: expect.stringMatching(/^(?:[\dA-F]{2}:){31}[\dA-F]{2}$/),
    serial: expect.stringMatching(/^[\dA-F]+$/),
    isCa: false,
    isSelfSigned: false,
    key: { type: 'ec', bits: 256 },
    signatureAlgorithm: 'ecdsaWithSHA256',
    keyUsage: ['digitalSignature'],
    extendedKeyUsage: ['1.3.6.1.5.5.7.3.1'],
    pathLength: null,
    isIssuedByNext: true,
    pem: expect.stringContaining('BEGIN CERTIFICATE'),
    mustStaple: true,
    policies: ['2.23.140.1.2.1'],
    caIssuers: ['http://ca.example/ca.crt'],
  });
  expect(facts.notAfter - facts.notBefore).toBe(2 * HOUR_MS);
});

test('an authority says so, with the length of the path below it', async () => {
  const root = await aMadeCertificate({ subject: 'CN=Root', ca: true, pathLength: 2 });

  const facts = factsOf(new X509Certificate(root.cert));

  expect(facts).toMatchObject({
    isCa: true,
    isSelfSigned: true,
    pathLength: 2,
    isIssuedByNext: null,
    keyUsage: null,
    extendedKeyUsage: null,
    names: [],
  });
});

test('an authority that only has the name of the issuer has issued nothing', async () => {
  const [root, impostor] = await Promise.all([
    aMadeCertificate({ subject: 'CN=Root', ca: true }),
    aMadeCertificate({ subject: 'CN=Root', ca: true }),
  ]);
  const leaf = await aMadeCertificate({ subject: 'CN=a', issuer: root });

  const facts = factsOf(new X509Certificate(leaf.cert), new X509Certificate(impostor.cert));

  expect(facts.isIssuedByNext).toBe(false);
});

test('names are told as they came, with what would hide in them', async () => {
  const leaf = await aMadeCertificate({
    subject: [{ CN: [{ utf8String: 'x\u001b[31m\u0000, O=y' }] }],
    names: ['a\u0000b', 'c, DNS:evil.example.com'],
  });

  const facts = factsOf(new X509Certificate(leaf.cert));

  expect(facts).toMatchObject({
    commonName: 'x\u001b[31m\u0000, O=y',
    names: ['a\u0000b', 'c, dns:evil.example.com'],
  });
});

test.each([
  ['RSA-2048', { type: 'rsa', bits: 2048 }, 'sha256WithRSAEncryption'],
  ['RSA-1024', { type: 'rsa', bits: 1024 }, 'sha256WithRSAEncryption'],
  ['PSS-2048', { type: 'rsa', bits: 2048 }, 'sha256WithRSASSA-PSS'],
  ['RSA-2048-SHA1', { type: 'rsa', bits: 2048 }, 'sha1WithRSAEncryption'],
  ['P-256', { type: 'ec', bits: 256 }, 'ecdsaWithSHA256'],
  ['P-384', { type: 'ec', bits: 384 }, 'ecdsaWithSHA384'],
  ['Ed25519', { type: 'ed25519', bits: 256 }, 'ed25519'],
] as const)('a key of kind %s is told with its strength', async (key, expected, signature) => {
  const { cert } = await aMadeCertificate({ subject: 'CN=a', key });

  const facts = factsOf(new X509Certificate(cert));

  expect([facts.key, facts.signatureAlgorithm]).toEqual([expected, signature]);
});

test('a certificate of 500 names is told whole', async () => {
  const names = Array.from({ length: 500 }, (_, index) => `host-${index}.example.com`);
  const { cert } = await aMadeCertificate({ subject: 'CN=a', names });

  expect(factsOf(new X509Certificate(cert)).names).toEqual(names);
});

test('whatever bytes are broken, facts are told and nothing is thrown', async () => {
  const { cert } = await aMadeCertificate({
    subject: 'CN=a, O=b',
    names: ['a.example.com', '10.0.0.1'],
    keyUsage: ['digitalSignature'],
    extendedKeyUsage: ['1.3.6.1.5.5.7.3.1'],
    mustStaple: true,
  });
  const good = new X509Certificate(cert);
  let read = 0;

  assert(
    property(
      array(tuple(nat(good.raw.length - 1), nat(255)), { minLength: 1, maxLength: 4 }),
      (changes) => {
        const der = Buffer.from(good.raw);
        for (const [at, byte] of changes) der[at] = byte;
        const broken = certificateOrNot(der);
        if (broken === null) return;
        read += 1;
        const facts = factsOf(broken, good);
        expect(JSON.parse(JSON.stringify(facts))).toEqual(facts);
        expect(facts.isSelfSigned && facts.fingerprint !== good.fingerprint256).toBe(false);
      },
    ),
    { numRuns: 2000 },
  );

  expect(read).toBeGreaterThan(100);
});

function certificateOrNot(der: Uint8Array): X509Certificate | null {
  try {
    return new X509Certificate(der);
  } catch {
    return null;
  }
}

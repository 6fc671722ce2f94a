import { X509Certificate } from 'node:crypto';
import { array, assert, nat, property, tuple } from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { stapledOcsp } from '../../src/tls/stapled-ocsp.ts';
import { someAuthorities } from '../support/tls/authorities.ts';
import { areInstalled } from '../support/tls/installed.ts';
import { aMadeCertificate, type Made } from '../support/tls/made.ts';
import { anOcspAnswer, type OcspOptions } from '../support/tls/ocsp.ts';

const DAY_MS = 86_400_000;
const OCSP_USE = '1.3.6.1.5.5.7.3.9';
const HAS_OPENSSL = areInstalled(['openssl'], 'install openssl');
beforeEach(({ skip }) => skip(!HAS_OPENSSL, 'no openssl'));

const PKI = someAuthorities();
const LEAF = PKI.then(({ leaf }) => leaf('www.example.test'));
const x509 = ({ cert }: Made) => new X509Certificate(cert);

async function answered(
  options: OcspOptions,
  { now = Date.now(), of, issuers }: { now?: number; of?: Made; issuers?: readonly Made[] } = {},
) {
  const [{ inter }, leaf] = await Promise.all([PKI, LEAF]);
  const der = await anOcspAnswer(of ?? leaf, inter, options);
  return stapledOcsp(der, x509(leaf), (issuers ?? [inter]).map(x509), now);
}

test('good is said with the time until which it is so', async () => {
  const seen = await answered({ status: 'good' });

  expect(seen).toEqual({ is: 'good', revokedAt: null, nextUpdate: expect.any(Number), code: '' });
});

test('revoked is said with the time since which it is so', async () => {
  const seen = await answered({ status: 'revoked' });

  expect(seen).toMatchObject({ is: 'revoked', revokedAt: Date.UTC(2026, 0, 1) });
});

test('a certificate that the CA does not know is unknown', async () => {
  expect(await answered({ status: 'unknown' })).toMatchObject({ is: 'unknown' });
});

test('an answer of an RSA authority is proven as well', async () => {
  const issuer = await aMadeCertificate({ subject: 'CN=RSA', ca: true, key: 'RSA-2048' });
  const leaf = await aMadeCertificate({ subject: 'CN=a', issuer });

  const der = await anOcspAnswer(leaf, issuer, { status: 'good' });

  expect(stapledOcsp(der, x509(leaf), [x509(issuer)], Date.now())).toMatchObject({ is: 'good' });
});

test('whom the CA has given this right may sign', async () => {
  const { inter } = await PKI;
  const signer = await aMadeCertificate({
    subject: 'CN=responder',
    issuer: inter,
    extendedKeyUsage: [OCSP_USE],
  });

  expect(await answered({ status: 'revoked', signer })).toMatchObject({ is: 'revoked' });
});

const UNFIT: readonly (readonly [string, Parameters<typeof aMadeCertificate>[0], boolean])[] = [
  ['without that right', { subject: 'CN=responder' }, true],
  ['of another CA', { subject: 'CN=responder', extendedKeyUsage: [OCSP_USE] }, false],
  [
    'whose own certificate has ended',
    { subject: 'CN=responder', extendedKeyUsage: [OCSP_USE], notAfter: -1000 },
    true,
  ],
];

test.each(UNFIT)('a signer %s proves nothing', async (_, options, isOwn) => {
  const { inter } = await PKI;
  const signer = await aMadeCertificate({ ...options, ...(isOwn ? { issuer: inter } : {}) });

  expect(await answered({ status: 'good', signer })).toMatchObject({
    is: 'unusable',
    code: 'signature',
  });
});

test('an answer about another certificate says nothing of this one', async () => {
  const of = await (await PKI).leaf('other.example.test');

  expect(await answered({ status: 'good' }, { of })).toMatchObject({
    is: 'unusable',
    code: 'other-certificate',
  });
});

test.each([
  ['that has run out', 2 * DAY_MS, 'expired'],
  ['of the future', -DAY_MS, 'not-yet-valid'],
])('an answer %s is of no use', async (_, later, code) => {
  const seen = await answered({ status: 'good' }, { now: Date.now() + later });

  expect(seen).toMatchObject({ is: 'unusable', code });
});

test('what was revoked stays so, though the answer has run out', async () => {
  const seen = await answered({ status: 'revoked' }, { now: Date.now() + 2 * DAY_MS });

  expect(seen.is).toBe('revoked');
});

test('where the issuer is not known nothing can be proven', async () => {
  const { root } = await PKI;

  expect(await answered({ status: 'good' }, { issuers: [root] })).toMatchObject({
    is: 'unusable',
    code: 'issuer-unknown',
  });
});

test('whatever bytes are broken, it is never good by that and never throws', async () => {
  const [{ inter }, leaf] = await Promise.all([PKI, LEAF]);
  const der = await anOcspAnswer(leaf, inter, { status: 'revoked' });

  assert(
    property(
      array(tuple(nat(der.length - 1), nat(255)), { minLength: 1, maxLength: 4 }),
      (changes) => {
        const broken = Buffer.from(der);
        for (const [at, byte] of changes) broken[at] = byte;
        expect(stapledOcsp(broken, x509(leaf), [x509(inter)], Date.now()).is).not.toBe('good');
      },
    ),
    { numRuns: 1000 },
  );
});

test.each([Buffer.alloc(0), Buffer.from('3003', 'hex'), Buffer.from('30030a0106', 'hex')])(
  'what is no answer is unusable',
  async (der) => {
    const leaf = x509(await LEAF);

    expect(stapledOcsp(der, leaf, [leaf], Date.now())).toMatchObject({ is: 'unusable' });
  },
);

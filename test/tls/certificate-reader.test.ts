import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import type { CertificateFacts } from '../../src/model/tls.ts';
import { certificateReader } from '../../src/tls/certificate-reader.ts';
import { aMadeCertificate, type KeyKind, type Made } from '../support/tls/made.ts';

const reader = certificateReader();
let root: Made;
let issuing: Made;
let leaf: Made;

beforeAll(async () => {
  root = await aMadeCertificate({ subject: 'CN=Root', ca: true });
  issuing = await aMadeCertificate({ subject: 'CN=Issuing', issuer: root, ca: true });
  leaf = await aMadeCertificate({
    subject: 'CN=api.example.com',
    issuer: issuing,
    names: ['api.example.com', '*.tools.example.com', 'xn--bcher-kva.example', '192.0.2.7'],
  });
});

async function only(pem: string): Promise<CertificateFacts> {
  const [first] = await reader.certificates(pem);
  if (first === undefined) throw new Error('none');
  return first;
}
const subjects = (all: readonly CertificateFacts[]) => all.map(({ subject }) => subject);

test('all certificates of a text are read, in its order, whatever else it holds', async () => {
  const text = `\uFEFFBag Attributes\r\n${leaf.cert}${leaf.key}\n${root.cert}${issuing.cert}`;

  const read = await reader.certificates(text);

  expect(read.map((one) => [one.subject, one.isIssuedByNext])).toEqual([
    ['CN=api.example.com', false],
    ['CN=Root', false],
    ['CN=Issuing', null],
  ]);
});

test.each(['X509 CERTIFICATE', 'TRUSTED CERTIFICATE'])('%s is one as well', async (label) => {
  const read = await only(leaf.cert.replaceAll('CERTIFICATE', label));

  expect(read.pem.startsWith('-----BEGIN CERTIFICATE-----\n')).toBe(true);
});

test('a certificate that is no certificate is told with its line', async () => {
  const broken = '-----BEGIN CERTIFICATE-----\nQUJD\n-----END CERTIFICATE-----\n';

  await expect(reader.certificates(`${leaf.cert}${broken}`)).rejects.toThrow(
    expect.objectContaining({
      code: 'certificate-malformed',
      params: { where: 'PEM', line: leaf.cert.split('\n').length },
    }),
  );
  await expect(reader.certificates(leaf.key)).rejects.toThrow(
    expect.objectContaining({ code: 'certificate-none' }),
  );
});

test.each<[KeyKind, readonly ('pkcs8' | 'pkcs1' | 'sec1')[], string]>([
  ['RSA-2048', ['pkcs8', 'pkcs1'], 'rsa'],
  ['P-256', ['pkcs8', 'sec1'], 'ec'],
  ['P-384', ['pkcs8', 'sec1'], 'ec'],
  ['Ed25519', ['pkcs8'], 'ed25519'],
])('a key of %s is known in each of its forms', async (kind, forms, type) => {
  const made = await aMadeCertificate({ subject: 'CN=a', key: kind });
  const key = createPrivateKey(made.key);

  const [own, other] = [await only(made.cert), await only(leaf.cert)];

  const seen = forms.map((form) => {
    const pem = key.export({ type: form, format: 'pem' }).toString();
    return [reader.key(pem, own), reader.key(pem, other)];
  });

  expect(seen).toEqual(
    forms.map(() => [
      { is: 'key', matches: true, type },
      { is: 'key', matches: false, type },
    ]),
  );
});

test('parameters of a curve, certificates and words around a key change nothing', async () => {
  const params = '-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n';
  const text = `\uFEFFkey of api\r\n${params}${leaf.key.replaceAll('\n', '\r\n')}${leaf.cert}`;

  expect(reader.key(text, await only(leaf.cert))).toMatchObject({ is: 'key', matches: true });
});

test('what is no single key is told, and nothing of it goes on', async () => {
  const certificate = await only(leaf.cert);
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const lock = { cipher: 'aes-256-cbc', passphrase: 'x', format: 'pem' } as const;
  const cut = leaf.key.slice(0, 80);
  const nonsense = '-----BEGIN PRIVATE KEY-----\nQUJD\n-----END PRIVATE KEY-----\n';

  const seen = [
    privateKey.export({ type: 'pkcs8', ...lock }).toString(),
    privateKey.export({ type: 'pkcs1', ...lock }).toString(),
    `${leaf.key}${root.key}`,
    leaf.cert,
    '',
    cut,
    nonsense,
  ].map((text) => reader.key(text, certificate));

  expect(seen.map(({ is }) => is)).toEqual([
    'encrypted',
    'encrypted',
    'several',
    'none',
    'none',
    'malformed',
    'malformed',
  ]);
  expect(JSON.stringify(seen)).not.toContain('QUJD');
});

test('the same key twice is one', async () => {
  expect(reader.key(`${leaf.key}${leaf.key}`, await only(leaf.cert)).is).toBe('key');
});

test.each([
  ['api.example.com', true],
  ['API.Example.com', true],
  ['a.tools.example.com', true],
  ['a.b.tools.example.com', false],
  ['tools.example.com', false],
  ['bücher.example', true],
  ['192.0.2.7', true],
  ['192.0.2.8', false],
  ['example.com', false],
  ['', false],
  ['a b', false],
])('a certificate is for %s: %s', async (name, expected) => {
  expect(reader.covers(await only(leaf.cert), name)).toBe(expected);
});

test('a wildcard stands for a whole label, whatever OpenSSL takes', async () => {
  const part = await aMadeCertificate({ subject: 'CN=part', names: ['api*.example.com'] });

  expect(reader.covers(await only(part.cert), 'api1.example.com')).toBe(false);
});

test('a common name covers nothing', async () => {
  const old = await aMadeCertificate({ subject: 'CN=old.example.com', names: [] });

  expect(reader.covers(await only(old.cert), 'old.example.com')).toBe(false);
});

test('a chain is sorted from the first one up to a root that is trusted', async () => {
  const stranger = await aMadeCertificate({ subject: 'CN=Stranger', ca: true });
  const all = await reader.certificates(leaf.cert + root.cert + stranger.cert + issuing.cert);

  const seen = reader.sorted(all, [root.cert]);

  expect(subjects(seen.chain)).toEqual(['CN=api.example.com', 'CN=Issuing', 'CN=Root']);
  expect(seen.chain.map(({ isIssuedByNext }) => isIssuedByNext)).toEqual([true, true, null]);
  expect(seen.endsInTrusted).toBe(true);
});

test('it ends in a trusted root also where that is not sent along, and only then', async () => {
  const sorted = async (pem: string, roots: readonly string[]) =>
    reader.sorted(await reader.certificates(pem), roots).endsInTrusted;

  expect(await sorted(leaf.cert + issuing.cert, [root.cert])).toBe(true);
  expect(await sorted(leaf.cert + issuing.cert + root.cert, [])).toBe(false);
  expect(await sorted(leaf.cert, [root.cert])).toBe(false);
  expect(await sorted(leaf.cert, [root.cert, issuing.cert])).toBe(false);
});

test('of two ways up the one that is trusted is taken; an impostor of the same name issues nothing', async () => {
  const impostor = await aMadeCertificate({ subject: 'CN=Issuing', ca: true });
  const older = await aMadeCertificate({ subject: 'CN=Older root', ca: true });
  const cross = await aMadeCertificate({
    subject: 'CN=Issuing',
    issuer: older,
    ca: true,
    keys: issuing.keys,
  });
  const text = leaf.cert + impostor.cert + cross.cert + older.cert + issuing.cert;

  const seen = reader.sorted(await reader.certificates(text), [root.cert]);

  expect(seen.chain.map(({ issuer }) => issuer)).toEqual(['CN=Issuing', 'CN=Root']);
  expect(seen.endsInTrusted).toBe(true);
});

test('a chain is taken or refused by the TLS stack itself, and nothing of the key is told', async () => {
  const chain = await reader.certificates(leaf.cert + issuing.cert);
  const broken = '-----BEGIN PRIVATE KEY-----\nQUJD\n-----END PRIVATE KEY-----\n';

  expect(await reader.refusal(chain, leaf.key, [root.cert])).toBe(null);
  expect(await reader.refusal(chain, leaf.key, [])).toBe('UNABLE_TO_GET_ISSUER_CERT_LOCALLY');
  expect(await reader.refusal(chain, root.key, [root.cert])).toMatch(/MISMATCH/);
  expect(await reader.refusal(chain, broken, [root.cert])).toMatch(/^ERR_/);
  expect(await reader.refusal(chain, leaf.key + root.key, [root.cert])).toBe('NO_KEY');
  expect(await reader.refusal([], leaf.key, [root.cert])).toMatch(/^ERR_|CLOSED/);
});

test('certificates that issue each other end somewhere', async () => {
  const a = await aMadeCertificate({ subject: 'CN=A', ca: true });
  const ring = await Promise.all(
    Array.from({ length: 20 }, () =>
      aMadeCertificate({ subject: 'CN=A', issuer: a, ca: true, keys: a.keys }),
    ),
  );

  const seen = reader.sorted(await reader.certificates(ring.map(({ cert }) => cert).join('')), []);

  expect(seen.chain.length).toBeGreaterThan(1);
  expect(seen.chain.length).toBeLessThanOrEqual(16);
});

// oxlint-disable-next-line import/no-unassigned-import -- @peculiar/x509 does not load without it
import 'reflect-metadata';
import { randomInt, webcrypto } from 'node:crypto';
import * as x509 from '@peculiar/x509';

/** A certificate and its private key, both PEM. */
export type Credential = { readonly certificate: string; readonly key: string };

export type Authority = {
  readonly certificate: string;
  /** For a server that answers under these DNS names and addresses. */
  readonly issueServer: (names: readonly string[]) => Promise<Credential>;
  readonly issueClient: (user: string, groups: readonly string[]) => Promise<Credential>;
  /** The authority's own key pair, to be read again by `readAuthority`. */
  readonly own: Credential;
};

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const HOUR_MS = 3_600_000;
const VALIDITY_MS = 24 * HOUR_MS;

x509.cryptoProvider.set(webcrypto);

export async function createAuthority(name: string): Promise<Authority> {
  const keys = await generateKeys();
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    ...newBorn(),
    name: [{ CN: [name] }],
    keys,
    extensions: [
      new x509.BasicConstraintsExtension(true, undefined, true),
      new x509.KeyUsagesExtension(
        x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.digitalSignature,
        true,
      ),
    ],
  });
  return authority(certificate, keys.privateKey);
}

export async function readAuthority(own: Credential): Promise<Authority> {
  const der = x509.PemConverter.decodeFirst(own.key);
  const key = await webcrypto.subtle.importKey('pkcs8', der, ALGORITHM, true, ['sign']);
  return authority(new x509.X509Certificate(own.certificate), key);
}

/** A key pair alone, PEM: what service account tokens are signed with. */
export async function createKeyPair(): Promise<{ readonly public: string; readonly key: string }> {
  const keys = await generateKeys();
  const spki = await webcrypto.subtle.exportKey('spki', keys.publicKey);
  return {
    public: x509.PemConverter.encode(spki, 'PUBLIC KEY'),
    key: await privateKeyPem(keys.privateKey),
  };
}

async function authority(
  certificate: x509.X509Certificate,
  signingKey: webcrypto.CryptoKey,
): Promise<Authority> {
  const issue = async (
    subject: x509.JsonName,
    extensions: readonly x509.Extension[],
  ): Promise<Credential> => {
    const keys = await generateKeys();
    const issued = await x509.X509CertificateGenerator.create({
      ...newBorn(),
      subject,
      issuer: certificate.subject,
      publicKey: keys.publicKey,
      signingKey,
      extensions: [...extensions],
    });
    return { certificate: issued.toString('pem'), key: await privateKeyPem(keys.privateKey) };
  };
  return {
    certificate: certificate.toString('pem'),
    own: { certificate: certificate.toString('pem'), key: await privateKeyPem(signingKey) },
    issueServer: (names) =>
      issue(
        [{ CN: [names[0] ?? ''] }],
        [
          new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
          new x509.SubjectAlternativeNameExtension(
            names.map((value) => ({ type: /^[\d.]+$/.test(value) ? 'ip' : 'dns', value })),
          ),
        ],
      ),
    issueClient: (user, groups) =>
      issue(
        [{ CN: [user] }, ...groups.map((group) => ({ O: [group] }))],
        [new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.clientAuth])],
      ),
  };
}

function newBorn(): {
  serialNumber: string;
  notBefore: Date;
  notAfter: Date;
  signingAlgorithm: typeof ALGORITHM;
} {
  const now = Date.now();
  return {
    serialNumber: randomInt(1, 2 ** 47).toString(16),
    notBefore: new Date(now - HOUR_MS),
    notAfter: new Date(now + VALIDITY_MS),
    signingAlgorithm: ALGORITHM,
  };
}

function generateKeys(): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
}

async function privateKeyPem(key: webcrypto.CryptoKey): Promise<string> {
  return x509.PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY');
}

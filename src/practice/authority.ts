// oxlint-disable-next-line import/no-unassigned-import -- the library wants it to be there
import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import net from 'node:net';
import * as x509 from '@peculiar/x509';

x509.cryptoProvider.set(globalThis.crypto);

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const USES = { server: '1.3.6.1.5.5.7.3.1', client: '1.3.6.1.5.5.7.3.2' } as const;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const USUAL_DAYS = 90;
const AUTHORITY_DAYS = 365;

/** PEM: what is served, the leaf first, and the key. */
export type Pair = { readonly cert: string; readonly key: string };

export type IssueOptions = {
  /** Names and IP addresses. */
  readonly hosts: readonly string[];
  /** @default 90 */
  readonly days?: number;
  readonly fault?: 'expired' | 'not-yet-valid' | 'without-intermediate' | 'another-key';
  /** @default 'server' */
  readonly use?: keyof typeof USES;
  /** @default the first host as common name */
  readonly subject?: string;
};

/** The private certificate authority of one practice range: nobody else ever trusts it. */
export type Authority = {
  /** PEM of the root: what the site trusts. */
  readonly root: string;
  /** PEM of what stands between root and leaves. */
  readonly intermediate: string;
  /** Whoever plays a scenario may put another one in its place. */
  issue: (options: IssueOptions) => Promise<Pair>;
};

type Issuer = { readonly subject: string; readonly key: webcrypto.CryptoKey };
type Asked = {
  readonly subject: string;
  readonly issuer: Issuer | null;
  readonly fromMs: number;
  readonly untilMs: number;
  readonly extensions: x509.Extension[];
};

export async function createAuthority(name: string = 'Practice range'): Promise<Authority> {
  const own = { fromMs: -AUTHORITY_DAYS * DAY_MS, untilMs: AUTHORITY_DAYS * DAY_MS };
  const extensions = () => [
    new x509.BasicConstraintsExtension(true, undefined, true),
    new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
  ];
  const root = await made({
    subject: `CN=${name} root, O=${name}`,
    issuer: null,
    ...own,
    extensions: extensions(),
  });
  const intermediate = await made({
    subject: `CN=${name} CA, O=${name}`,
    issuer: root.issuer,
    ...own,
    extensions: extensions(),
  });
  return {
    root: root.cert,
    intermediate: intermediate.cert,
    async issue(options) {
      const { hosts, days = USUAL_DAYS, fault, use = 'server' } = options;
      const subject = options.subject ?? `CN=${hosts[0] ?? 'nobody'}`;
      const leaf = await made({
        subject,
        issuer: intermediate.issuer,
        ...lasting(days, fault),
        extensions: leafExtensions(hosts, use),
      });
      const isBare = fault === 'without-intermediate';
      return {
        cert: isBare ? leaf.cert : `${leaf.cert}${intermediate.cert}`,
        key: fault === 'another-key' ? await keyPem(await newKeys()) : leaf.key,
      };
    },
  };
}

/** A certificate that nobody has issued but itself. */
export async function signedByItself(subject: string, hosts: readonly string[]): Promise<Pair> {
  const { cert, key } = await made({
    subject,
    issuer: null,
    ...lasting(AUTHORITY_DAYS, undefined),
    extensions: leafExtensions(hosts, 'server'),
  });
  return { cert, key };
}

function lasting(days: number, fault: IssueOptions['fault']) {
  switch (fault) {
    case 'expired':
      return { fromMs: -(days + 1) * DAY_MS, untilMs: -DAY_MS };
    case 'not-yet-valid':
      return { fromMs: DAY_MS, untilMs: days * DAY_MS };
    case 'another-key':
    case 'without-intermediate':
    case undefined:
      return { fromMs: -HOUR_MS, untilMs: days * DAY_MS };
  }
}

function leafExtensions(hosts: readonly string[], use: keyof typeof USES): x509.Extension[] {
  const names = hosts.map((value): x509.JsonGeneralName => {
    return { type: net.isIP(value) === 0 ? 'dns' : 'ip', value };
  });
  return [
    new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
    new x509.ExtendedKeyUsageExtension([USES[use]]),
    ...(names.length === 0 ? [] : [new x509.SubjectAlternativeNameExtension(names)]),
  ];
}

async function made({ subject, issuer, fromMs, untilMs, extensions }: Asked) {
  const keys = await newKeys();
  const now = Math.floor(Date.now() / 1000) * 1000;
  const cert = await x509.X509CertificateGenerator.create({
    serialNumber: Buffer.from(webcrypto.getRandomValues(new Uint8Array(8))).toString('hex'),
    subject,
    issuer: issuer?.subject ?? subject,
    notBefore: new Date(now + fromMs),
    notAfter: new Date(now + untilMs),
    signingAlgorithm: ALGORITHM,
    publicKey: keys.publicKey,
    signingKey: issuer?.key ?? keys.privateKey,
    extensions,
  });
  return {
    cert: `${cert.toString('pem')}\n`,
    key: await keyPem(keys),
    issuer: { subject: cert.subject, key: keys.privateKey },
  };
}

async function newKeys(): Promise<webcrypto.CryptoKeyPair> {
  return await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
}

async function keyPem(keys: webcrypto.CryptoKeyPair): Promise<string> {
  const der = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey);
  return `${x509.PemConverter.encode(der, 'PRIVATE KEY')}\n`;
}

import { beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../../src/clock/system-clock.ts';
import { filesFit } from '../../../src/probes/certs/files-fit.ts';
import { aCa, aFolder, keyAs, type TestCa } from '../../support/certs/pair.ts';
import { certificates, DAY_MS, HOSTS, lookAtFiles } from '../../support/certs/look-at-files.ts';
import { FAKE_READERS } from '../../support/fake-ports.ts';
import { NEVER } from '../../support/probes/readers.ts';
import { aMadeCertificate, type Made } from '../../support/tls/made.ts';

let ca: TestCa;
let api: Made;
const look = (
  given: Parameters<typeof lookAtFiles>[1],
  more?: Parameters<typeof lookAtFiles>[2],
  entries?: Parameters<typeof lookAtFiles>[3],
) => lookAtFiles(ca.root.cert, given, more, entries);

beforeAll(async () => {
  ca = await aCa();
  api = await ca.issue(HOSTS);
});

test.each<[string, string, (good: string) => Promise<{ [name: string]: string | Buffer }>]>([
  [
    'of another key',
    'certificate-key-mismatch',
    async (good) => ({ 'api.pem': good, 'api.key': ca.root.key }),
  ],
  [
    'that has ended',
    'certificate-ended',
    async () => {
      const old = await ca.issue(HOSTS, { notAfter: -DAY_MS, notBefore: -9 * DAY_MS });
      return { 'api.pem': old.cert + ca.issuing.cert, 'api.key': old.key };
    },
  ],
  [
    'that has not begun',
    'certificate-not-begun',
    async () => {
      const early = await ca.issue(HOSTS, { notBefore: DAY_MS });
      return { 'api.pem': early.cert + ca.issuing.cert, 'api.key': early.key };
    },
  ],
  [
    'of another host',
    'certificate-names-missing',
    async () => {
      const other = await ca.issue(['*.api.example.com']);
      return { 'api.pem': other.cert + ca.issuing.cert, 'api.key': other.key };
    },
  ],
  [
    'with its key encrypted',
    'certificate-key-encrypted',
    async (good) => ({ 'api.pem': good, 'api.key': keyAs(api.key, 'pkcs8', 'x') }),
  ],
  [
    'with two keys',
    'certificate-key-several',
    async (good) => ({ 'api.pem': good, 'api.key': api.key + ca.root.key }),
  ],
  [
    'with a key that is none',
    'certificate-key-none',
    async (good) => ({ 'api.pem': good, 'api.key': 'hello' }),
  ],
  [
    'with a broken key',
    'certificate-key-malformed',
    async (good) => ({ 'api.pem': good, 'api.key': api.key.slice(0, 90) }),
  ],
  [
    'that is broken',
    'certificate-malformed',
    async (good) => ({ 'api.pem': good.replace('MII', 'MIA'), 'api.key': api.key }),
  ],
  [
    'signed by itself',
    'certificate-signed-by-itself',
    async () => {
      const own = await aMadeCertificate({ subject: 'CN=a', names: HOSTS });
      return { 'api.pem': own.cert, 'api.key': own.key };
    },
  ],
  [
    'of an own root that the site does not name',
    'certificate-root-not-trusted',
    async () => {
      const root = await aMadeCertificate({ subject: 'CN=Own', ca: true });
      const own = await aMadeCertificate({ subject: 'CN=a', names: HOSTS, issuer: root });
      return { 'api.pem': own.cert + root.cert, 'api.key': own.key };
    },
  ],
  [
    'of an impostor with the name of the root',
    'certificate-issuer-unknown',
    async () => {
      const fake = await aMadeCertificate({ subject: 'CN=Test root', ca: true });
      const own = await aMadeCertificate({ subject: 'CN=a', names: HOSTS, issuer: fake });
      return { 'api.pem': own.cert, 'api.key': own.key };
    },
  ],
  [
    'issued by one that is no CA',
    'certificate-issuer-may-not',
    async () => {
      const own = await aMadeCertificate({ subject: 'CN=a', names: HOSTS, issuer: api });
      return { 'api.pem': own.cert + api.cert + ca.issuing.cert, 'api.key': own.key };
    },
  ],
  [
    'whose issuer has ended',
    'certificate-issuer-ended',
    async () => {
      const old = await aMadeCertificate({
        subject: 'CN=Old',
        issuer: ca.root,
        ca: true,
        notAfter: -DAY_MS / 2,
      });
      const own = await aMadeCertificate({ subject: 'CN=a', names: HOSTS, issuer: old });
      return { 'api.pem': own.cert + old.cert, 'api.key': own.key };
    },
  ],
  [
    'that is too weak',
    'certificate-key-weak',
    async () => {
      const weak = await ca.issue(HOSTS, { key: 'RSA-1024' });
      return { 'api.pem': weak.cert + ca.issuing.cert, 'api.key': weak.key };
    },
  ],
  [
    'for clients only',
    'certificate-not-for-servers',
    async () => {
      const own = await ca.issue(HOSTS, { extendedKeyUsage: ['1.3.6.1.5.5.7.3.2'] });
      return { 'api.pem': own.cert + ca.issuing.cert, 'api.key': own.key };
    },
  ],
])('a certificate %s does not pass without %s', async (_, code, make) => {
  const { seen, codes } = await look(await make(api.cert + ca.issuing.cert));

  const said = codes.filter((one) => one !== 'certificate-some-not-needed');
  expect([said, seen.verdict]).toEqual([[code], 'fail']);
});

test.each([
  ['is no CA', {}],
  ['allows no CA below it', { ca: true, pathLength: 0 }],
  ['is for clients only', { ca: true, extendedKeyUsage: ['1.3.6.1.5.5.7.3.2'] }],
])('what the TLS stack refuses does not pass: a root of the site that %s', async (_, of) => {
  const root = await aMadeCertificate({ subject: 'CN=R', ...of });
  const issuing = await aMadeCertificate({ subject: 'CN=I', issuer: root, ca: true });
  const own = await aMadeCertificate({ subject: 'CN=a', names: HOSTS, issuer: issuing });

  const { seen } = await lookAtFiles(root.cert, {
    'api.pem': own.cert + issuing.cert,
    'api.key': own.key,
  });

  expect([seen.verdict, seen.cause?.code]).toEqual(['fail', 'certificate-not-accepted']);
});

test('SHA-1 under an issuer is too weak', async () => {
  const rsa = await aMadeCertificate({
    subject: 'CN=R',
    issuer: ca.root,
    ca: true,
    key: 'RSA-2048-SHA1',
  });
  const weak = await aMadeCertificate({
    subject: 'CN=a',
    names: HOSTS,
    issuer: rsa,
  });

  const { codes } = await look({ 'api.pem': weak.cert + rsa.cert, 'api.key': weak.key });

  expect(codes).toEqual(['certificate-signature-weak']);
});

test('an ended root of the site is trusted by nobody', async () => {
  const root = await aMadeCertificate({ subject: 'CN=O', ca: true, notAfter: -DAY_MS / 2 });
  const own = await aMadeCertificate({ subject: 'CN=a', names: HOSTS, issuer: root });
  const { folder, files } = aFolder({
    'root.pem': root.cert,
    'api.pem': own.cert + root.cert,
    'api.key': own.key,
  });

  const seen = await filesFit.look(
    { certificates: [{ id: 'api', hosts: HOSTS }], folder, trust: ['root.pem'] },
    { ...FAKE_READERS, files, certificates, clock: systemClock },
    NEVER,
  );

  expect(seen.cause?.code).toBe('certificate-root-not-trusted');
});

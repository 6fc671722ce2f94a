import { SERVER_USE } from './authorities.ts';
import { aCa, leafOf, sent, type FaultRow } from './fault-row.ts';
import { aMadeCertificate } from './made.ts';

const DAY_MS = 86_400_000;
const CLIENT_USE = '1.3.6.1.5.5.7.3.2';

/** What a certificate itself can be. */
export const LEAF_ROWS: readonly FaultRow[] = [
  { says: 'a right chain', host: 'good.example', is: 'pass', serve: leafOf({}) },
  {
    says: 'a wildcard of one label',
    host: 'www.wild.example',
    is: 'pass',
    serve: leafOf({ names: ['*.wild.example'] }),
  },
  {
    says: '500 names',
    host: 'n499.many.example',
    is: 'pass',
    serve: leafOf({ names: Array.from({ length: 500 }, (_, index) => `n${index}.many.example`) }),
  },
  {
    says: 'a certificate that ends soon',
    host: 'soon.example',
    is: 'pass',
    notes: ['tls-expires-soon'],
    serve: leafOf({ notAfter: 5 * DAY_MS }),
  },
  {
    says: 'an expired certificate',
    host: 'expired.example',
    is: 'fail tls-expired',
    serve: leafOf({ notBefore: -40 * DAY_MS, notAfter: -10 * DAY_MS }),
  },
  {
    says: 'a certificate of tomorrow',
    host: 'early.example',
    is: 'fail tls-not-yet-valid',
    serve: leafOf({ notBefore: DAY_MS }),
  },
  {
    says: 'a certificate of other names',
    host: 'other.example',
    is: 'fail tls-name-mismatch',
    serve: leafOf({ names: ['elsewhere.example', '10.0.0.1'] }),
  },
  {
    says: 'a wildcard one level too high',
    host: 'a.b.depth.example',
    is: 'fail tls-wildcard-depth',
    serve: leafOf({ names: ['*.depth.example'] }),
  },
  {
    says: 'a wildcard for what is above it',
    host: 'apex.example',
    is: 'fail tls-wildcard-depth',
    serve: leafOf({ names: ['*.apex.example'] }),
  },
  {
    says: 'a name that is only the common name',
    host: 'cn.example',
    is: 'fail tls-common-name-only',
    serve: leafOf({ names: [] }),
  },
  {
    says: 'a self-signed certificate',
    host: 'self.example',
    is: 'fail tls-self-signed',
    serve: async (_, host) =>
      sent(await aMadeCertificate({ subject: `CN=${host}`, names: [host] })),
  },
  {
    says: 'the default certificate of ingress-nginx',
    host: 'fake.example',
    is: 'wait tls-default-certificate',
    serve: async () =>
      sent(
        await aMadeCertificate({
          subject: 'O=Acme Co, CN=Kubernetes Ingress Controller Fake Certificate',
          names: ['ingress.local'],
        }),
      ),
  },
  {
    says: 'the default certificate of Traefik',
    host: 'traefik.example',
    is: 'wait tls-default-certificate',
    serve: async () =>
      sent(
        await aMadeCertificate({
          subject: 'CN=TRAEFIK DEFAULT CERT',
          names: ['0123456789abcdef.traefik.default'],
        }),
      ),
  },
  {
    says: 'an RSA key of 1024 bits',
    host: 'weak.example',
    is: 'fail tls-key-weak',
    serve: leafOf({ key: 'RSA-1024', keyUsage: ['digitalSignature', 'keyEncipherment'] }),
  },
  {
    says: 'a signature of SHA-1',
    host: 'sha1.example',
    is: 'fail tls-signature-weak',
    async serve({ root, leaf }, host) {
      const issuer = await aCa({ subject: 'CN=RSA CA', issuer: root, key: 'RSA-2048-SHA1' });
      return sent(await leaf(host, { issuer }), issuer);
    },
  },
  {
    says: 'a key that may only encrypt',
    host: 'usage.example',
    is: 'fail tls-key-usage',
    serve: leafOf({ key: 'RSA-2048', keyUsage: ['keyEncipherment'] }),
  },
  {
    says: 'a certificate for clients',
    host: 'clients.example',
    is: 'fail tls-not-for-servers',
    serve: leafOf({ extendedKeyUsage: [CLIENT_USE] }),
  },
  {
    says: 'a certificate for servers and clients',
    host: 'both.example',
    is: 'pass',
    serve: leafOf({ extendedKeyUsage: [CLIENT_USE, SERVER_USE] }),
  },
  {
    says: 'everything at once',
    host: 'all.example',
    is: 'fail tls-name-mismatch tls-intermediate-missing tls-expired tls-not-for-servers',
    serve: async ({ leaf }) =>
      sent(
        await leaf('old.example', {
          notBefore: -2 * DAY_MS,
          notAfter: -DAY_MS,
          extendedKeyUsage: [CLIENT_USE],
        }),
      ),
  },
];

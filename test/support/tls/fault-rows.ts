import { SERVER_USE, someAuthorities, type Authorities } from './authorities.ts';
import { aMadeCertificate, type Made, type MadeOptions } from './made.ts';
import type { NginxServer } from './nginx.ts';
import { anOcspAnswer } from './ocsp.ts';

const DAY_MS = 86_400_000;
const CLIENT_USE = '1.3.6.1.5.5.7.3.2';

/** `is`: the verdict, its causes, worst first. */
export type FaultRow = {
  readonly says: string;
  readonly host: string;
  readonly is: string;
  readonly notes?: readonly string[];
  serve(pki: Authorities, host: string): Promise<Omit<NginxServer, 'names'>>;
  /** More that is trusted. */
  readonly trusts?: (pki: Authorities) => readonly Made[];
};

function sent(...chain: readonly [Made, ...Made[]]): { cert: string; key: string } {
  return { cert: chain.map(({ cert }) => cert).join(''), key: chain[0].key };
}

/** The leaf differs from a right one in this. */
function leafOf(options: Partial<MadeOptions>): FaultRow['serve'] {
  return async (pki, host) => sent(await pki.leaf(host, options), pki.inter);
}

const aCa = (options: MadeOptions) => aMadeCertificate({ ca: true, ...options });

export const FAULT_ROWS: readonly FaultRow[] = [
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
    says: 'a chain of 20',
    host: 'deep.example',
    is: 'pass',
    async serve({ inter, leaf }, host) {
      const cas = [inter];
      for (let n = 0; n < 18; n += 1)
        cas.unshift(await aCa({ subject: `CN=CA ${n}`, issuer: cas[0] ?? inter }));
      return sent(await leaf(host, { issuer: cas[0] ?? inter }), ...cas);
    },
  },
  {
    says: 'a root that is sent too',
    host: 'root.example',
    is: 'pass',
    notes: ['tls-root-sent'],
    serve: async ({ root, inter, leaf }, host) => sent(await leaf(host), inter, root),
  },
  {
    says: 'an intermediate that is sent twice',
    host: 'twice.example',
    is: 'pass',
    notes: ['tls-certificate-twice'],
    serve: async ({ inter, leaf }, host) => sent(await leaf(host), inter, inter),
  },
  {
    says: 'a certificate that has nothing to do with it',
    host: 'more.example',
    is: 'pass',
    notes: ['tls-certificate-unneeded'],
    serve: async ({ inter, leaf }, host) =>
      sent(await leaf(host), inter, await aMadeCertificate({ subject: 'CN=stray' })),
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
    says: 'an expired intermediate',
    host: 'old-ca.example',
    is: 'fail tls-issuer-expired',
    async serve({ root, leaf }, host) {
      const issuer = await aCa({ subject: 'CN=Old CA', issuer: root, notAfter: -DAY_MS / 2 });
      return sent(await leaf(host, { issuer }), issuer);
    },
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
    is: 'fail tls-default-certificate',
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
    is: 'fail tls-default-certificate',
    serve: async () =>
      sent(
        await aMadeCertificate({
          subject: 'CN=TRAEFIK DEFAULT CERT',
          names: ['0123456789abcdef.traefik.default'],
        }),
      ),
  },
  {
    says: 'a chain in the wrong order',
    host: 'order.example',
    is: 'fail tls-chain-disordered',
    notes: ['tls-root-sent'],
    serve: async ({ root, inter, leaf }, host) => sent(await leaf(host), root, inter),
  },
  {
    says: 'a chain without its intermediate',
    host: 'missing.example',
    is: 'fail tls-intermediate-missing',
    serve: async ({ leaf }, host) => sent(await leaf(host)),
  },
  {
    says: 'a missing intermediate that this machine knows',
    host: 'hidden.example',
    is: 'fail tls-intermediate-missing',
    serve: async ({ leaf }, host) => sent(await leaf(host)),
    trusts: ({ inter }) => [inter],
  },
  {
    says: 'a chain whose upper intermediate is missing',
    host: 'gap.example',
    is: 'fail tls-issuer-unknown',
    async serve({ inter, leaf }, host) {
      const issuer = await aCa({ subject: 'CN=Lower CA', issuer: inter });
      return sent(await leaf(host, { issuer }), issuer);
    },
  },
  {
    says: 'a root that nobody trusts',
    host: 'stranger.example',
    is: 'fail tls-root-unknown',
    notes: ['tls-root-sent'],
    async serve(_, host) {
      const { root, inter, leaf } = await someAuthorities('Stranger');
      return sent(await leaf(host), inter, root);
    },
  },
  {
    says: 'an intermediate of the right name and another key',
    host: 'renewed.example',
    is: 'fail tls-impostor',
    async serve({ root, inter, leaf }, host) {
      const impostor = await aCa({ subject: inter.subject, issuer: root });
      return sent(await leaf(host), impostor);
    },
  },
  {
    says: 'a root that only has the name of a trusted one',
    host: 'forged.example',
    is: 'fail tls-impostor-root',
    notes: ['tls-root-sent'],
    async serve({ root, leaf }, host) {
      const forged = await aCa({ subject: root.subject });
      return sent(await leaf(host, { issuer: forged }), forged);
    },
  },
  {
    says: 'an issuer that is no CA',
    host: 'no-ca.example',
    is: 'fail tls-issuer-not-ca',
    async serve({ inter, leaf }, host) {
      const issuer = await leaf('customer.example', { ca: false });
      return sent(await leaf(host, { issuer }), issuer, inter);
    },
  },
  {
    says: 'more CAs than one of them allows',
    host: 'long.example',
    is: 'fail tls-path-too-long',
    async serve({ root, leaf }, host) {
      const upper = await aCa({ subject: 'CN=Upper', issuer: root, pathLength: 0 });
      const issuer = await aCa({ subject: 'CN=Lower', issuer: upper });
      return sent(await leaf(host, { issuer }), issuer, upper);
    },
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
    says: 'a revoked certificate',
    host: 'revoked.example',
    is: 'fail tls-revoked',
    async serve({ inter, leaf }, host) {
      const own = await leaf(host);
      return { ...sent(own, inter), ocsp: await anOcspAnswer(own, inter, { status: 'revoked' }) };
    },
  },
  {
    says: 'a stapled answer that is good',
    host: 'stapled.example',
    is: 'pass',
    async serve({ inter, leaf }, host) {
      const own = await leaf(host, { mustStaple: true });
      return { ...sent(own, inter), ocsp: await anOcspAnswer(own, inter, { status: 'good' }) };
    },
  },
  {
    says: 'a certificate that has to be stapled and is not',
    host: 'staple.example',
    is: 'wait tls-must-staple',
    serve: leafOf({ mustStaple: true }),
  },
  {
    says: 'a stapled answer that a stranger has signed',
    host: 'stapler.example',
    is: 'pass',
    notes: ['tls-ocsp-unusable'],
    async serve({ inter, leaf }, host) {
      const own = await leaf(host);
      const signer = await aMadeCertificate({ subject: 'CN=stranger' });
      const ocsp = await anOcspAnswer(own, inter, { status: 'revoked', signer });
      return { ...sent(own, inter), ocsp };
    },
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
  {
    says: 'more than 100 KB of certificates',
    host: 'huge.example',
    is: 'fail tls-chain-too-large',
    async serve({ inter, leaf }, host) {
      const names = Array.from({ length: 1000 }, (_, index) => `a-long-name-${index}.huge.example`);
      const big = await aMadeCertificate({ subject: 'CN=big', names });
      return sent(await leaf(host), inter, big, big, big, big);
    },
  },
  {
    says: 'nothing newer than TLS 1.1',
    host: 'tls11.example',
    is: 'fail tls-too-old',
    serve: async (pki, host) => ({
      ...(await leafOf({})(pki, host)),
      isAlone: true,
      lines: ['ssl_protocols TLSv1.1;'],
    }),
  },
  {
    says: 'no cipher in common',
    host: 'ciphers.example',
    is: 'fail tls-handshake-refused',
    serve: async (pki, host) => ({
      ...(await leafOf({})(pki, host)),
      isAlone: true,
      lines: ['ssl_protocols TLSv1.2; ssl_ciphers ECDHE-RSA-AES128-GCM-SHA256;'],
    }),
  },
  {
    says: 'a name that the server does not know',
    host: 'unknown.example',
    is: 'fail tls-name-unknown',
    serve: async (pki, host) => ({
      ...(await leafOf({})(pki, host)),
      isAlone: true,
      lines: ['ssl_reject_handshake on;'],
    }),
  },
  {
    says: 'a server that asks for a client certificate and goes on without',
    host: 'asks.example',
    is: 'pass',
    notes: ['tls-asks-for-certificate'],
    serve: async (pki, host) => ({
      ...(await leafOf({})(pki, host)),
      isAlone: true,
      lines: ['ssl_verify_client optional_no_ca;'],
    }),
  },
];

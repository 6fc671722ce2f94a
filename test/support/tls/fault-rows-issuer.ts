import { someAuthorities } from './authorities.ts';
import { aCa, sent, type FaultRow } from './fault-row.ts';
import { aMadeCertificate } from './made.ts';

const DAY_MS = 86_400_000;

/** Who issued a certificate, and what of that is sent. */
export const ISSUER_ROWS: readonly FaultRow[] = [
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
    says: 'an expired intermediate',
    host: 'old-ca.example',
    is: 'fail tls-issuer-expired',
    async serve({ root, leaf }, host) {
      const issuer = await aCa({ subject: 'CN=Old CA', issuer: root, notAfter: -DAY_MS / 2 });
      return sent(await leaf(host, { issuer }), issuer);
    },
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
];

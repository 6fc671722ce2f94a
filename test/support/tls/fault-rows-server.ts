import { leafOf, sent, type FaultRow } from './fault-row.ts';
import { aMadeCertificate } from './made.ts';
import { anOcspAnswer } from './ocsp.ts';

/** What a server does with a right certificate. */
export const SERVER_ROWS: readonly FaultRow[] = [
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

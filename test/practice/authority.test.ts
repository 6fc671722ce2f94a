import tls from 'node:tls';
import { expect, test } from 'vitest';
import { systemClock } from '../../src/clock/system-clock.ts';
import {
  createAuthority,
  type IssueOptions,
  signedByItself,
} from '../../src/practice/authority.ts';
import { certificateReader } from '../../src/tls/certificate-reader.ts';
import { tlsReader } from '../../src/tls/tls-reader.ts';
import { directDialer } from '../../src/net/dialer.ts';
import { listening } from '../support/tls/servers.ts';

const HOST = 'shop.example.com';
const NEVER = new AbortController().signal;
const AUTHORITY = createAuthority();

test.each<readonly [string, Partial<IssueOptions>, string | null]>([
  ['a good certificate is taken', {}, null],
  ['one that ended yesterday is not', { fault: 'expired' }, 'CERT_HAS_EXPIRED'],
  ['one that begins tomorrow is not', { fault: 'not-yet-valid' }, 'CERT_NOT_YET_VALID'],
  [
    'one without its intermediate is not',
    { fault: 'without-intermediate' },
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  ],
  ['one of another host is not', { hosts: ['pay.example.com'] }, 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ['one for clients is not', { use: 'client' }, 'INVALID_PURPOSE'],
])('of what the range issues, %s', async (_, options, refusal) => {
  const { root, issue } = await AUTHORITY;
  const pair = await issue({ hosts: [HOST], ...options });
  const { port } = await listening(tls.createServer(pair).on('tlsClientError', () => undefined));

  const seen = await tlsReader(directDialer(), systemClock).handshake(
    { address: '127.0.0.1', port, serverName: HOST, roots: [root] },
    NEVER,
  );

  expect(seen).toMatchObject({ is: 'shaken', authorizationError: refusal });
});

test('a key of another certificate is told from the right one', async () => {
  const { issue } = await AUTHORITY;
  const reader = certificateReader();
  const [right, wrong] = await Promise.all([
    issue({ hosts: [HOST] }),
    issue({ hosts: [HOST], fault: 'another-key' }),
  ]);

  const seen = await Promise.all(
    [right, wrong].map(async ({ cert, key }) => {
      const [leaf] = await reader.certificates(cert);
      return leaf === undefined ? null : reader.key(key, leaf);
    }),
  );

  expect(seen).toMatchObject([
    { is: 'key', matches: true },
    { is: 'key', matches: false },
  ]);
});

test('an address may stand in a certificate, and a person as its subject', async () => {
  const { issue } = await AUTHORITY;

  const [server, client] = await Promise.all([
    issue({ hosts: ['api.example.com', '127.0.0.1'] }),
    issue({ hosts: [], use: 'client', subject: 'CN=admin, O=system:masters' }),
  ]);

  const facts = await Promise.all(
    [server, client].map(async ({ cert }) => (await certificateReader().certificates(cert))[0]),
  );
  expect(facts).toMatchObject([
    { names: ['api.example.com'], addresses: ['127.0.0.1'], commonName: 'api.example.com' },
    { names: [], commonName: 'admin', organization: 'system:masters' },
  ]);
});

test('two ranges do not trust each other', async () => {
  const [one, other] = await Promise.all([createAuthority(), createAuthority()]);

  expect(one.root).not.toBe(other.root);
});

test('what signs itself is its own issuer', async () => {
  const { cert } = await signedByItself('CN=alone', ['alone.example']);

  expect((await certificateReader().certificates(cert))[0]).toMatchObject({
    commonName: 'alone',
    isSelfSigned: true,
  });
});

import { X509Certificate } from 'node:crypto';
import http from 'node:http';
import { expect, test, vi } from 'vitest';
import { systemClock } from '../../src/clock/system-clock.ts';
import type { TlsSeen } from '../../src/model/tls.ts';
import { directDialer } from '../../src/net/dialer.ts';
import { tlsReader } from '../../src/tls/tls-reader.ts';
import { ask, chainOf, HOST, LEAF, NEVER, PKI, SHORT } from '../support/tls/ask.ts';
import type { Made } from '../support/tls/made.ts';
import { changingProxy, listening, rawServer, tlsServer } from '../support/tls/servers.ts';

const told = (seen: TlsSeen) =>
  seen.is === 'shaken'
    ? `shaken ${seen.asksForClientCertificate ? 'asks' : 'asks for nothing'}`
    : `${seen.is} ${seen.code}`;

test.each(['TLSv1.2', 'TLSv1.3'] as const)(
  'of %s all is told that was sent, and what the TLS stack makes of it',
  async (version) => {
    const [{ root, inter }, leaf] = await Promise.all([PKI, LEAF]);
    const cert = leaf.cert + root.cert + inter.cert + inter.cert;
    const server = await tlsServer({
      cert,
      key: leaf.key,
      minVersion: version,
      maxVersion: version,
    });

    const seen = await ask(server);

    expect(seen).toMatchObject({
      is: 'shaken',
      address: '127.0.0.1',
      protocol: version,
      cipher: expect.stringMatching(/^TLS_/),
      authorized: true,
      authorizationError: null,
      coversName: true,
      endsInTrusted: true,
      ocsp: null,
      asksForClientCertificate: false,
    });
    expect(fingerprints(seen)).toEqual([leaf, root, inter, inter].map(fingerprint));
    await vi.waitFor(() => expect(server.open()).toBe(0));
  },
);

test('the chain is told whole each time, as no session is ever taken up again', async () => {
  const server = await tlsServer(await chainOf());
  const reader = tlsReader(directDialer(), systemClock);
  const roots = [(await PKI).root.cert];
  const question = { address: '127.0.0.1', port: server.port, serverName: HOST, roots };

  const seen = [
    await reader.handshake(question, NEVER),
    await reader.handshake(question, NEVER),
    await reader.handshake(question, NEVER),
  ];

  expect(seen.map((one) => fingerprints(one).length)).toEqual([2, 2, 2]);
});

test('a host name is connected to by its name, and the address that took it is told', async () => {
  const server = await tlsServer(await chainOf());
  const reader = tlsReader(directDialer(), systemClock);
  const question = { address: 'localhost', port: server.port, serverName: HOST, roots: [] };

  expect(await reader.handshake(question, NEVER)).toMatchObject({
    is: 'shaken',
    address: '127.0.0.1',
  });
});

test('roots that are no certificates are trusted by nobody and stop nothing', async () => {
  const server = await tlsServer(await chainOf());
  const reader = tlsReader(directDialer(), systemClock);
  const pem = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n';
  const roots = [pem, 'nothing', (await PKI).root.cert];
  const question = { address: '127.0.0.1', port: server.port, serverName: HOST, roots };

  expect(await reader.handshake(question, NEVER)).toMatchObject({ authorized: true });
});

test('an intermediate that is trusted is no root: the chain does not end in one', async () => {
  const leaf = await LEAF;
  const { root, inter } = await PKI;
  const server = await tlsServer({ cert: leaf.cert, key: leaf.key });
  const reader = tlsReader(directDialer(), systemClock);
  const roots = [root.cert, inter.cert];
  const question = { address: '127.0.0.1', port: server.port, serverName: HOST, roots };

  expect(await reader.handshake(question, NEVER)).toMatchObject({
    authorized: true,
    endsInTrusted: false,
  });
});

test.each([
  ['TLSv1.2', true, 'client-certificate handshake_failure'],
  ['TLSv1.3', true, 'client-certificate certificate_required'],
  ['TLSv1.2', false, 'shaken asks'],
  ['TLSv1.3', false, 'shaken asks'],
] as const)('in %s a client certificate is wanted (must be: %s): %s', async (version, must, is) => {
  const server = await tlsServer({
    ...(await chainOf()),
    minVersion: version,
    maxVersion: version,
    requestCert: true,
    rejectUnauthorized: must,
  });

  const seen = await ask(server);

  expect(told(seen)).toBe(is);
});

test('a key that does not belong to the certificate is found by the handshake', async () => {
  const leaf = await LEAF;
  const other = await sameLength(leaf);
  const server = await tlsServer({ cert: leaf.cert, key: leaf.key, maxVersion: 'TLSv1.2' });
  const proxy = await changingProxy(server.port, (bytes, client) => {
    const at = bytes.indexOf(der(leaf));
    client.write(at < 0 ? bytes : put(bytes, der(other), at));
  });

  const seen = await ask(proxy);

  expect(told(seen)).toBe('alert bad_signature');
});

test('HTTP without TLS is told as such', async () => {
  const server = await listening(http.createServer((_, response) => response.end('hello')));

  const seen = await ask(server);

  expect(seen).toMatchObject({ is: 'plain-http', address: '127.0.0.1' });
  await vi.waitFor(() => expect(server.open()).toBe(0));
});

test('a port where nobody listens is refused', async () => {
  expect(await ask({ port: 1 })).toMatchObject({ is: 'refused', address: null });
});

const systemError = (code: string) => Object.assign(new Error(code), { code, syscall: 'connect' });

test.each([
  ['a name that leads nowhere', systemError('ENOTFOUND'), 'unreachable ENOTFOUND'],
  ['a network without a way', systemError('ENETUNREACH'), 'unreachable ENETUNREACH'],
  [
    'a name all of whose addresses refuse',
    new AggregateError([systemError('ECONNREFUSED'), systemError('ENETUNREACH')]),
    'refused ECONNREFUSED',
  ],
])('%s is told with the code of the system', async (_, error, is) => {
  const dialer = { ...directDialer(), tcp: () => Promise.reject(error) };
  const reader = tlsReader(dialer, systemClock);
  const question = { address: 'nowhere.test', port: 443, serverName: HOST, roots: [] };

  expect(told(await reader.handshake(question, NEVER))).toBe(is);
});

test('an abort ends it with its reason, and closes the connection', async () => {
  const server = await rawServer(() => {});
  const reason = new Error('enough');
  const controller = new AbortController();
  const asked = ask(server, { signal: controller.signal });
  await vi.waitFor(() => expect(server.open()).toBe(1));

  controller.abort(reason);

  await expect(asked).rejects.toBe(reason);
  await vi.waitFor(() => expect(server.open()).toBe(0));
});

test('what was aborted before is never begun', async () => {
  const server = await rawServer(() => {});
  const reason = new Error('enough');

  await expect(ask(server, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  expect(server.taken()).toBe(0);
});

test('a server has 32 connections at most, and its silence is waited for once', async () => {
  const server = await rawServer(() => {});
  const direct = directDialer();
  let dialed = 0;
  const counting: typeof direct = {
    ...direct,
    tcp(...to) {
      dialed += 1;
      return direct.tcp(...to);
    },
  };
  const reader = tlsReader(counting, systemClock, SHORT);
  const question = { address: '127.0.0.1', port: server.port, serverName: HOST, roots: [] };

  const seen = await Promise.all(
    Array.from({ length: 200 }, () => reader.handshake(question, NEVER)),
  );

  expect(new Set(seen.map(({ is }) => is))).toEqual(new Set(['timeout']));
  expect(dialed).toBe(32);
});

test('200 names at once are all told of', async () => {
  const server = await tlsServer(await chainOf());
  const reader = tlsReader(directDialer(), systemClock);
  const roots = [(await PKI).root.cert];

  const seen = await Promise.all(
    Array.from({ length: 200 }, () =>
      reader.handshake({ address: '127.0.0.1', port: server.port, serverName: HOST, roots }, NEVER),
    ),
  );

  expect(seen.filter((one) => one.is === 'shaken' && one.authorized)).toHaveLength(200);
  await vi.waitFor(() => expect(server.open()).toBe(0));
});

function fingerprint({ cert }: Made): string {
  return new X509Certificate(cert).fingerprint256;
}

function fingerprints(seen: TlsSeen): readonly string[] {
  return seen.is === 'shaken' ? seen.chain.map((one) => one.fingerprint) : [];
}

function der({ cert }: Made): Buffer {
  return new X509Certificate(cert).raw;
}

/** Signatures differ by a byte or two. */
async function sameLength(leaf: Made): Promise<Made> {
  for (;;) {
    const other = await (await PKI).leaf(HOST);
    if (der(other).length === der(leaf).length) return other;
  }
}

function put(bytes: Buffer, one: Buffer, at: number): Buffer {
  const changed = Buffer.from(bytes);
  one.copy(changed, at);
  return changed;
}

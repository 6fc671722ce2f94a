import { expect, test } from 'vitest';
import { findFreePort } from '../../support/control-plane/free-port.ts';
import { plainly, securely } from '../../support/http/servers.ts';
import { lookAt, OF_REGISTRY, scripted } from '../../support/registry/scripted.ts';

const certified = { names: ['registry.example.test'], addresses: ['127.0.0.1'] };
const open = () => scripted(() => ({ status: 200, headers: OF_REGISTRY }));

test('a root of the site counts; without it the issuer is named and nothing is told to it', async () => {
  const script = open();
  const server = await securely(script.listener, certified);
  const host = `127.0.0.1:${server.port}`;

  const strange = await lookAt(host);
  const seen = lookAt(host, { root: server.root });

  expect(strange).toMatchObject({
    verdict: 'fail',
    cause: { code: 'registry-unknown-ca', params: { issuer: 'CN=test authority' } },
  });
  expect(await seen).toMatchObject({ verdict: 'unknown', cause: { code: 'registry-open' } });
  expect(script.asked.length).toBe(1);
});

test.each([
  ['is for another name', { addresses: ['127.0.0.9'] }, 'registry-certificate-name'],
  ['has ended', { notAfter: Date.now() - 60_000 }, 'registry-certificate-time'],
])('a certificate that %s is told as such', async (_, certificate, code) => {
  const script = open();
  const server = await securely(script.listener, { ...certified, ...certificate });

  const seen = await lookAt(`127.0.0.1:${server.port}`, { root: server.root });

  expect(seen).toMatchObject({ verdict: 'fail', cause: { code } });
  expect(script.asked).toEqual([]);
});

test('plain HTTP where TLS was meant is told, and the password not', async () => {
  const script = open();
  const { port } = await plainly(script.listener);

  const seen = await lookAt(`127.0.0.1:${port}`);

  expect(seen).toMatchObject({ verdict: 'fail', cause: { code: 'registry-plain-http' } });
  expect(script.asked.map(({ authorization }) => authorization).filter(Boolean)).toEqual([]);
});

test('nobody listens', async () => {
  const seen = await lookAt(`127.0.0.1:${await findFreePort()}`);

  expect(seen).toMatchObject({ verdict: 'wait', cause: { code: 'registry-refused' } });
});

test('a name that leads nowhere', async () => {
  const http = {
    get: async () => ({ is: 'unreachable', address: null, code: 'ENOTFOUND', ms: 1 }) as const,
  };

  const seen = await lookAt('registry.example.test', {}, { http });

  expect(seen).toMatchObject({ verdict: 'wait', cause: { code: 'registry-host-not-found' } });
});

import { describe, expect, onTestFinished, test } from 'vitest';
import { aCa } from '../../support/certs/pair.ts';
import { aRegistry, hasRegistry } from '../../support/registry/registry.ts';
import { lookAt, PASSWORD, USER } from '../../support/registry/scripted.ts';
import { startTokenServer } from '../../support/registry/token-server.ts';

const users = { [USER]: PASSWORD };
const SERVICE = 'registry, "the" one';

async function aTokenRegistry(more: { readonly aheadMs?: number; readonly issuer?: string } = {}) {
  const ca = await aCa();
  const { cert, key } = await ca.issue(['tokens.example.test'], { key: 'RSA-2048' });
  const chain = cert + ca.issuing.cert;
  const tokens = await startTokenServer({ users, key, cert: chain, issuer: 'tokens', ...more });
  onTestFinished(tokens.stop);
  const { realm } = tokens;
  return aRegistry({
    auth: { realm, service: SERVICE, issuer: 'tokens', root: ca.root.cert },
  });
}

describe.skipIf(!hasRegistry())('a real registry', () => {
  test('with htpasswd takes the right password, and refuses a wrong one and a wrong user', async () => {
    const host = await aRegistry({ auth: { users } });

    const all = await Promise.all([
      lookAt(host, { plain: true }),
      lookAt(host, { plain: true, password: 'wrong one' }),
      lookAt(host, { plain: true, username: 'somebody' }),
    ]);

    expect(all.map(({ verdict, cause }) => [verdict, cause?.code])).toEqual([
      ['pass', undefined],
      ['fail', 'registry-login-refused'],
      ['fail', 'registry-login-refused'],
    ]);
  });

  test('lets the user in and has no such repository: it is not said that it may be pulled from', async () => {
    const host = await aRegistry({ auth: { users } });

    expect(await lookAt(host, { plain: true, repository: 'team/app' })).toMatchObject({
      verdict: 'unknown',
      cause: { code: 'registry-repository-missing' },
    });
  });

  test('with a certificate of a private CA is trusted only where the site names its root', async () => {
    const ca = await aCa();
    const { cert, key } = await ca.issue(['127.0.0.1']);
    const host = await aRegistry({ auth: { users }, tls: { cert: cert + ca.issuing.cert, key } });

    const [strange, known] = await Promise.all([
      lookAt(host),
      lookAt(host, { root: ca.root.cert }),
    ]);

    expect(strange).toMatchObject({ verdict: 'fail', cause: { code: 'registry-unknown-ca' } });
    expect(known).toMatchObject({ verdict: 'pass', notes: [] });
  });

  test('with a certificate that it signed itself shows whose it is', async () => {
    const ca = await aCa();
    const host = await aRegistry({ auth: { users }, tls: ca.root });

    expect(await lookAt(host)).toMatchObject({
      verdict: 'fail',
      cause: { code: 'registry-self-signed', params: { subject: 'CN=Test root' } },
    });
  });

  test('with tokens takes the right password, and refuses a wrong one', async () => {
    const host = await aTokenRegistry();

    const right = await lookAt(host, { plain: true });
    const wrong = await lookAt(host, { plain: true, password: 'wrong one' });

    expect(right).toMatchObject({ verdict: 'pass' });
    expect(wrong).toMatchObject({
      verdict: 'fail',
      cause: {
        code: 'registry-login-refused',
        params: { said: 'incorrect username or password' },
      },
    });
  });

  test.each([
    ['an hour ahead', { aheadMs: 3_600_000 }, 'registry-clock-skew'],
    ['an hour behind', { aheadMs: -3_600_000 }, 'registry-clock-skew'],
    ['of another issuer', { issuer: 'somebody else' }, 'registry-token-refused'],
  ])('with tokens %s refuses them, and it is told why', async (_, more, code) => {
    const host = await aTokenRegistry(more);

    expect(await lookAt(host, { plain: true })).toMatchObject({ verdict: 'fail', cause: { code } });
  });
});

import { expect, test } from 'vitest';
import { plainly } from '../../support/http/servers.ts';
import {
  BASIC,
  lookAt,
  OF_REGISTRY,
  scripted,
  type Said,
} from '../../support/registry/scripted.ts';

const part = (claims: object) => Buffer.from(JSON.stringify(claims)).toString('base64url');
const aToken = (claims: object = {}) => `${part({ alg: 'RS256' })}.${part(claims)}.c2ln`;
const TOKEN = aToken({ sub: 'puller' });

type Parts = {
  readonly realm?: string;
  readonly given?: Said;
  readonly inside?: Said;
  readonly input?: object;
  readonly token?: string;
};

/** One server that is registry and giver of tokens. */
async function looking({
  realm,
  token = TOKEN,
  given = { status: 200, body: { token } },
  inside,
  input,
}: Parts) {
  let port = 0;
  const script = scripted(({ path, authorization }) => {
    if (path.startsWith('/token')) return given;
    if (authorization === `Bearer ${token}`) return inside ?? { status: 200, headers: OF_REGISTRY };
    const where = realm ?? `http://127.0.0.1:${port}/token?x=1`;
    const challenge = `Bearer realm="${where}",service="registry, the one",scope="registry:catalog:*"`;
    return { status: 401, headers: { ...OF_REGISTRY, 'www-authenticate': challenge } };
  });
  ({ port } = await plainly(script.listener));
  const seen = await lookAt(`127.0.0.1:${port}`, { plain: true, ...input });
  return { seen, asked: script.asked };
}

test('the password goes to the giver of tokens alone, the token to the registry', async () => {
  const { seen, asked } = await looking({});

  expect(seen).toMatchObject({ verdict: 'pass' });
  expect(asked.map(({ authorization }) => authorization)).toEqual([
    undefined,
    BASIC,
    `Bearer ${TOKEN}`,
  ]);
  const query = new URLSearchParams(asked[1]?.path.split('?')[1]);
  expect(Object.fromEntries(query)).toEqual({
    x: '1',
    account: 'puller',
    service: 'registry, the one',
    scope: 'registry:catalog:*',
  });
  expect(JSON.stringify(seen)).not.toContain(TOKEN);
});

test('a repository is what the token is asked for', async () => {
  const { asked } = await looking({ input: { repository: 'team/app' } });

  const query = new URLSearchParams(asked[1]?.path.split('?')[1]);
  expect(query.get('scope')).toBe('repository:team/app:pull');
  expect(asked.at(-1)).toEqual({
    path: '/v2/team/app/tags/list?n=1',
    authorization: `Bearer ${TOKEN}`,
  });
});

test('access_token is a token too', async () => {
  const { seen } = await looking({ given: { status: 200, body: { access_token: TOKEN } } });

  expect(seen.verdict).toBe('pass');
});

test.each<[string, Said, string, string]>([
  [
    'refuses the password',
    { status: 401, body: { details: 'bad credentials' } },
    'fail',
    'registry-login-refused',
  ],
  ['refuses it with 403', { status: 403 }, 'fail', 'registry-login-refused'],
  ['has too much to do', { status: 429 }, 'wait', 'registry-rate-limited'],
  ['fails', { status: 500 }, 'wait', 'registry-server-error'],
  ['is not there', { status: 404 }, 'fail', 'registry-token-none'],
  [
    'answers without a token',
    { status: 200, body: { expires_in: 1 } },
    'fail',
    'registry-token-none',
  ],
  ['answers nonsense', { status: 200, body: '<html>' }, 'fail', 'registry-token-none'],
  [
    'gives what may be no header',
    { status: 200, body: { token: 'a\r\nx: y' } },
    'fail',
    'registry-token-none',
  ],
  [
    'gives one to nobody',
    { status: 200, body: { token: aToken({ sub: '' }) } },
    'unknown',
    'registry-token-anonymous',
  ],
])('a giver of tokens that %s', async (_, given, verdict, code) => {
  const { seen } = await looking({ given });

  expect(seen).toMatchObject({ verdict, cause: { code } });
});

test.each([
  ['not yet', { nbf: Date.now() / 1000 + 3600, exp: Date.now() / 1000 + 7200 }],
  ['not any more', { nbf: Date.now() / 1000 - 7200, exp: Date.now() / 1000 - 3600 }],
])('a token that holds %s tells of clocks', async (_, claims) => {
  const inside: Said = { status: 401, headers: OF_REGISTRY };

  const { seen } = await looking({ token: aToken({ sub: 'puller', ...claims }), inside });

  const seconds = seen.cause?.params['seconds'];
  expect(seen).toMatchObject({ verdict: 'fail', cause: { code: 'registry-clock-skew' } });
  expect(Number(seconds)).toBeGreaterThan(3590);
});

test('a token that is not taken for another reason is told as such', async () => {
  const body = { errors: [{ message: 'invalid token' }] };
  const { seen } = await looking({ inside: { status: 401, headers: OF_REGISTRY, body } });

  expect(seen).toMatchObject({
    verdict: 'fail',
    cause: { code: 'registry-token-refused', params: { said: 'invalid token' } },
  });
});

test.each([
  ['no URL', '/token', {}, 'registry-realm-invalid'],
  ['no web server', 'ftp://127.0.0.1/token', {}, 'registry-realm-invalid'],
  ['a password of its own', 'https://a:b@127.0.0.1/token', {}, 'registry-realm-invalid'],
])('a realm that is %s gets no password', async (_, realm, input, code) => {
  const { seen, asked } = await looking({ realm, input });

  expect(seen).toMatchObject({ verdict: 'fail', cause: { code } });
  expect(asked.length).toBe(1);
});

test('a realm in plain HTTP elsewhere gets the password only where the site takes the risk', async () => {
  const asked: object[] = [];
  const challenge = 'Bearer realm="http://auth.example.test/token"';
  const http = {
    get: async (question: { readonly host: string; readonly headers?: object }) => {
      asked.push(question);
      const headers = { ...OF_REGISTRY, 'www-authenticate': challenge };
      const more = { version: '1.1', body: '', cut: false, firstByteMs: 1, ms: 1 } as const;
      if (question.host === 'registry.example.test')
        return { is: 'answer', address: '192.0.2.1', status: 401, headers, ...more } as const;
      return { is: 'unreachable', address: null, code: 'ENOTFOUND', ms: 1 } as const;
    },
  };

  const sealed = await lookAt('registry.example.test', {}, { http });
  const inPlain = await lookAt('registry.example.test', { plain: true }, { http });

  expect(sealed).toMatchObject({ verdict: 'fail', cause: { code: 'registry-realm-plain' } });
  expect(inPlain).toMatchObject({ cause: { params: { host: 'auth.example.test' } } });
  expect(asked.filter((one) => JSON.stringify(one).includes(BASIC.slice(6))).length).toBe(1);
});

test('a giver of tokens on another host is told', async () => {
  const giver = scripted(() => ({ status: 200, body: { token: TOKEN } }));
  const { port } = await plainly(giver.listener);

  const { seen } = await looking({ realm: `http://localhost:${port}/token` });

  expect(seen.verdict).toBe('pass');
  expect(seen.notes.map(({ code }) => code)).toContain('registry-realm-elsewhere');
});

import { expect, test } from 'vitest';
import { plainly, rawly } from '../../support/http/servers.ts';
import {
  BASIC,
  lookAt,
  OF_REGISTRY,
  PASSWORD,
  scripted,
  USER,
  type Said,
} from '../../support/registry/scripted.ts';
import { formsOf } from '../../support/secret-forms.ts';

const WANTS_BASIC: Said = {
  status: 401,
  headers: { ...OF_REGISTRY, 'www-authenticate': 'Basic realm="r"' },
  body: { errors: [{ code: 'UNAUTHORIZED', message: 'authentication required' }] },
};
const YES: Said = { status: 200, headers: OF_REGISTRY };

async function looking(answer: Parameters<typeof scripted>[0], more: object = {}) {
  const script = scripted(answer);
  const { port } = await plainly(script.listener);
  const seen = await lookAt(`127.0.0.1:${port}`, { plain: true, ...more });
  return { seen, asked: script.asked };
}

const basic =
  (inside: Said | ((path: string) => Said)) =>
  ({ path, authorization }: { path: string; authorization: string | undefined }): Said => {
    if (authorization !== BASIC) return WANTS_BASIC;
    return typeof inside === 'function' ? inside(path) : inside;
  };

test('a registry that lets the login in passes; the password is told only when asked for', async () => {
  const { seen, asked } = await looking(basic(YES));

  expect(seen).toMatchObject({ verdict: 'pass', cause: null, object: { name: '127.0.0.1' } });
  expect(seen.notes.map(({ code }) => code)).toEqual(['registry-password-plain']);
  expect(asked).toEqual([
    { path: '/v2/', authorization: undefined },
    { path: '/v2/', authorization: BASIC },
  ]);
});

test('no form of the password is in what is recorded', async () => {
  const { seen } = await looking(basic({ status: 401, headers: OF_REGISTRY }));

  for (const form of [...formsOf(PASSWORD), BASIC.slice(6)])
    expect(JSON.stringify(seen)).not.toContain(form);
});

test.each<[string, Said, string, string]>([
  ['wrong', WANTS_BASIC, 'fail', 'registry-login-refused'],
  ['right, and this machine is not on the list', { status: 403 }, 'fail', 'registry-denied'],
  [
    'right, and nobody is let in for now',
    { status: 429, headers: { 'retry-after': '30' } },
    'wait',
    'registry-rate-limited',
  ],
  ['right, and the storage is away', { status: 503 }, 'wait', 'registry-server-error'],
  [
    'right for a web server',
    { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>' },
    'fail',
    'registry-none',
  ],
  ['right, and nothing is there', { status: 404 }, 'fail', 'registry-none'],
])('the password is %s', async (_, inside, verdict, code) => {
  const { seen } = await looking(basic(inside));

  expect(seen).toMatchObject({ verdict, cause: { code } });
});

test.each<[string, Said, string, string]>([
  [
    'a page of another program',
    { status: 200, headers: { 'content-type': 'text/html' }, body: 'hi' },
    'fail',
    'registry-none',
  ],
  ['not found', { status: 404, headers: { 'content-type': 'text/html' } }, 'fail', 'registry-none'],
  [
    'a redirect',
    { status: 301, headers: { location: 'https://elsewhere.example.test/v2/' } },
    'fail',
    'registry-redirects',
  ],
  [
    'a web server’s own login',
    {
      status: 401,
      headers: { 'www-authenticate': 'Basic realm="x"', 'content-type': 'text/html' },
    },
    'fail',
    'registry-none',
  ],
  [
    'a login nobody here knows',
    { status: 401, headers: { ...OF_REGISTRY, 'www-authenticate': 'Negotiate' } },
    'fail',
    'registry-no-way-in',
  ],
  [
    'a login without saying which',
    { status: 401, headers: OF_REGISTRY },
    'fail',
    'registry-no-way-in',
  ],
  ['a registry that lets anybody in', YES, 'unknown', 'registry-open'],
  ['too many requests', { status: 429 }, 'wait', 'registry-rate-limited'],
  [
    'an error of its own',
    { status: 502, headers: { 'content-type': 'text/html' }, body: '<h1>' },
    'wait',
    'registry-server-error',
  ],
])('%s is no login, and gets no password', async (_, first, verdict, code) => {
  const { seen, asked } = await looking(() => first);

  expect(seen).toMatchObject({ verdict, cause: { code } });
  expect(asked.map(({ authorization }) => authorization)).toEqual([undefined]);
});

test.each<[string, Said, string, string | null]>([
  [
    'may be pulled from',
    { status: 200, headers: OF_REGISTRY, body: { tags: ['1'] } },
    'pass',
    null,
  ],
  [
    'may not be pulled from',
    { status: 403, headers: OF_REGISTRY },
    'fail',
    'registry-no-pull-right',
  ],
  ['wants another login', { status: 401, headers: OF_REGISTRY }, 'fail', 'registry-no-pull-right'],
  ['is not there', { status: 404, headers: OF_REGISTRY }, 'unknown', 'registry-repository-missing'],
  ['fails', { status: 500 }, 'wait', 'registry-server-error'],
])('a repository that %s', async (_, tags, verdict, code) => {
  const inside = (path: string) => (path === '/v2/' ? YES : tags);

  const { seen, asked } = await looking(basic(inside), { repository: 'team/app' });

  expect([seen.verdict, seen.cause?.code ?? null]).toEqual([verdict, code]);
  expect(asked.at(-1)).toEqual({ path: '/v2/team/app/tags/list?n=1', authorization: BASIC });
});

test('where anybody may ask for the version, the repository is what wants the login', async () => {
  const { seen, asked } = await looking(
    ({ path, authorization }) => (path === '/v2/' || authorization === BASIC ? YES : WANTS_BASIC),
    { repository: 'team/app' },
  );

  expect(seen.verdict).toBe('pass');
  expect(asked.length).toBe(4);
});

test.each([
  ['a host that is none', { host: 'a b' }, 'registry-host-invalid'],
  ['a user with a colon', { username: 'a:b' }, 'registry-user-invalid'],
  ['a repository that is none', { repository: '../../v1/$(id)' }, 'registry-repository-invalid'],
  ['a root that is not there', { trust: ['missing.pem'] }, 'file-missing'],
])('nothing is asked with %s', async (_, input, code) => {
  const { seen, asked } = await looking(() => YES, input);

  expect(seen).toMatchObject({ verdict: 'unknown', cause: { code } });
  expect(asked).toEqual([]);
});

test.each([
  ['one that closes', (socket: { end(): unknown }) => socket.end(), 'wait', 'registry-closed'],
  ['one that says nothing', () => undefined, 'wait', 'registry-timeout'],
  [
    'one that speaks something else',
    (socket: { end(text: string): unknown }) => socket.end('SSH-2.0-x\r\n'),
    'fail',
    'registry-no-http',
  ],
])('%s is no registry that can be judged', async (_, talk, verdict, code) => {
  const { port } = await rawly(talk);

  const seen = await lookAt(`127.0.0.1:${port}`, { plain: true });

  expect(seen).toMatchObject({ verdict, cause: { code, healsByItself: verdict === 'wait' } });
});

test('foreign words stay short and in one line', async () => {
  const message = `no\u001B[31m\n${'x'.repeat(5000)}`;
  const { seen } = await looking(
    basic({ status: 401, headers: OF_REGISTRY, body: { errors: [{ message }] } }),
  );

  expect(seen.cause?.params).toMatchObject({ username: USER });
  expect(String(seen.cause?.params['said'])).toMatch(/^no \[31m x{200,240}…$/);
});

import { createHash } from 'node:crypto';
import { test as base } from 'vitest';
import { directReaders } from '../../../src/commands/readers.ts';
import { challengesIn } from '../../../src/model/challenge.ts';
import type { HttpQuestion } from '../../../src/model/http.ts';
import type { Readers } from '../../../src/model/ports.ts';
import { createAuthority } from '../../../src/practice/authority.ts';
import { manifestOf } from '../../../src/practice/registry/manifest.ts';
import { type RegistryOptions, startRegistry } from '../../../src/practice/registry/registry.ts';
import { aCa } from '../../support/certs/pair.ts';
import { FAKE_READERS } from '../../support/fake-ports.ts';
import { dialerOf } from '../../support/practice/dialer-of.ts';
import { NEVER } from '../../support/probes/readers.ts';
import {
  hasRegistry,
  type RegistryAuth,
  startRegistry as startRealRegistry,
} from '../../support/registry/registry.ts';
import { startTokenServer } from '../../support/registry/token-server.ts';

const HOST = 'registry.example.com';
const USER = 'puller';
const PASSWORD = 'sesame';
const NAME = 'team/app';
const BASIC = basic(PASSWORD);
const USERS = { [USER]: PASSWORD };

type Asked = Pick<HttpQuestion, 'path'> & { readonly authorization?: string };
type Place = { readonly readers: Readers; readonly at: Omit<HttpQuestion, 'path'> };
type Pair = {
  readonly ours: Place;
  readonly real: Place;
  readonly stop: () => Promise<void>;
};

const { cluster, inspect, cloud, ssh } = FAKE_READERS;
const PARTS = { cluster, inspect, cloud, ssh, cwd: '/' };

/** A registry of the range and a real one with the same users and the same image, both asked for passwords or tokens. */
async function bothBy(auth: RegistryOptions['auth'], realAuth: RegistryAuth): Promise<Pair> {
  const { root, issue } = await createAuthority();
  const options = { host: HOST, issue, repositories: { [NAME]: ['1.0'] } };
  const users = { [USER]: { password: PASSWORD } };
  const ours = await startRegistry({ ...options, users, ...(auth === undefined ? {} : { auth }) });
  const real = await startRealRegistry({ auth: realAuth });
  const port = Number(real.host.split(':')[1]);
  if ('users' in realAuth) await push(real.host);
  return {
    ours: {
      readers: directReaders({ ...PARTS, dialer: dialerOf(ours.doors) }),
      at: { scheme: 'https', host: HOST, port: 443, roots: [root] },
    },
    real: {
      readers: directReaders(PARTS),
      at: { scheme: 'http', host: '127.0.0.1', port, roots: [] },
    },
    stop: async () => void (await Promise.all([ours.close(), real.stop()])),
  };
}

const test = base
  // oxlint-disable-next-line no-empty-pattern -- vitest reads from the pattern which fixtures it needs: none
  .extend('basic', { scope: 'file' }, async ({}, { onCleanup }) => {
    if (!hasRegistry()) return undefined;
    const both = await bothBy(undefined, { users: USERS });
    onCleanup(both.stop);
    return both;
  })
  // oxlint-disable-next-line no-empty-pattern -- vitest reads from the pattern which fixtures it needs: none
  .extend('bearer', { scope: 'file' }, async ({}, { onCleanup }) => {
    if (!hasRegistry()) return undefined;
    const ca = await aCa();
    const { cert, key } = await ca.issue(['tokens.example.test'], { key: 'RSA-2048' });
    const chain = cert + ca.issuing.cert;
    const tokens = await startTokenServer({ users: USERS, key, cert: chain, issuer: 'tokens' });
    const { realm } = tokens;
    const real = { realm, service: HOST, issuer: 'tokens', root: ca.root.cert };
    const both = await bothBy({ is: 'bearer', host: 'tokens.example.com' }, real);
    onCleanup(async () => void (await Promise.all([both.stop(), tokens.stop()])));
    return both;
  });

const CASES: readonly (readonly [string, Asked])[] = [
  ['the version, without a login', { path: '/v2/' }],
  ['the version, with the right one', { path: '/v2/', authorization: BASIC }],
  ['the version, with a wrong one', { path: '/v2/', authorization: basic('wrong') }],
  ['the version, with a login of no form', { path: '/v2/', authorization: 'Basic %%%' }],
  ['its path without the last slash', { path: '/v2', authorization: BASIC }],
  ['tags, without a login', { path: `/v2/${NAME}/tags/list` }],
  ['tags', { path: `/v2/${NAME}/tags/list`, authorization: BASIC }],
  ['tags of what is not there', { path: '/v2/team/none/tags/list', authorization: BASIC }],
  ['a manifest by its tag', { path: `/v2/${NAME}/manifests/1.0`, authorization: BASIC }],
  [
    'a manifest by its digest',
    { path: `/v2/${NAME}/manifests/${manifestOf(NAME, '1.0').digest}`, authorization: BASIC },
  ],
  ['a tag that is not there', { path: `/v2/${NAME}/manifests/9`, authorization: BASIC }],
  ['the catalog', { path: '/v2/_catalog', authorization: BASIC }],
  [
    'a blob that is not there',
    { path: `/v2/${NAME}/blobs/sha256:${'0'.repeat(64)}`, authorization: BASIC },
  ],
  ['a path that there is not', { path: '/v2/some/where', authorization: BASIC }],
  ['another path', { path: '/elsewhere', authorization: BASIC }],
];

test.for(CASES)(
  '%s: what the range says is what a real registry says',
  async ([, asked], { basic: both, skip, expect }) => {
    if (both === undefined) return skip('no registry');

    expect(await shape(both.ours, asked)).toEqual(await shape(both.real, asked));
  },
);

const BEARER_CASES: readonly (readonly [string, Asked])[] = [
  ['the version, without a token', { path: '/v2/' }],
  ['the version, with a password', { path: '/v2/', authorization: BASIC }],
  ['the version, with a token of nobody', { path: '/v2/', authorization: 'Bearer a.b.c' }],
  ['tags, without a token', { path: `/v2/${NAME}/tags/list` }],
  ['the catalog, without a token', { path: '/v2/_catalog' }],
];

test.for(BEARER_CASES)(
  '%s: who gives tokens is named as by a real registry',
  async ([, asked], { bearer: both, skip, expect }) => {
    if (both === undefined) return skip('no registry');

    expect(await shape(both.ours, asked)).toEqual(await shape(both.real, asked));
  },
);

async function shape({ readers, at }: Place, { path, authorization }: Asked) {
  const login = authorization === undefined ? {} : { authorization };
  // As those who pull images say it: others get an older form.
  const headers = { accept: manifestOf(NAME, '1.0').type, ...login };
  const seen = await readers.http.get({ ...at, path, headers }, NEVER);
  if (seen.is !== 'answer') return seen.is;
  const [challenge] = challengesIn(seen.headers['www-authenticate'] ?? '');
  return {
    status: seen.status,
    type: seen.headers['content-type'],
    version: seen.headers['docker-distribution-api-version'],
    digest: seen.headers['docker-content-digest'],
    location: seen.headers['location'],
    scheme: challenge?.scheme,
    // Who gives tokens, and what it calls itself, is each one's own.
    wants: Object.entries(challenge?.params ?? {}).filter(([key]) => key !== 'realm'),
    body: seen.body.trim(),
  };
}

/** Puts the image that the range makes up into a real registry. */
async function push(host: string): Promise<void> {
  const manifest = manifestOf(NAME, '1.0');
  for (const text of [`${NAME}:1.0`, NAME]) {
    const digest = `sha256:${createHash('sha256').update(text).digest('hex')}`;
    const begun = await fetch(`http://${host}/v2/${NAME}/blobs/uploads/`, {
      method: 'POST',
      headers: { authorization: BASIC },
    });
    const place = new URL(begun.headers.get('location') ?? '', `http://${host}`);
    place.searchParams.set('digest', digest);
    const headers = { authorization: BASIC, 'content-type': 'application/octet-stream' };
    await fetch(place, { method: 'PUT', headers, body: text });
  }
  const put = await fetch(`http://${host}/v2/${NAME}/manifests/1.0`, {
    method: 'PUT',
    headers: { authorization: BASIC, 'content-type': manifest.type },
    body: manifest.body,
  });
  if (put.status !== 201) throw new Error(`The image was not taken: ${put.status}.`);
}

function basic(password: string): string {
  return `Basic ${Buffer.from(`${USER}:${password}`).toString('base64')}`;
}

import { expect, test } from 'vitest';
import { createPull, type PullWorld } from '../../../src/practice/registry/pull.ts';

const HOST = 'registry.example.com';

function pullFrom(more: Partial<PullWorld> = {}) {
  return createPull({
    host: HOST,
    repositories: { 'team/app': ['1.0', 'latest'] },
    state: () => 'up',
    allows: (user, password) => user === 'puller' && password === 'right',
    ...more,
  });
}

function config(key: string, password = 'right', username = 'puller'): string {
  const auth = Buffer.from(`${username}:${password}`).toString('base64');
  return JSON.stringify({ auths: { [key]: { auth } } });
}

test.each([
  ['the host', `${HOST}/team/app:1.0`, HOST],
  ['its URL', `${HOST}/team/app`, `https://${HOST}/v2/`],
  ['a part of it', `${HOST}/team/app@sha256:00`, `${HOST}/team/app`],
])('an image is pulled with a login that is filed under %s', (_, image, key) => {
  expect(pullFrom()(image, ['no JSON', config('other.example.com'), config(key)])).toEqual({
    is: 'pulled',
  });
});

test.each([
  ['no login', [], 'no basic auth credentials'],
  ['a login of another registry', [config('other.example.com')], 'no basic auth credentials'],
  ['a wrong password', [config(HOST, 'wrong')], '401 Unauthorized'],
])('with %s an image is refused as a kubelet says it', (_, configs, words) => {
  const pulled = pullFrom()(`${HOST}/team/app:1.0`, configs);

  expect(pulled).toEqual({ is: 'refused', message: expect.stringContaining(words) });
});

test('an image that is not there, and a registry that does not answer, are told apart', () => {
  const image = `${HOST}/team/app:9`;
  const gone = pullFrom({ state: () => 'gone' });
  const failing = pullFrom({ state: () => 'failing' });

  const all = [pullFrom(), gone, failing].map((pull) => pull(image, [config(HOST)]).is);

  expect(all).toEqual(['missing', 'unreachable', 'unreachable']);
});

test('images of other registries are there for everybody', () => {
  const images = ['busybox:1.36', 'library/nginx', 'docker.io/library/nginx', 'quay.io/a/b:1'];

  expect(images.map((image) => pullFrom()(image, []).is)).toEqual(images.map(() => 'pulled'));
});

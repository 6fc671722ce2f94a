import { expect, test } from 'vitest';
import { ensureDockerConfigSecret } from '../../../src/actions/kubernetes/ensure-docker-config-secret.ts';
import { createRedactor } from '../../../src/journal/redact.ts';
import type { KubeObject, Writers } from '../../../src/model/ports.ts';
import { interruptedAtEachAwait } from '../../support/actions/interrupted.ts';
import { writersOf } from '../../support/actions/writers.ts';
import { NEVER } from '../../support/probes/readers.ts';
import { formsOf } from '../../support/secret-forms.ts';

const PASSWORD = 'open "sesame" $(id) 密';
const INPUT = {
  namespace: 'prod',
  name: 'regcred',
  host: 'registry.example.com',
  username: 'puller',
  password: PASSWORD,
};
const TYPE = 'kubernetes.io/dockerconfigjson';
const base64 = (text: string) => Buffer.from(text).toString('base64');
const login = (username: string, password: string) => ({
  username,
  password,
  auth: base64(`${username}:${password}`),
});

function aSecret(config: unknown, more: object = {}): KubeObject {
  const text = typeof config === 'string' ? config : JSON.stringify(config);
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'regcred', namespace: 'prod' },
    type: TYPE,
    data: { '.dockerconfigjson': base64(text) },
    ...more,
  };
}

function acting(objects: readonly KubeObject[], input: object = {}) {
  const redactor = createRedactor();
  const told: string[] = [];
  const { ports, seen } = writersOf(objects, {
    conceal(name, secret) {
      told.push(secret);
      redactor.add(name, secret);
    },
  });
  const done = ensureDockerConfigSecret.act({ ...INPUT, ...input }, ports, NEVER);
  return { done, seen, redactor, told };
}

function configOf(object: KubeObject | undefined): unknown {
  const data = Object.entries(object?.['data'] ?? {});
  return JSON.parse(Buffer.from(String(data[0]?.[1]), 'base64').toString());
}

test('a missing one is created, of the right type, with the login in both forms', async () => {
  const { done, seen } = acting([], { email: 'ops@example.com' });

  const result = await done;

  expect(seen.applied).toMatchObject([
    { kind: 'Secret', type: TYPE, metadata: { name: 'regcred', namespace: 'prod' } },
  ]);
  expect(configOf(seen.applied[0])).toEqual({
    auths: {
      'registry.example.com': { ...login('puller', PASSWORD), email: 'ops@example.com' },
    },
  });
  expect(result).toMatchObject({ changed: true, created: [{ what: { name: 'regcred' } }] });
});

test('logins for other registries stay, and whatever else is in it', async () => {
  const other = login('bot', 'of another registry');
  const before = {
    auths: { 'other.example.com': other },
    credHelpers: { x: 'y' },
    HttpHeaders: {},
  };
  const { done, seen, told } = acting([aSecret(before)]);

  await done;

  expect(configOf(seen.applied[0])).toEqual({
    ...before,
    auths: { 'other.example.com': other, 'registry.example.com': login('puller', PASSWORD) },
  });
  expect(told).toEqual([PASSWORD, 'of another registry']);
});

test.each([
  ['as it was written', { 'registry.example.com': login('puller', PASSWORD) }],
  ['only by auth', { 'registry.example.com': { auth: base64(`puller:${PASSWORD}`) } }],
  [
    'only by user and password',
    { 'registry.example.com': { username: 'puller', password: PASSWORD } },
  ],
  [
    'in another form of the name',
    { 'https://registry.example.com/v2/': login('puller', PASSWORD) },
  ],
])('the same login is already so: %s', async (_, auths) => {
  const { done, seen } = acting([aSecret({ auths })]);

  expect(await done).toMatchObject({ changed: false, created: [] });
  expect(seen.applied).toEqual([]);
});

test('all logins that mean the same registry become the one, under the name that is there', async () => {
  const auths = {
    'https://registry.example.com/v1/': login('old', 'old password'),
    'registry.example.com': login('puller', 'old password'),
    'registry.example.com:5000': login('x', 'stays as it is'),
  };
  const { done, seen } = acting([aSecret({ auths })]);

  await done;

  expect(configOf(seen.applied[0])).toEqual({
    auths: {
      'registry.example.com:5000': auths['registry.example.com:5000'],
      'https://registry.example.com/v1/': login('puller', PASSWORD),
    },
  });
});

test.each([
  ['of another type', aSecret({}, { type: 'Opaque' }), {}, 'pull-secret-other-type'],
  ['no JSON', aSecret('{'), {}, 'pull-secret-malformed'],
  ['a list', aSecret([]), {}, 'pull-secret-malformed'],
  ['auths that are a list', aSecret({ auths: [] }), {}, 'pull-secret-malformed'],
  ['immutable', aSecret({}, { immutable: true }), {}, 'pull-secret-immutable'],
  ['a host that is none', aSecret({}), { host: '$(id)' }, 'registry-host-invalid'],
  ['a user with a colon', aSecret({}), { username: 'a:b' }, 'registry-user-invalid'],
  ['no user', aSecret({}), { username: '' }, 'registry-user-invalid'],
])('nothing is written over what is not ours to write: %s', async (_, secret, input, code) => {
  const { done, seen } = acting([secret], input);

  await expect(done).rejects.toMatchObject({ code });
  expect(seen.applied).toEqual([]);
});

test('an immutable one that is right is already so', async () => {
  const auths = { 'registry.example.com': login('puller', PASSWORD) };

  expect(await acting([aSecret({ auths }, { immutable: true })]).done).toMatchObject({
    changed: false,
  });
});

test('no form of the password is said, and the redactor knows every one that is written', async () => {
  const { done, seen, redactor } = acting([]);
  const result = await done;
  const plan = ensureDockerConfigSecret.plan({ ...INPUT, password: '‹secret registry.password›' });

  const said = JSON.stringify([result, seen.output, seen.progress, plan]);
  const written = redactor.text(JSON.stringify(seen.applied));
  const decoded = redactor.text(JSON.stringify(configOf(seen.applied[0])));

  for (const form of [...formsOf(PASSWORD), ...formsOf(`puller:${PASSWORD}`).slice(1)]) {
    expect(said).not.toContain(form);
    expect(written).not.toContain(form);
    expect(decoded).not.toContain(form);
  }
});

test('interrupted anywhere and done again, it comes to the same', async () => {
  const names = await interruptedAtEachAwait(ensureDockerConfigSecret, INPUT, () => {
    const objects: KubeObject[] = [];
    const made: string[] = [];
    const apply: Writers['writer']['apply'] = async (object) => {
      const created = objects.length === 0;
      objects.splice(0, 1, object);
      if (created) made.push(object.metadata.name);
      return { changed: true, created, uid: 'uid', namespace: 'prod' };
    };
    const { ports } = writersOf(objects);
    const writer = { ...ports.writer, apply };
    return { ports: { ...ports, writer }, state: () => objects, made: () => made };
  });

  expect(names).toEqual(['cluster.get', 'writer.apply']);
});

import { expect, test } from 'vitest';
import { WizardError } from '../../../src/model/error.ts';
import type { KubeObject } from '../../../src/model/ports.ts';
import { pullSecretThere } from '../../../src/probes/kubernetes/pull-secret-there.ts';
import { NEVER, failingReaders, readersOf } from '../../support/probes/readers.ts';

const base64 = (text: string) => Buffer.from(text).toString('base64');
const login = (username: string, password: string) => ({ auth: base64(`${username}:${password}`) });
const RIGHT = { 'registry.example.com:5000': login('puller', 'open sesame') };
const INPUT = {
  namespaces: ['prod', 'infra'],
  name: 'regcred',
  host: 'registry.example.com:5000',
  username: 'puller',
  password: 'open sesame',
};

function aSecret(namespace: string, auths: unknown, more: object = {}): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'regcred', namespace },
    type: 'kubernetes.io/dockerconfigjson',
    data: { '.dockerconfigjson': base64(JSON.stringify({ auths })) },
    ...more,
  };
}

const look = (objects: readonly KubeObject[], input: object = {}) =>
  pullSecretThere.look({ ...INPUT, ...input }, readersOf(objects), NEVER);

test('the right login in each namespace passes, and no password is recorded', async () => {
  const seen = await look([aSecret('prod', RIGHT), aSecret('infra', RIGHT)]);

  expect(seen).toMatchObject({ verdict: 'pass', cause: null });
  expect(seen.evidence[0]?.text).toContain('registry.example.com:5000');
  expect(JSON.stringify(seen)).not.toMatch(/sesame|b3BlbiBzZXNhbWU|cHVsbGVyOm9w/);
});

test.each([
  ['missing in one', undefined, 'wait', 'pull-secret-missing'],
  [
    'of another type',
    aSecret('infra', RIGHT, { type: 'Opaque' }),
    'fail',
    'pull-secret-other-type',
  ],
  [
    'nonsense',
    aSecret('infra', RIGHT, { data: { '.dockerconfigjson': 'e30x' } }),
    'fail',
    'pull-secret-malformed',
  ],
  ['empty', aSecret('infra', {}, { data: {} }), 'fail', 'pull-secret-malformed'],
  ['for no registry', aSecret('infra', {}), 'fail', 'pull-secret-without-registry'],
  [
    'for another port',
    aSecret('infra', { 'registry.example.com': login('puller', 'open sesame') }),
    'fail',
    'pull-secret-without-registry',
  ],
  [
    'of another user',
    aSecret('infra', { 'registry.example.com:5000': login('bot', 'open sesame') }),
    'fail',
    'pull-secret-other-user',
  ],
  [
    'with an old password',
    aSecret('infra', { 'registry.example.com:5000': login('puller', 'old') }),
    'fail',
    'pull-secret-other-password',
  ],
  [
    'without a password',
    aSecret('infra', { 'registry.example.com:5000': login('puller', '') }),
    'fail',
    'pull-secret-login-empty',
  ],
  [
    'with two different logins',
    aSecret('infra', { ...RIGHT, 'https://registry.example.com:5000/v2/': login('puller', 'old') }),
    'fail',
    'pull-secret-several-logins',
  ],
] as const)('%s: never a pass', async (_, secret, verdict, code) => {
  const seen = await look([aSecret('prod', RIGHT), ...(secret === undefined ? [] : [secret])]);

  expect(seen).toMatchObject({ verdict, cause: { code, object: { namespace: 'infra' } } });
  expect(JSON.stringify(seen)).not.toContain('sesame');
});

test.each([
  ['an empty list of namespaces', { namespaces: [] }, 'nothing-expected'],
  ['a host that is none', { host: 'a b' }, 'registry-host-invalid'],
])('%s proves nothing', async (_, input, code) => {
  expect(await look([aSecret('prod', RIGHT)], input)).toMatchObject({
    verdict: 'unknown',
    cause: { code },
  });
});

test('one that may not be read is unknown; a cluster that is gone is not its matter', async () => {
  const forbidden = new WizardError('forbidden', 'api-forbidden', { verb: 'get' });
  const gone = new WizardError('cluster-unreachable', 'api-refused');

  const seen = await pullSecretThere.look(INPUT, failingReaders(forbidden), NEVER);

  expect(seen).toMatchObject({ verdict: 'unknown', cause: { code: 'api-forbidden' } });
  await expect(pullSecretThere.look(INPUT, failingReaders(gone), NEVER)).rejects.toBe(gone);
});

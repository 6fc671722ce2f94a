import { beforeAll, expect, test } from 'vitest';
import { ensureTlsSecret } from '../../../src/actions/kubernetes/ensure-tls-secret.ts';
import type { KubeObject } from '../../../src/model/ports.ts';
import { writersOf } from '../../support/actions/writers.ts';
import { certificates, HOSTS } from '../../support/certs/look-at-files.ts';
import { aCa, aFolder } from '../../support/certs/pair.ts';
import { NEVER } from '../../support/probes/readers.ts';
import type { Made } from '../../support/tls/made.ts';

let api: Made;

beforeAll(async () => {
  api = await (await aCa()).issue(HOSTS);
});

function acting(objects: readonly KubeObject[]) {
  const { files } = aFolder({ 'api.pem': api.cert, 'api.key': api.key });
  const { ports, seen } = writersOf(objects, { files, certificates });
  return {
    seen,
    done: ensureTlsSecret.act({ id: 'api', folder: '.', hosts: HOSTS }, ports, NEVER),
  };
}

const WEB = {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  metadata: { name: 'web', namespace: 'prod' },
  spec: { rules: [{ host: HOSTS[0] }], tls: [{ hosts: HOSTS, secretName: 'api-tls' }] },
};

test('without a name each Secret that an Ingress names for the hosts is made', async () => {
  const pre = { ...WEB, metadata: { name: 'web', namespace: 'pre' } };
  const plain = {
    ...WEB,
    metadata: { name: 'plain', namespace: 'x' },
    spec: { rules: [{ host: HOSTS[0] }] },
  };

  const { seen, done } = acting([WEB, pre, plain]);
  await done;

  expect(seen.applied.map(({ metadata }) => `${metadata.namespace}/${metadata.name}`)).toEqual([
    'prod/api-tls',
    'pre/api-tls',
  ]);
});

test.each([
  ['no Ingress', [], 'host-without-ingress'],
  [
    'an Ingress without tls',
    [{ ...WEB, spec: { rules: [{ host: HOSTS[0] }] } }],
    'ingress-without-tls',
  ],
  [
    'an Ingress without a Secret',
    [{ ...WEB, spec: { ...WEB.spec, tls: [{ hosts: HOSTS }] } }],
    'tls-secret-unnamed',
  ],
  [
    'a Secret for another host',
    [{ ...WEB, spec: { ...WEB.spec, tls: [{ hosts: ['a.org'], secretName: 's' }] } }],
    'ingress-tls-not-for-host',
  ],
  [
    'a host for TLS alone',
    [{ ...WEB, spec: { ...WEB.spec, rules: [{ host: 'a.org' }] } }],
    'tls-host-without-rule',
  ],
])('where to is not guessed with %s', async (_, objects, code) => {
  const { seen, done } = acting(objects);

  await expect(done).rejects.toMatchObject({ code });
  expect(seen.applied).toEqual([]);
});

test('of several Secrets none is written where one is of another type', async () => {
  const pre = { ...WEB, metadata: { name: 'web', namespace: 'pre' } };
  const metadata = { name: 'api-tls', namespace: 'pre' };
  const other = { apiVersion: 'v1', kind: 'Secret', metadata, type: 'Opaque', data: {} };

  const { seen, done } = acting([WEB, pre, other]);

  await expect(done).rejects.toMatchObject({ code: 'tls-secret-other-type' });
  expect(seen.applied).toEqual([]);
});

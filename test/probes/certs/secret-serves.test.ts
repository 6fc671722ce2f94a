import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { WizardError } from '../../../src/model/error.ts';
import type { KubeObject, Readers } from '../../../src/model/ports.ts';
import { secretServes } from '../../../src/probes/certs/secret-serves.ts';
import { certificates, DAY_MS, HOSTS } from '../../support/certs/look-at-files.ts';
import { aCa, aFolder, tellsKey, type TestCa } from '../../support/certs/pair.ts';
import { failingReaders, NEVER, readersOf } from '../../support/probes/readers.ts';
import { aMadeCertificate, type Made } from '../../support/tls/made.ts';

type Sort =
  | 'good'
  | 'wild'
  | 'other'
  | 'ended'
  | 'soon'
  | 'alone'
  | 'private'
  | 'unsorted'
  | 'mismatch'
  | 'malformed'
  | 'no-certificate'
  | 'no-key'
  | 'hidden';
type GivenIngress = {
  readonly name?: string;
  readonly namespace?: string;
  readonly class?: string;
  readonly rules?: readonly string[];
  readonly tls?: readonly object[];
};
type Case = {
  readonly says: string;
  readonly ingresses: readonly GivenIngress[];
  readonly secrets?: { readonly [name: string]: Sort };
  readonly verdict: string;
  readonly codes?: readonly string[];
  readonly notes?: readonly string[];
};

const CASES: readonly Case[] = parse(
  readFileSync(path.join(import.meta.dirname, 'secret-serves.yaml'), 'utf8'),
);
let ca: TestCa;
let good: Made;
const held = new Map<string, { readonly [key: string]: string }>();

beforeAll(async () => {
  ca = await aCa();
  good = await ca.issue(HOSTS);
  const [wild, other] = [await ca.issue(['*.example.com']), await ca.issue(['a.example.org'])];
  const ended = await ca.issue(HOSTS, { notBefore: -9 * DAY_MS, notAfter: -DAY_MS });
  const soon = await ca.issue(HOSTS, { notAfter: 5 * DAY_MS });
  const below = await aMadeCertificate({ subject: 'CN=Below', issuer: ca.issuing, ca: true });
  const deep = await aMadeCertificate({ subject: 'CN=d', issuer: below, names: HOSTS });
  const chain = ({ cert }: Made) => cert + ca.issuing.cert;
  const secret = (crt: string, key: string) => ({ 'tls.crt': btoa(crt), 'tls.key': btoa(key) });
  for (const [sort, one] of Object.entries({ good, wild, other, ended, soon }))
    held.set(sort, secret(chain(one), one.key));
  const known = await ca.issue(HOSTS, { ofPublicCa: true });
  held.set('alone', secret(known.cert, known.key));
  held.set('private', secret(good.cert, good.key));
  held.set('unsorted', secret(deep.cert + ca.issuing.cert + below.cert, deep.key));
  held.set('mismatch', secret(chain(good), other.key));
  held.set('malformed', secret(good.cert.slice(0, 200), good.key));
  held.set('no-certificate', { 'tls.key': btoa(good.key) });
  held.set('no-key', { 'tls.crt': btoa(good.cert) });
});

function anIngress(given: GivenIngress): KubeObject {
  const { name = 'web', namespace = 'prod', rules = HOSTS, tls } = given;
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name, namespace },
    spec: {
      ...(given.class === undefined ? {} : { ingressClassName: given.class }),
      rules: rules.map((host) => ({ host })),
      ...(tls === undefined ? {} : { tls }),
    },
  };
}

function worldOf({ ingresses, secrets = {} }: Pick<Case, 'ingresses' | 'secrets'>): Readers {
  const objects = Object.entries(secrets).map(([name, sort]) => ({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name, namespace: 'prod' },
    type: 'kubernetes.io/tls',
    data: held.get(sort) ?? {},
  }));
  const { files } = aFolder({ 'root.pem': ca.root.cert });
  const readers = readersOf([...ingresses.map(anIngress), ...objects], { files, certificates });
  const get: Readers['cluster']['get'] = async (asked, signal) => {
    if (asked.kind === 'Secret' && secrets[asked.name] === 'hidden')
      throw new WizardError('forbidden', 'api-forbidden', {
        verb: 'get',
        resource: 'secrets',
        namespace: 'prod',
      });
    return readers.cluster.get(asked, signal);
  };
  return { ...readers, cluster: { ...readers.cluster, get } };
}

const look = (readers: Readers, hosts: readonly string[] = HOSTS) =>
  secretServes.look({ hosts, trust: ['root.pem'] }, readers, NEVER);

test.each(CASES)('$says', async ({ verdict, codes, notes, ...given }) => {
  const seen = await look(worldOf(given));

  const causes = [seen.cause, ...seen.others].flatMap((one) => one?.code ?? []);
  expect([seen.verdict, causes, seen.notes.map(({ code }) => code)]).toEqual([
    verdict,
    codes ?? [],
    notes ?? [],
  ]);
});

test('the key is compared and goes nowhere', async () => {
  const tls = [{ hosts: HOSTS, secretName: 's' }];

  const seen = await Promise.all(
    (['good', 'mismatch', 'malformed'] as const).map((sort) =>
      look(worldOf({ ingresses: [{ tls }], secrets: { s: sort } })),
    ),
  );

  expect(tellsKey(JSON.stringify(seen), good.key)).toBe(false);
  expect(seen[0]?.evidence[0]?.text).toContain('CN=api.example.com');
});

test('a Secret that is wrong for several hosts is said once, and counted', async () => {
  const rules = ['a.example.com', 'b.example.com'];
  const ingresses = [{ rules, tls: [{ hosts: rules, secretName: 's' }] }];

  const seen = await look(worldOf({ ingresses }), rules);

  expect([seen.cause?.code, seen.cause?.count, seen.object]).toEqual([
    'tls-secret-missing',
    2,
    { kind: 'Secret', namespace: 'prod', name: 's' },
  ]);
});

test.each(['api.example.com.', 'API.example.com'])('%s is the same host', async (host) => {
  const ingresses = [{ tls: [{ hosts: HOSTS, secretName: 's' }] }];

  expect((await look(worldOf({ ingresses, secrets: { s: 'good' } }), [host])).verdict).toBe('pass');
});

test('no hosts prove nothing; Ingresses that may not be read are unknown; no cluster is said as such', async () => {
  const forbidden = new WizardError('forbidden', 'api-forbidden', {});
  const gone = new WizardError('cluster-unreachable', 'api-refused', {});
  const { files } = aFolder({ 'root.pem': ca.root.cert });
  const failing = (error: Error) => look({ ...failingReaders(error), files, certificates });

  expect((await look(worldOf({ ingresses: [] }), [])).verdict).toBe('unknown');
  expect(await failing(forbidden)).toMatchObject({
    verdict: 'unknown',
    cause: { code: 'api-forbidden' },
  });
  await expect(failing(gone)).rejects.toMatchObject({ code: 'api-refused' });
});

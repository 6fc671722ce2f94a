import { beforeAll, expect, test } from 'vitest';
import { ensureTlsSecret } from '../../../src/actions/kubernetes/ensure-tls-secret.ts';
import { WizardError } from '../../../src/model/error.ts';
import type { KubeObject, Writers } from '../../../src/model/ports.ts';
import { pemBlocks } from '../../../src/model/pem.ts';
import { writersOf } from '../../support/actions/writers.ts';
import { certificates, DAY_MS, HOSTS } from '../../support/certs/look-at-files.ts';
import { aCa, aFolder, keyAs, tellsKey, type TestCa } from '../../support/certs/pair.ts';
import { NEVER } from '../../support/probes/readers.ts';
import type { Made } from '../../support/tls/made.ts';

let ca: TestCa;
let api: Made;
const INPUT = { namespace: 'prod', name: 'api-tls', id: 'api', folder: '.', hosts: HOSTS };

beforeAll(async () => {
  ca = await aCa();
  api = await ca.issue(HOSTS);
});

function acting(
  given: { readonly [name: string]: string },
  {
    objects = [],
    input = {},
    ...more
  }: { objects?: readonly KubeObject[]; input?: object } & Partial<Writers> = {},
) {
  const { files } = aFolder(given);
  const { ports, seen } = writersOf(objects, { files, certificates, ...more });
  return { seen, done: ensureTlsSecret.act({ ...INPUT, ...input }, ports, NEVER) };
}

const dataOf = (object: KubeObject | undefined, key: string) => {
  const data = object?.['data'];
  return atob(String(Object.entries(data ?? {}).find(([name]) => name === key)?.[1] ?? ''));
};

test('the chain is sorted, its root left out, the key alone: so they are put into the Secret', async () => {
  const mess = `Bag Attributes\n${ca.root.cert}${ca.issuing.cert}${api.cert}`;
  const key = `\uFEFFkey of api\n${keyAs(api.key, 'sec1')}`.replaceAll('\n', '\r\n');

  const { seen, done } = acting({ 'api.pem': mess.replaceAll('\n', '\r\n'), 'api.key': key });
  const result = await done;

  const [secret] = seen.applied;
  expect(secret).toMatchObject({
    kind: 'Secret',
    type: 'kubernetes.io/tls',
    metadata: { name: 'api-tls', namespace: 'prod' },
  });
  const chain = await certificates.certificates(dataOf(secret, 'tls.crt'));
  expect(chain.map(({ subject }) => subject)).toEqual(['CN=api.example.com', 'CN=Test issuing']);
  expect(dataOf(secret, 'tls.key')).toBe(keyAs(api.key, 'sec1'));
  expect(result).toMatchObject({
    changed: true,
    created: [{ what: { kind: 'Secret', name: 'api-tls', namespace: 'prod' } }],
  });
});

test.each(['pkcs8', 'pkcs1'] as const)('a key in %s stays in its form', async (form) => {
  const rsa = await ca.issue(HOSTS, { key: 'RSA-2048' });
  const key = keyAs(rsa.key, form);

  const { seen, done } = acting({ 'api.pem': rsa.cert + ca.issuing.cert + key });
  await done;

  expect(pemBlocks(dataOf(seen.applied[0], 'tls.key')).map(({ pem }) => pem)).toEqual([key]);
});

test('nothing of the key stands in evidence, output or ledger; who records is told of it first', async () => {
  const told: string[] = [];
  const files = { 'api.pem': api.cert, 'api.key': api.key };

  const { seen, done } = acting(files, { conceal: (_, secret) => told.push(secret) });
  const result = await done;

  expect(tellsKey(JSON.stringify([result, seen.output, seen.progress]), api.key)).toBe(false);
  expect(told).toEqual([api.key]);
});

test('what is there already is not written again', async () => {
  const files = { 'api.pem': api.cert + ca.issuing.cert, 'api.key': api.key };
  const first = acting(files);
  await first.done;
  const [before] = first.seen.applied;

  const { seen, done } = acting(files, { objects: before === undefined ? [] : [before] });

  expect(await done).toMatchObject({ changed: false, created: [] });
  expect(seen.applied).toEqual([]);
});

test('a Secret of another type is left alone', async () => {
  const metadata = { name: 'api-tls', namespace: 'prod' };
  const other = { apiVersion: 'v1', kind: 'Secret', metadata, type: 'Opaque', data: {} };
  const files = { 'api.pem': api.cert, 'api.key': api.key };

  const { seen, done } = acting(files, { objects: [other] });

  await expect(done).rejects.toMatchObject({
    code: 'tls-secret-other-type',
    params: { type: 'Opaque' },
  });
  expect(seen.applied).toEqual([]);
});

test('what ends soon, or lacks its issuer, is put in place: the proof tells of it', async () => {
  const soon = await ca.issue(HOSTS, { notAfter: 2 * DAY_MS });

  const { done } = acting({ 'api.pem': soon.cert, 'api.key': soon.key });

  expect(await done).toMatchObject({ changed: true });
});

test.each<[string, string, () => Promise<{ [name: string]: string }>]>([
  [
    'key of another certificate',
    'certificate-key-mismatch',
    async () => ({ 'api.pem': api.cert, 'api.key': ca.root.key }),
  ],
  [
    'certificate that has ended',
    'certificate-ended',
    async () => {
      const old = await ca.issue(HOSTS, { notBefore: -9 * DAY_MS, notAfter: -DAY_MS });
      return { 'api.pem': old.cert, 'api.key': old.key };
    },
  ],
  [
    'certificate that has not begun',
    'certificate-not-begun',
    async () => {
      const early = await ca.issue(HOSTS, { notBefore: DAY_MS });
      return { 'api.pem': early.cert, 'api.key': early.key };
    },
  ],
  [
    'certificate of other names',
    'certificate-names-missing',
    async () => {
      const other = await ca.issue(['www.example.com']);
      return { 'api.pem': other.cert, 'api.key': other.key };
    },
  ],
  [
    'encrypted key',
    'certificate-key-encrypted',
    async () => ({ 'api.pem': api.cert, 'api.key': keyAs(api.key, 'pkcs8', 'x') }),
  ],
  [
    'text with two keys',
    'certificate-key-several',
    async () => ({ 'api.pem': api.cert, 'api.key': api.key + ca.root.key }),
  ],
  [
    'cut-off key',
    'certificate-key-malformed',
    async () => ({ 'api.pem': api.cert, 'api.key': api.key.slice(0, 90) }),
  ],
  [
    'certificate without key',
    'certificate-key-file-missing',
    async () => ({ 'api.pem': api.cert }),
  ],
  ['key without certificate', 'certificate-file-missing', async () => ({ 'api.key': api.key })],
  [
    'key in place of the certificate',
    'certificate-none',
    async () => ({ 'api.pem': api.key, 'api.key': api.key }),
  ],
])('a %s is refused, nothing is written and nothing of the key is told', async (_, code, make) => {
  const { seen, done } = acting(await make());

  const error: unknown = await done.catch((reason: unknown) => reason);

  if (!(error instanceof WizardError)) throw error;
  expect([error.code, seen.applied]).toEqual([code, []]);
  const all = JSON.stringify([error, error.message, error.evidence, error.params, seen.output]);
  expect(tellsKey(all, api.key)).toBe(false);
});

test('a certificate for no hosts is refused: nobody said what it is for', async () => {
  const { seen, done } = acting(
    { 'api.pem': api.cert, 'api.key': api.key },
    { input: { hosts: [] } },
  );

  await expect(done).rejects.toMatchObject({ code: 'nothing-expected' });
  expect(seen.applied).toEqual([]);
});

test('the plan names the files and the command, and reads neither', () => {
  expect(ensureTlsSecret.plan({ ...INPUT, folder: 'recovery' })).toMatchObject({
    will: [
      {
        code: 'will-ensure-tls-secret',
        params: { certificate: 'recovery/api.pem', key: 'recovery/api.key' },
      },
    ],
    byHand: [
      [
        'kubectl',
        'create',
        'secret',
        'tls',
        'api-tls',
        '--namespace=prod',
        '--cert=recovery/api.pem',
        '--key=recovery/api.key',
      ],
    ],
  });
});

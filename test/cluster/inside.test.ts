import { expect, test } from 'vitest';
import type { Exec, Ran } from '../../src/cluster/exec.ts';
import { createInside } from '../../src/cluster/inside.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { WizardError } from '../../src/model/error.ts';

const SIGNAL = new AbortController().signal;

function aPod(name: string, image: string, ready = 'True', more: JsonObject = {}): JsonObject {
  return {
    metadata: { name, namespace: 'prod', ...more },
    spec: { containers: [{ name: 'main', image }] },
    status: { conditions: [{ type: 'Ready', status: ready }] },
  };
}

/** What each image says to each program; what is not named is not there. */
function execOf(said: { readonly [image: string]: { readonly [program: string]: Ran } }) {
  const asked: string[] = [];
  const exec: Exec = async ({ name }, argv) => {
    asked.push(`${name}: ${argv.join(' ')}`);
    return said[name]?.[argv[0] ?? ''] ?? { exitCode: 127, stdout: '', stderr: 'not found' };
  };
  return { exec, asked };
}

const ran = (exitCode: number | null, stdout: string, stderr = ''): Ran => ({
  exitCode,
  stdout,
  stderr,
});

const GETENT = ran(
  0,
  '192.0.2.1     STREAM a.example.com\n192.0.2.1     DGRAM\n2001:db8::1 STREAM\n',
);
const BUSYBOX = ran(
  0,
  'Server:\t\t10.96.0.10\nAddress:\t10.96.0.10:53\n\nName:\ta.example.com\nAddress: 192.0.2.1\nName:\ta.example.com\nAddress: 192.0.2.2\n',
);
const OLD_BUSYBOX = ran(
  0,
  'Server:    10.96.0.10\nAddress 1: 10.96.0.10 kube-dns.kube-system.svc\n\nName:      a.example.com\nAddress 1: 192.0.2.1 a.example.com\n',
);
const NO_NAME = ran(1, '', "nslookup: can't resolve: NXDOMAIN");

const CASES: readonly (readonly [string, { readonly [program: string]: Ran }, object])[] = [
  [
    'getent gives each address once',
    { getent: GETENT },
    { is: 'answer', addresses: ['192.0.2.1', '2001:db8::1'] },
  ],
  ['getent ends with 2 where there is no such name', { getent: ran(2, '') }, { is: 'not-found' }],
  [
    'nslookup is asked where getent is not there',
    { nslookup: BUSYBOX },
    { is: 'answer', addresses: ['192.0.2.1', '192.0.2.2'] },
  ],
  [
    'the old form of nslookup is read as well',
    { nslookup: OLD_BUSYBOX },
    { is: 'answer', addresses: ['192.0.2.1'] },
  ],
  ['nslookup says that there is no such name', { nslookup: NO_NAME }, { is: 'not-found' }],
  [
    'a program that fails says nothing',
    { getent: ran(1, ''), nslookup: ran(1, '', 'timed out') },
    { is: 'nobody', code: 'no-answer' },
  ],
];

test.each(CASES)('%s', async (_name, said, wanted) => {
  const { exec } = execOf({ web: said });

  const answer = await createInside(async () => [aPod('web', 'web')], exec)(
    'a.example.com',
    SIGNAL,
  );

  expect(answer).toMatchObject(wanted);
});

test('only ready pods are asked, one an image, and the one that could is asked again', async () => {
  const { exec, asked } = execOf({ 'web-1': { getent: GETENT } });
  const pods = [
    aPod('going', 'web', 'True', { deletionTimestamp: '2026-01-01T00:00:00Z' }),
    aPod('starting', 'web', 'False'),
    aPod('bare-1', 'distroless'),
    aPod('bare-2', 'distroless'),
    aPod('web-1', 'web'),
  ];
  const lookup = createInside(async () => pods, exec);

  await lookup('a.example.com', SIGNAL);
  await lookup('b.example.com', SIGNAL);

  expect(asked).toEqual([
    'bare-1: getent ahosts a.example.com',
    'bare-1: nslookup a.example.com',
    'web-1: getent ahosts a.example.com',
    'web-1: getent ahosts b.example.com',
  ]);
});

test('without any pod nobody can tell, and a refusal is named', async () => {
  const refused: Exec = () => Promise.reject(new WizardError('forbidden', 'api-forbidden'));

  expect(await createInside(async () => [], refused)('a', SIGNAL)).toEqual({
    is: 'nobody',
    code: 'no-pod',
  });
  expect(await createInside(async () => [aPod('web', 'web')], refused)('a', SIGNAL)).toEqual({
    is: 'nobody',
    code: 'api-forbidden',
  });
});

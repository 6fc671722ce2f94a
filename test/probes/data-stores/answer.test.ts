import { expect, test } from 'vitest';
import { WizardError } from '../../../src/model/error.ts';
import type { Clock, KubeObject, NetReader, Readers } from '../../../src/model/ports.ts';
import type { TlsSeen } from '../../../src/model/tls.ts';
import { dataStoresAnswer } from '../../../src/probes/data-stores/answer.ts';
import { CONNECTION_JOB, dataStoresOf, wordsFor } from '../../../src/readiness/connection-job.ts';
import { NEVER, readersOf } from '../../support/probes/readers.ts';

const NOW = Date.parse('2026-06-02T12:00:00Z');
const clock: Clock = { now: () => NOW, mono: () => 0, sleep: async () => {} };
const STORE = { name: 'database', host: 'db.example.com', port: 3306 };
const OPEN = async () => ({ open: true, address: '10.0.0.9', ms: 1 }) as const;
const CLOSED = async () => ({ open: false, code: 'ETIMEDOUT' }) as const;
const NOBODY = async () => {
  throw new WizardError('not-proven', 'pod-route-none');
};

type Job = {
  readonly stores?: readonly { readonly [key: string]: string | number | boolean }[];
  readonly log?: string;
  readonly conditions?: readonly object[];
  readonly waiting?: string;
};

/** The wizard's Job with its pod. */
function aJob({ stores = [STORE], conditions = [], waiting }: Job): readonly KubeObject[] {
  const read = dataStoresOf(stores);
  const args = 'stores' in read ? wordsFor(read.stores) : [];
  const metadata = { name: 'tries', namespace: 'prod', uid: 'uid-of-job' };
  const state =
    waiting === undefined
      ? { terminated: { exitCode: 0, finishedAt: '2026-06-02T11:58:00Z' } }
      : { waiting: { reason: waiting, message: 'not found' } };
  const job = {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: {
      ...metadata,
      labels: CONNECTION_JOB,
      creationTimestamp: '2026-06-02T11:57:00Z',
      generation: 1,
    },
    spec: { template: { spec: { containers: [{ args }] } } },
    status: { startTime: '2026-06-02T11:57:00Z', conditions },
  };
  const pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: 'tries-1',
      namespace: 'prod',
      uid: 'uid-of-pod',
      labels: { 'batch.kubernetes.io/job-name': 'tries' },
      ownerReferences: [
        { apiVersion: 'batch/v1', kind: 'Job', name: 'tries', uid: 'uid-of-job', controller: true },
      ],
    },
    spec: { containers: [{ name: 'connections', image: 'example.test/tools:1' }] },
    status: {
      phase: waiting === undefined ? 'Succeeded' : 'Pending',
      containerStatuses: [{ name: 'connections', image: 'example.test/tools:1', state }],
    },
  };
  return [job, pod];
}

const line = (n: number, tcp: string, tls = '-') =>
  JSON.stringify({ 'dr-wizard': 'connection', n, tcp, tls });
const COMPLETE = [{ type: 'Complete', status: 'True' }];

function readersFor(
  job: Job | undefined,
  connect: NetReader['connect'],
  more: Partial<Readers> = {},
) {
  const readers = readersOf(job === undefined ? [] : aJob(job), { clock });
  const log = async () => job?.log ?? '';
  return {
    ...readers,
    cluster: { ...readers.cluster, log },
    inside: { ...readers.inside, net: { connect } },
    ...more,
  };
}

const look = (readers: Readers, stores: readonly object[] = [STORE]) =>
  dataStoresAnswer.look(
    { namespace: 'prod', stores: stores.map((one) => ({ ...one })) },
    readers,
    NEVER,
  );

test('what the Job found open is told with its time', async () => {
  const seen = await look(readersFor({ log: line(0, 'open'), conditions: COMPLETE }, NOBODY));

  expect(seen).toMatchObject({
    verdict: 'pass',
    finds: {
      answered: [{ ...STORE, at: '2026-06-02T11:58:00.000Z', from: 'job prod/tries' }],
    },
    progress: { done: 1, of: 1, unit: 'data-stores' },
  });
});

test('what a Job found long ago is no answer any more, where nobody has removed it', async () => {
  const clockLater = { ...clock, now: () => NOW + 16 * 60_000 };
  const job = { log: line(0, 'open'), conditions: COMPLETE };

  const seen = await look(readersFor(job, NOBODY, { clock: clockLater }));

  expect(seen).toMatchObject({ verdict: 'unknown', cause: { code: 'data-store-unasked' } });
});

test('a word for TLS that is neither yes nor no is not taken for no', async () => {
  const seen = await look(readersFor(undefined, OPEN), [{ ...STORE, tls: 'required' }]);

  expect(seen).toMatchObject({ verdict: 'unknown', cause: { code: 'data-store-malformed' } });
});

test('without a Job a living pod tries', async () => {
  const seen = await look(readersFor(undefined, OPEN));

  expect(seen).toMatchObject({
    verdict: 'pass',
    finds: { answered: [{ ...STORE, at: '2026-06-02T12:00:00.000Z', from: 'pod' }] },
  });
});

test.each([
  ['neither Job nor pod: nothing is known', undefined, NOBODY, 'unknown', 'data-store-unasked'],
  ['a pod can not: it may heal', undefined, CLOSED, 'wait', 'data-store-silent'],
  [
    'the Job could not, and nobody tries again',
    { log: line(0, 'closed'), conditions: COMPLETE },
    NOBODY,
    'fail',
    'data-store-silent',
  ],
  [
    'the Job could not, and a pod can not either: it may heal',
    { log: line(0, 'closed'), conditions: COMPLETE },
    CLOSED,
    'wait',
    'data-store-silent',
  ],
  [
    'the Job could not, and a pod can now',
    { log: line(0, 'closed'), conditions: COMPLETE },
    OPEN,
    'pass',
    undefined,
  ],
  ['the Job has not tried yet', { log: '' }, NOBODY, 'wait', 'data-store-awaited'],
  [
    'the image has nothing to try it with',
    { log: line(0, 'untried'), conditions: COMPLETE },
    NOBODY,
    'unknown',
    'data-store-untried',
  ],
  [
    'a Job for other stores says nothing',
    { stores: [{ ...STORE, port: 1 }], log: line(0, 'open'), conditions: COMPLETE },
    NOBODY,
    'unknown',
    'data-store-unasked',
  ],
  [
    'a log that says something else says nothing',
    { log: `x${line(0, 'open')}\n${line(0, 'wide open')}`, conditions: COMPLETE },
    NOBODY,
    'unknown',
    'data-store-unasked',
  ],
] as const)('%s', async (_says, job, connect, verdict, code) => {
  const seen = await look(readersFor(job, connect));

  expect([seen.verdict, seen.cause?.code]).toEqual([verdict, code]);
});

test('why the Job comes to no end stands beside', async () => {
  const seen = await look(readersFor({ waiting: 'ImagePullBackOff' }, NOBODY));

  expect(seen).toMatchObject({ verdict: 'wait', cause: { code: 'data-store-awaited' } });
  expect(seen.others.map(({ code }) => code)).toContain('image-not-found');
});

test('a node that gives no log does not stop the run', async () => {
  const readers = readersFor({ conditions: COMPLETE }, NOBODY);
  const log = async () => {
    throw new WizardError('cluster-unreachable', 'api-unavailable', { server: 's', status: 500 });
  };

  const seen = await look({ ...readers, cluster: { ...readers.cluster, log } });

  expect(seen.verdict).toBe('unknown');
  expect(seen.others.map(({ code }) => code)).toEqual(['api-unavailable']);
});

const SHAKEN = { is: 'client-certificate', address: null, code: '-', ms: 1 } as const;
const PLAIN = {
  is: 'garbage',
  address: null,
  code: 'ERR_SSL_WRONG_VERSION_NUMBER',
  ms: 1,
} as const;

test.each([
  ['the Job shook hands', 'ok', undefined, 'pass', undefined],
  ['the Job got no TLS', 'failed', undefined, 'fail', 'data-store-without-tls'],
  ['the image can not try TLS', 'untried', undefined, 'unknown', 'data-store-untried'],
  ['a pod shook hands', 'failed', SHAKEN, 'pass', undefined],
  ['a pod got no TLS', 'failed', PLAIN, 'wait', 'data-store-silent'],
] as const)('TLS: %s', async (_says, tls, shaken: TlsSeen | undefined, verdict, code) => {
  const store = { ...STORE, tls: true };
  const job = { stores: [store], log: line(0, 'open', tls), conditions: COMPLETE };
  const readers = readersFor(job, NOBODY);
  const handshake = async () => shaken ?? NOBODY();

  const seen = await look({ ...readers, inside: { ...readers.inside, tls: { handshake } } }, [
    store,
  ]);

  expect([seen.verdict, seen.cause?.code]).toEqual([verdict, code]);
});

test.each([
  ['none is named', [], 'nothing-expected'],
  ['one is no store', [{ host: 'a b', port: 1 }], 'data-store-malformed'],
] as const)('%s: nothing is proven', async (_says, stores, code) => {
  const seen = await look(readersFor(undefined, OPEN), stores);

  expect([seen.verdict, seen.cause?.code]).toEqual(['unknown', code]);
});

test('a cluster that can not be reached is not this probe’s matter', async () => {
  const away = new WizardError('cluster-unreachable', 'api-refused', {});
  const connect = async () => {
    throw away;
  };

  await expect(look(readersFor(undefined, connect))).rejects.toBe(away);
});
